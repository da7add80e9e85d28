// The sentences of a bead as lines of a text, each with its id; 0 is a sentence that is new.

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
