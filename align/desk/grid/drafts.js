// Texts that people are writing and have not saved yet. They are kept in the browser's tab for each
// document, by their kind and a sentence of the bead that they belong to, so that neither a reload nor
// a key pressed by mistake loses them.

import { cellsIn } from "./records.js";

/** @import { Row } from "./types.d.ts" */
/** @typedef {"edit" | "source" | "note" | "comment" | "reply" | "reason"} Kind */
/** @typedef {`${Kind}:${number}` | `reason:${number}:${string}`} Key the latter with a fingerprint */
/**
 * @typedef {object} Draft
 * @property {string} text the sentences of a bead are on a line each
 * @property {string} base what the field had at first
 * @property {number} seen the last change that was visible then
 * @property {boolean} open whether its window is open
 * @property {number[]} [ids] the sentences on the lines of the text; 0 for a new one
 */

const KINDS = /** @type {Kind[]} */ (["edit", "source", "note", "comment"]);

/** @type {(key: Key) => [Kind, number]} */
export function partsOf(key) {
  const [kind, cell] = key.split(":");
  return [/** @type {Kind} */ (kind), Number(cell)];
}

export class Drafts {
  /** @param {(cell: number) => void} changed is called when a sentence got its first draft or lost one */
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
   * Keeps `draft`, or forgets it if it says what was there before.
   * @param {Key} key
   * @param {Draft} draft
   */
  keep(key, draft) {
    if (draft.text === draft.base) {
      this.drop(key);
      return;
    }
    const isNew = !this.all.has(key);
    this.all.set(key, draft);
    this.store();
    if (isNew) this.changed(partsOf(key)[1]);
  }

  /** @param {Key} key */
  drop(key) {
    if (!this.all.delete(key)) return;
    this.store();
    this.changed(partsOf(key)[1]);
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
    return this.all.size > 0 &&
      cellsIn(row).some((cell) => KINDS.some((kind) => this.all.has(`${kind}:${cell}`)));
  }
}
