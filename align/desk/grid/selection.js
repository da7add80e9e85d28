// The words that a person has selected on the page.

import { tokens } from "./difference.js";
import { closest, readText } from "./elements.js";

/** @typedef {{ cell: number, begin: number, end: number }} Words offsets in UTF-16 units */

/**
 * The selected words, if they are in a sentence under `beads`. A selection of several sentences ends
 * with the first one.
 * @param {HTMLElement} beads
 * @returns {Words | null}
 */
export function selectedWords(beads) {
  const range = selectedRange(beads.getRootNode());
  const line = range && closest(elementOf(range.startContainer), ".line");
  if (!range || !line || !beads.contains(line)) return null;
  const begin = offsetIn(line, range.startContainer, range.startOffset);
  const ends = line.contains(range.endContainer);
  const end = ends ? offsetIn(line, range.endContainer, range.endOffset) : Infinity;
  return begin < end
    ? { cell: Number(line.dataset.cell), ...wholeWords(readText(line).text, begin, end) }
    : null;
}

/**
 * A span without white space at its ends that cuts no word.
 * @param {string} text
 * @param {number} begin
 * @param {number} end
 */
function wholeWords(text, begin, end) {
  const part = text.slice(begin, end);
  const from = begin + part.length - part.trimStart().length;
  const to = from + part.trim().length;
  const found = { begin: from, end: to };
  let at = 0;
  for (const token of tokens(text)) {
    const next = at + token.length;
    if (at < from && from < next) found.begin = at;
    if (at < to && to < next) found.end = next;
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
