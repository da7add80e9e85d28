// The sentences of a bead as lines of a text, each with its id; 0 is a sentence that is new.

/** @import { Operation, Side } from "./tables.js" */
/** @typedef {[id: number, text: string]} Line */

/**
 * A text on one line, as the server keeps the text of a sentence.
 * @type {(text: string) => string}
 */
export const flat = (text) => text.replace(/\s*[\t\n\v\f\r]\s*/g, " ").trim();

/** @type {(lines: Line[]) => string} */
export const textOf = (lines) => lines.map(([, text]) => text.replace(/[\n\r]+/g, " ")).join("\n");

/**
 * The lines of `text`, with the ids that they had in their order.
 * @param {string} text
 * @param {number[]} ids
 * @returns {Line[]}
 */
export const written = (text, ids) => text.split("\n").map((line, k) => [ids[k] ?? 0, line]);

/**
 * The lines that are not empty, without spaces at their ends.
 * @param {Line[]} lines
 */
export const filled = (lines) =>
  lines.map(([id, text]) => /** @type {Line} */ ([id, text.trim()])).filter(([, text]) => text);

/**
 * The operation that saves `lines`; null if nothing is to be saved.
 * @param {{ row: number, side: Side, before: Line[] }} job what the sentences were before
 * @param {Line[]} lines
 * @returns {Operation | null}
 */
export function saving({ row, side, before }, lines) {
  const texts = filled(lines);
  const same = texts.length === before.length && texts.every(([id], k) => id === before[k][0]);
  const changed = texts.filter(([, text], k) => flat(text) !== flat(before[k]?.[1] ?? ""));
  if (same && !changed.length) return null;
  if (same && texts.length === 1) return { op: "edit", cell: changed[0][0], text: changed[0][1] };
  if (!texts.length && !before.length) return null;
  return { op: "write", row, side, texts };
}
