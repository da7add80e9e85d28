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
 * What somebody typed, brought to the sentences as they are now: a sentence that has come since is added
 * in its place, and one that the person left alone reads as it does now.
 * @param {Line[]} lines what was typed
 * @param {Line[]} was the sentences that it was typed over
 * @param {Line[]} now
 * @returns {{ lines: Line[], clash: boolean }} `clash`: a sentence was changed on both sides
 */
export function brought(lines, was, now) {
  const [old, current, typed] = [was, now, lines].map((some) => new Map(some));
  const isLike = (/** @type {string | undefined} */ a, b = "") => flat(a ?? "") === flat(b);
  const left = (/** @type {number} */ id) => old.has(id) && isLike(typed.get(id), old.get(id));
  const kept = lines.filter(([id]) => !id || current.has(id) || !left(id))
    .map(([id, text]) => /** @type {Line} */ ([id, left(id) ? current.get(id) ?? text : text]));
  let after = -1; // where the sentence before is
  for (const [id, text] of now) {
    const at = kept.findIndex(([one]) => one === id);
    if (at >= 0) after = at;
    else if (!old.has(id)) {
      after += 1;
      while (after > 0 && kept[after]?.[0] === 0) after += 1; // new sentences of the one before
      kept.splice(after, 0, [id, text]);
    }
  }
  const clash = was.some(([id, text]) =>
    !left(id) && !isLike(current.get(id), text) && !isLike(typed.get(id), current.get(id))
  );
  return { lines: kept, clash };
}

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
