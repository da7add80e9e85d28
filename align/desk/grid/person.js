// What an address must say on every page, since a page that is loaded anew knows nothing else: who is at
// the desk, which document is open, and the language of the interface.

const KEPT = ["who", "doc", "ui"];

/**
 * The address `href` with what the address `now` says of these, unless it says something else itself.
 * @param {string} href
 * @param {string} [now]
 */
export function withPerson(href, now = location.href) {
  const [to, from] = [href, now].map((one) => new URL(one));
  for (const name of KEPT) {
    const value = from.searchParams.get(name);
    if (value && !to.searchParams.has(name)) to.searchParams.set(name, value);
  }
  return to.href;
}
