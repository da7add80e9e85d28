// What a person has selected on the page.

import { tokens } from "./difference.js";
import { closest } from "./elements.js";

/** @import { Model } from "./model.js" */
/** @typedef {{ cell: number, begin: number, end: number }} Words offsets in UTF-16 units */

/**
 * What is selected of a sentence under `beads`, without white space at its ends. A selection of several
 * sentences ends with the first one.
 * @param {HTMLElement} beads
 * @param {Model} model
 * @returns {Words & { text: string } | null} `text` is that of the whole sentence
 */
export function selectedPart(beads, { cells }) {
  const range = selectedRange(beads.getRootNode());
  const line = range && closest(elementOf(range.startContainer), ".line");
  if (!range || !line || !beads.contains(line)) return null;
  const cell = Number(line.dataset.cell);
  const text = cells.get(cell)?.text ?? "";
  const from = offsetIn(line, range.startContainer, range.startOffset);
  const ends = line.contains(range.endContainer);
  const part = text.slice(from, ends ? offsetIn(line, range.endContainer, range.endOffset) : text.length);
  const begin = from + part.length - part.trimStart().length;
  const end = begin + part.trim().length;
  return begin < end ? { cell, begin, end, text } : null;
}

/**
 * The same, without cutting words.
 * @param {HTMLElement} beads
 * @param {Model} model
 * @returns {Words | null}
 */
export function selectedWords(beads, model) {
  const found = selectedPart(beads, model);
  return found && { cell: found.cell, ...wholeWords(found.text, found.begin, found.end) };
}

/**
 * The span with the whole words at its ends.
 * @param {string} text
 * @param {number} begin
 * @param {number} end
 */
function wholeWords(text, begin, end) {
  const found = { begin, end };
  let at = 0;
  for (const token of tokens(text)) {
    const next = at + token.length;
    if (at < begin && begin < next) found.begin = at;
    if (at < end && end < next) found.end = next;
    at = next;
  }
  return found;
}

/**
 * The selected range, also in a shadow tree.
 * @param {Node} root
 * @returns {StaticRange | Range | null}
 */
function selectedRange(root) {
  const selection = document.getSelection();
  if (!selection) return null;
  if ("getComposedRanges" in selection && root instanceof ShadowRoot) {
    const [found] = selection.getComposedRanges({ shadowRoots: [root] });
    return found && !found.collapsed ? found : null;
  }
  return selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

/** @param {Node} node */
const elementOf = (node) => node instanceof Element ? node : node.parentElement;

/**
 * The length of the text of `line` before a place in it. Deleted words are not part of it; a sign that
 * is drawn as its code is.
 * @param {Element} line
 * @param {Node} node
 * @param {number} offset
 */
function offsetIn(line, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(line);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const gone of part.querySelectorAll("del")) gone.remove();
  for (const sign of part.querySelectorAll(".control")) sign.textContent = "?";
  return part.textContent?.length ?? 0;
}
