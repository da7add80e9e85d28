// The keys: which one was pressed, and the window that explains them.

import { make, makeButton } from "./elements.js";
import { actionsByKey, choose, forget, hasOwn, keysOf } from "./ownkeys.js";
import { KEYS, SHOWN } from "./tables.js";

/** @import { Say } from "./types.d.ts" */

/** @type {Partial<Record<string, string>>} */
const PLACES = { BracketLeft: "[", BracketRight: "]", Slash: "/", Equal: "=", Minus: "-" };
/** @type {Partial<Record<string, string>>} */
const WITH_SHIFT = { "[": "{", "]": "}", "/": "?", "=": "+" };

const ENTRIES = KEYS.flatMap(({ keys }) => keys).filter(([, action]) => action); // others are in the editor
/** Actions by the names of their keys. */
export const ACTIONS = actionsByKey();
/**
 * The first key and the meaning of an action; the key is "" if it has none.
 * @type {Map<string, { key: string, meaning: string }>}
 */
export const MEANINGS = new Map();
learn();

// Takes the keys as they are now.
function learn() {
  ACTIONS.clear();
  for (const [key, action] of actionsByKey()) ACTIONS.set(key, action);
  for (const [, action, meaning] of ENTRIES) MEANINGS.set(action, { key: keysOf(action)[0] ?? "", meaning });
}

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
 * The content of the window that explains the keys and in which people set their own; `close` closes it,
 * `changed` is called when keys have changed.
 * @param {Say} say
 * @param {() => void} close
 * @param {() => void} changed
 */
export function drawKeys(say, close, changed) {
  const groups = make("div", "groups");
  const told = make("p", "fault");
  told.setAttribute("role", "alert");
  const renew = () => {
    learn();
    changed();
  };
  for (const { group, keys } of KEYS) {
    const part = make("section");
    const list = make("dl");
    for (const [names, action, meaning] of keys) {
      const term = make("dt");
      if (action) term.append(drawKey(action, meaning, say, told, renew));
      else term.append(...names.map((name) => make("kbd", "", SHOWN[name] ?? name)));
      list.append(term, make("dd", "", say(meaning)));
    }
    part.append(make("h3", "", say(group)), list);
    groups.append(part);
  }
  const head = make("h2", "", say("Keys"));
  head.tabIndex = -1;
  head.autofocus = true; // the button is at the bottom: the window would open scrolled to its end
  const how = make("p", "was", say("To set a key of your own, click a key here, then press the new one."));
  const buttons = make("div", "buttons");
  if (hasOwn()) {
    buttons.append(makeButton(say("Use the standard keys again"), () => {
      forget();
      renew();
    }));
  }
  buttons.append(makeButton(say("Close"), close, "close"));
  return [head, how, groups, told, buttons];
}

/**
 * The keys of an action, as a button that waits for another key.
 * @param {string} action
 * @param {string} meaning
 * @param {Say} say
 * @param {HTMLElement} told where to say what prevents it
 * @param {() => void} renew
 */
function drawKey(action, meaning, say, told, renew) {
  const button = makeButton("", undefined, "own");
  const rest = () => {
    const names = keysOf(action);
    button.replaceChildren(
      ...(names.length ? names : ["–"]).map((name) => make("kbd", "", SHOWN[name] ?? name)),
    );
    button.setAttribute("aria-label", `${names.join(" ")} ${say(meaning)}`);
  };
  rest();
  button.addEventListener("click", () => {
    told.textContent = "";
    button.replaceChildren(make("kbd", "", "…"));
    button.setAttribute("aria-label", say("Press the new key"));
  });
  button.addEventListener("blur", rest);
  button.addEventListener("keydown", (event) => {
    if (button.textContent !== "…" || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const trouble = event.key === "Escape" ? "" : choose(action, keyName(event), say);
    told.textContent = trouble;
    button.closest("dt")?.nextElementSibling?.append(told); // beside the key: the window may be scrolled
    rest();
    if (event.key !== "Escape" && !trouble) renew();
  });
  return button;
}
