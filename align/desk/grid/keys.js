// The keys: which one was pressed, and the window that explains them.

import { make, makeButton } from "./elements.js";
import { KEYS, SHOWN } from "./tables.js";

/** @import { Say } from "./types.d.ts" */

/** @type {Partial<Record<string, string>>} */
const PLACES = { BracketLeft: "[", BracketRight: "]", Slash: "/", Equal: "=", Minus: "-" };
/** @type {Partial<Record<string, string>>} */
const WITH_SHIFT = { "[": "{", "]": "}", "/": "?", "=": "+" };

const ENTRIES = KEYS.flatMap(({ keys }) => keys).filter(([, action]) => action); // others are in the editor
/** Actions by the names of their keys. */
export const ACTIONS = new Map(
  ENTRIES.flatMap(([names, action]) => names.map((name) => /** @type {const} */ ([name, action]))),
);
/** The first key and the meaning of an action, by the action's name. */
export const MEANINGS = new Map(
  ENTRIES.map(([names, action, meaning]) => [action, { key: names[0], meaning }]),
);

/**
 * The key by its position if the layout has another script, or if its sign means nothing here: т is n
 * on a Russian keyboard, and the dot is the slash.
 * @param {Pick<KeyboardEvent, "key" | "code" | "shiftKey">} event
 */
export function keyName(event) {
  const isKnown = event.key.charCodeAt(0) < 128 && (ACTIONS.has(event.key) || !PLACES[event.code]);
  if (event.key.length !== 1 || isKnown) return event.key;
  if (event.code.startsWith("Key")) {
    const letter = event.code.slice(3);
    return event.shiftKey ? letter : letter.toLowerCase();
  }
  const sign = PLACES[event.code] ?? event.key;
  return event.shiftKey ? (WITH_SHIFT[sign] ?? sign) : sign;
}

/**
 * The content of the window that explains the keys; `close` closes it.
 * @param {Say} say
 * @param {() => void} close
 */
export function drawKeys(say, close) {
  const groups = make("div", "groups");
  for (const { group, keys } of KEYS) {
    const part = make("section");
    const list = make("dl");
    for (const [names, , meaning] of keys) {
      const term = make("dt");
      term.append(...names.map((name) => make("kbd", "", SHOWN[name] ?? name)));
      list.append(term, make("dd", "", say(meaning)));
    }
    part.append(make("h3", "", say(group)), list);
    groups.append(part);
  }
  const head = make("h2", "", say("Keys"));
  head.tabIndex = -1;
  head.autofocus = true; // the button is at the bottom: the window would open scrolled to its end
  return [head, groups, makeButton(say("Close"), close, "close")];
}
