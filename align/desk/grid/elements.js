// Page elements: create, find and read them. Texts are only ever inserted as text.

import { fold, HIDDEN } from "./text.js";

/** @import { Piece } from "./difference.js" */

const TAGS = /** @type {const} */ ({ same: "span", added: "ins", removed: "del" });

/**
 * Creates an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/**
 * Creates a button with the label `text`, which calls `act`.
 * @param {string} text
 * @param {() => unknown} [act]
 * @param {string} [className]
 */
export function makeButton(text, act, className) {
  const button = make("button", className, text);
  button.type = "button";
  if (act) button.addEventListener("click", act);
  return button;
}

/**
 * The first element `selector` under `root`. It must exist and have this `type`.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`no ${type.name} is ${selector}`);
}

/**
 * All elements `selector` under `root`.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
export function findAll(root, selector) {
  return root.querySelectorAll(selector);
}

/**
 * The element `selector` that `target` is or is inside; null if there is none.
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function closest(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

/**
 * The element that has the focus, if it is in the same tree as `node`.
 * @param {Node} node
 */
export function focusedBeside(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}

/**
 * Appends `text` with a possible line break wherever there is none for a hundred characters: browsers
 * take minutes to break a line of a hundred thousand.
 * @param {Element} parent
 * @param {string} text
 */
function appendBreakable(parent, text) {
  let at = 0;
  for (const match of text.matchAll(/\S{100}/gu)) {
    const end = match.index + match[0].length;
    parent.append(text.slice(at, end), make("wbr"));
    at = end;
  }
  parent.append(text.slice(at));
}

/**
 * Appends `text`; characters that change its direction, or are invisible, are drawn as their code.
 * @param {Element} parent
 * @param {string} text
 */
export function write(parent, text) {
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    appendBreakable(parent, text.slice(at, match.index));
    const sign = make("span", "control");
    const code = match[0].codePointAt(0) ?? 0;
    sign.dataset.code = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
    parent.append(sign);
    at = match.index + match[0].length;
  }
  appendBreakable(parent, text.slice(at));
}

/**
 * Elements for a text that has changed: its words, those that were inserted, those that were deleted.
 * @param {Piece[]} pieces
 */
export const drawPieces = (pieces) =>
  pieces.map(([kind, text]) => {
    const element = make(TAGS[kind]);
    write(element, text);
    return element;
  });

/**
 * The text of an element as one string, and a function that makes ranges of it.
 * @param {Element} element
 */
export function readText(element) {
  const walker = document.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT,
    (node) =>
      node.parentElement?.closest(".note, .editor, del")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {[number, Text][]} */
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    nodes.push([text.length, node]);
    text += node.data;
  }
  /** @type {(offset: number, isEnd: boolean) => [Text, number]} */
  const point = (offset, isEnd) => {
    const at = nodes.findLastIndex(([start]) => (isEnd ? start < offset : start <= offset));
    return [nodes[at][1], offset - nodes[at][0]];
  };
  /** @type {(begin: number, end: number) => Range} */
  const range = (begin, end) => {
    const made = document.createRange();
    made.setStart(...point(begin, false));
    made.setEnd(...point(Math.min(end, text.length), true));
    return made;
  };
  return { text, range };
}

/**
 * The matches of `pattern`, a global expression, in a side, as ranges. If `folded`, the expression
 * is for the folded text.
 * @param {Element} side
 * @param {RegExp} pattern
 * @param {boolean} folded
 */
export function hits(side, pattern, folded) {
  const { text, range } = readText(side);
  return [...(folded ? fold(text) : text).matchAll(pattern)]
    .filter((match) => match[0])
    .map((match) => range(match.index, match.index + match[0].length));
}

/**
 * Makes a field as high as its text.
 * @param {HTMLTextAreaElement} area
 */
export function fit(area) {
  area.style.blockSize = "auto";
  area.style.blockSize = area.scrollHeight + 2 + "px";
}

/**
 * Puts the cursor into a field.
 * @param {HTMLTextAreaElement} area
 * @param {number} at -1 is the end
 */
export function caret(area, at) {
  area.focus({ preventScroll: true });
  const place = at < 0 ? area.value.length : at;
  area.setSelectionRange(place, place);
}
