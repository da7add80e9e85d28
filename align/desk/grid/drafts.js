// Texts that people are writing and have not saved yet. They are kept in the browser's tab for each
// document, by their kind and the number of what they belong to (a sentence of the bead, a comment, an
// error), so that neither a reload nor a key pressed by mistake loses them.

import { cellsIn } from "./records.js";

/** @import { Row } from "./types.d.ts" */
/** @import { Grade } from "./tables.js" */
/** @typedef {"edit" | "source" | "note" | "comment" | "error"} OfCells kinds with the number of a sentence */
/** @typedef {OfCells | "reply" | "change" | "answer" | "reason"} Kind */
/** @typedef {`${Kind}:${number}` | `reason:${number}:${string}`} Key the latter with a fingerprint */
/**
 * What was chosen in a window about an error, and the words there; offsets in UTF-16 units.
 * @typedef {{ category: string, severity: Grade, cell?: number, begin?: number, end?: number, words?: string }} Form
 */
/**
 * @typedef {object} Draft
 * @property {string} text the sentences of a bead are on a line each
 * @property {string} base what the field had at first
 * @property {number} seen the last change that was visible then
 * @property {boolean} open whether its window is open
 * @property {number[]} [ids] the sentences on the lines of the text; 0 for a new one
 * @property {number[]} [had] the sentences on the lines of the base
 * @property {Form} [form] what was chosen beside the text
 * @property {boolean} [chosen] whether that differs from what was chosen at first
 */

/**
 * The numbers in `row` that texts of a kind belong to.
 * @type {Record<Kind, (row: Row) => number[]>}
 */
const OWNERS = {
  edit: cellsIn,
  source: cellsIn,
  note: cellsIn,
  comment: cellsIn,
  error: cellsIn,
  reason: cellsIn,
  reply: (row) => row.threads.map(({ id }) => id),
  change: (row) => row.faults.map(({ id }) => id),
  answer: (row) => row.faults.map(({ id }) => id),
};

/** @type {(key: Key) => [Kind, number]} */
export function partsOf(key) {
  const [kind, cell] = key.split(":");
  return [/** @type {Kind} */ (kind), Number(cell)];
}

/**
 * Whether the text with this name belongs to `row`.
 * @param {Key} key
 * @param {Row} row
 */
export function belongs(key, row) {
  const [kind, id] = partsOf(key);
  return OWNERS[kind](row).includes(id);
}

export class Drafts {
  /** @param {(key: Key) => void} changed is called when a text got its first draft or lost it */
  constructor(changed) {
    this.changed = changed;
    this.name = "";
    /** @type {Map<Key, Draft>} */
    this.all = new Map();
  }

  /** @param {number} document */
  load(document) {
    this.name = `sverka-drafts:${document}`;
    this.all = new Map(JSON.parse(sessionStorage.getItem(this.name) ?? "[]"));
  }

  store() {
    if (this.all.size) sessionStorage.setItem(this.name, JSON.stringify([...this.all]));
    else sessionStorage.removeItem(this.name);
  }

  /**
   * Keeps `draft`, or forgets it if it says what was there before and nothing else was chosen.
   * @param {Key} key
   * @param {Draft} draft
   */
  keep(key, draft) {
    if (draft.text === draft.base && !draft.chosen) {
      this.drop(key);
      return;
    }
    const isNew = !this.all.has(key);
    this.all.set(key, draft);
    this.store();
    if (isNew) this.changed(key);
  }

  /** @param {Key} key */
  drop(key) {
    if (!this.all.delete(key)) return;
    this.store();
    this.changed(key);
  }

  /** @param {Key} key */
  shut(key) {
    const draft = this.all.get(key);
    if (!draft) return;
    draft.open = false;
    this.store();
  }

  // The text whose window was open when the page was closed.
  get open() {
    return [...this.all].find(([, draft]) => draft.open)?.[0];
  }

  /**
   * Whether something about `row` is not saved.
   * @param {Row} row
   */
  has(row) {
    return [...this.all.keys()].some((key) => partsOf(key)[0] !== "reason" && belongs(key, row));
  }
}
