// What people have begun to type into the fields of a page, kept in the browser's tab: Streamlit
// forgets it when they leave the page or reload it. It is forgotten when they press the button of the
// field.

/** @typedef {{ fields: string[], buttons: string[] }} Names beginnings of keys, in the same order */

const NAME = "sverka-fields";
/** Texts by the name of their field. @type {Map<string, string>} */
const kept = new Map(JSON.parse(sessionStorage.getItem(NAME) ?? "[]"));
/** Fields whose button was pressed. They are forgotten when they leave the page. @type {Set<string>} */
const sent = new Set();
/** Fields that were there before. @type {WeakSet<Element>} */
const known = new WeakSet();
/** @type {Names} */
let names = { fields: [], buttons: [] };

function store() {
  try {
    sessionStorage.setItem(NAME, JSON.stringify([...kept]));
  } catch {
    sessionStorage.removeItem(NAME); // a whole book was pasted, and there is no room for it
  }
}

/**
 * The key of the widget that an element is in, if it begins with one of these.
 * @param {EventTarget | null} target
 * @param {string[]} beginnings
 */
function keyOf(target, beginnings) {
  const place = target instanceof Element ? target.closest('[class*="st-key-"]') : null;
  const key = [...(place?.classList ?? [])].find((name) => name.startsWith("st-key-"))?.slice(7) ?? "";
  return beginnings.some((one) => key.startsWith(one)) ? key : "";
}

/** @param {Event} event */
function typed({ target }) {
  const key = keyOf(target, names.fields);
  if (!key || !(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  sent.delete(key);
  if (target.value) kept.set(key, target.value);
  else kept.delete(key);
  store();
}

/** @param {Event} event */
function pressed({ target }) {
  if (!(target instanceof Element) || !target.closest("button")) return;
  const key = keyOf(target, names.buttons);
  const at = names.buttons.findIndex((one) => key.startsWith(one));
  if (!key) return;
  const rest = key.slice(names.buttons[at].length);
  for (const name of kept.keys()) {
    const isOwn = names.fields.some((one, k) =>
      names.buttons[k] === names.buttons[at] && name === one + rest
    );
    if (isOwn) sent.add(name);
  }
}

// Fills the fields that have appeared, and forgets those that were sent and have gone.
function look() {
  const there = new Set();
  for (const field of document.querySelectorAll('[class*="st-key-"] :is(textarea, input[type="text"])')) {
    const key = keyOf(field, names.fields);
    if (!key) continue;
    there.add(key);
    const text = kept.get(key);
    if (!known.has(field) && text && !sent.has(key)) fill(field, text);
    known.add(field);
  }
  for (const key of [...sent].filter((one) => !there.has(one))) {
    sent.delete(key);
    kept.delete(key);
    store();
  }
}

/**
 * Types `text` into a field as a person would, so that Streamlit notices it.
 * @param {Element} field
 * @param {string} text
 */
function fill(field, text) {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

const observer = new MutationObserver(look);

/** @param {{ data: Names }} component */
export default function ({ data }) {
  names = data;
  document.addEventListener("input", typed, true);
  document.addEventListener("click", pressed, true);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
}
