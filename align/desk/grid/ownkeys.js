// A person's own keys: kept in the browser, and set in the window that explains the keys.

import { KEYS } from "./tables.js";

/** @import { Say } from "./types.d.ts" */

const PLACE = "sverka-keys";
/** Keys that the browser, the windows or the editor need. */
const KEPT = new Set([
  "Escape",
  "Tab",
  "Enter",
  " ",
  "Shift",
  "Control",
  "Alt",
  "AltGraph",
  "Meta",
  "CapsLock",
]);

/** The keys of an action that come with Sverka. @type {Map<string, string[]>} */
const USUAL = new Map(
  KEYS.flatMap(({ keys }) => keys).filter(([, action]) => action).map(([names, action]) => [action, names]),
);

/** What the person has chosen, by action. @returns {Record<string, string>} */
function chosen() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return Object.fromEntries(
      Object.entries(found).filter(([action, key]) => USUAL.has(action) && typeof key === "string"),
    );
  } catch {
    return {};
  }
}

/**
 * The keys of an action: the person's own, or those that come with Sverka and that the person has not
 * given to another action.
 * @param {string} action
 */
export function keysOf(action) {
  const own = chosen();
  if (own[action]) return [own[action]];
  const given = new Set(Object.values(own));
  return (USUAL.get(action) ?? []).filter((key) => !given.has(key));
}

/** All actions by their keys. */
export const actionsByKey = () =>
  new Map([...USUAL.keys()].flatMap((action) => keysOf(action).map((key) => [key, action])));

/** Whether the person has keys of their own. */
export const hasOwn = () => Object.keys(chosen()).length > 0;

/** Goes back to the keys that come with Sverka. */
export const forget = () => localStorage.removeItem(PLACE);

/**
 * Gives `key` to `action`. Returns what prevents it, "" if nothing does.
 * @param {string} action
 * @param {string} key
 * @param {Say} say
 */
export function choose(action, key, say) {
  if (KEPT.has(key)) return say("This key cannot be chosen.");
  const other = actionsByKey().get(key);
  if (other && other !== action) {
    const meaning = KEYS.flatMap(({ keys }) => keys).find(([, one]) => one === other)?.[2] ?? "";
    return say("This key is taken: {action}", { action: say(meaning) });
  }
  const own = chosen();
  if (USUAL.get(action)?.includes(key)) delete own[action];
  else own[action] = key;
  localStorage.setItem(PLACE, JSON.stringify(own));
  return "";
}
