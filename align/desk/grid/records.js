// Sentences and rows as objects, made from the columns that are sent, or one by one.

import { PARAGRAPHS, SIDES, STATUSES } from "./tables.js";

/** @import { Base, Cell, Issue, Row, SentRow } from "./types.d.ts" */
/** @import { Side, Status, Verdict } from "./tables.js" */

/** Statuses by their first letters. */
const LETTERS = new Map(
  /** @type {Status[]} */ (Object.keys(STATUSES)).map((status) => [status[0], status]),
);

/**
 * @param {Base["cells"]} columns
 * @returns {Cell[]}
 */
export function unpackCells({ ids, texts, places, labels, was }) {
  return ids.map((id, i) => ({
    id,
    text: texts[i],
    opens: (places[i] & 1) === 1,
    kind: PARAGRAPHS[places[i] >> 1],
    label: labels[i] ?? 0,
    was: was[i],
  }));
}

/**
 * @param {Base["rows"]} columns
 * @returns {Row[]}
 */
export function unpackRows({ ids, src, tgt, p, st, more }) {
  return ids.map((id, i) =>
    wholeRow({
      id,
      src: src[i],
      tgt: tgt[i],
      p: p[i] / 1000,
      st: LETTERS.get(st[i]) ?? "open",
      ...more[i],
    })
  );
}

/**
 * A row as it was sent, with all default values.
 * @param {SentRow} row
 * @returns {Row}
 */
export const wholeRow = (row) => ({
  rendering: "open",
  bookmark: false,
  boundary: false,
  note: "",
  threads: [],
  changed: false,
  unweighed: false,
  faults: [],
  readers: [],
  editors: [],
  at: -1, // until it has a position
  marks: null,
  ...row,
});

/**
 * Both judgements of a row in one word: that of the translation, or if there is none, of the pairing.
 * @type {(row: Pick<Row, "st" | "rendering">) => Verdict}
 */
export const verdictOf = ({ st, rendering }) => (rendering === "open" ? st : rendering);

/** @type {(row: Pick<Row, Side>) => string} */
export const typeOf = (row) => `${row.src.length}-${row.tgt.length}`;
/** @type {(row: Pick<Row, Side>) => boolean} */
export const isNull = (row) => !row.src.length || !row.tgt.length;

/** @type {(row: Pick<Row, Side>) => number[]} */
export const cellsIn = (row) => [...row.src, ...row.tgt];

/**
 * Whether both rows have the same sentences, none of them `reworded`.
 * @param {Row} was
 * @param {Row} now
 * @param {Set<number>} reworded
 */
export function hasSameTexts(was, now, reworded) {
  const same = SIDES.every((side) => String(was[side]) === String(now[side]));
  return same && !cellsIn(now).some((id) => reworded.has(id));
}

/**
 * `rows` that stay, in their order, each followed by the new rows that come `below` it, by its id; 0
 * is the top.
 * @param {Row[]} rows
 * @param {Map<number, Row[]>} below
 */
export function arranged(rows, below) {
  /** @type {Row[]} */
  const found = [];
  /** @type {(id: number) => Row[]} */
  const followers = (id) => {
    const next = below.get(id) ?? [];
    below.delete(id);
    return next.reverse();
  };
  /** @type {(waiting: Row[]) => void} */
  const add = (waiting) => {
    for (let row = waiting.pop(); row; row = waiting.pop()) {
      found.push(row);
      waiting.push(...followers(row.id));
    }
  };
  add(followers(0));
  for (const row of rows) add([row]);
  return found;
}

/**
 * The id of the row that has the finding `fingerprint`; `issues` are those of each row.
 * @param {Map<number, Issue[]>} issues
 * @param {string | undefined} fingerprint
 */
export const rowWith = (issues, fingerprint) =>
  [...issues].find(([, all]) => all.some((one) => one.fingerprint === fingerprint))?.[0];

/**
 * Whether a row has a thread that the filter `wanted` asks for.
 * @param {Row} row
 * @param {string | boolean} wanted `any`, `open`, or `mine`
 * @param {string} who
 */
export function hasThread({ threads }, wanted, who) {
  if (wanted === "open") return threads.some((one) => !one.resolved);
  if (wanted === "mine") return threads.some((one) => !one.resolved && one.assigned === who);
  return threads.length > 0;
}
