// Where a person is in a document and how they look at it: the current bead, selection, filters,
// order. Kept in the browser's tab for each document, so that it outlives a reload.

/** @import { Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */
/** @import { Model } from "./model.js" */
/**
 * What is kept of a document.
 * @typedef {Pick<Model, "quick" | "want" | "order" | "query" | "regex" | "threshold">} View
 * @typedef {{ row: number | null, cell: number | null, picked: number[], view: View }} Kept
 */

/**
 * The address of a bead of any document in this desk. It has the number that the bead is shown with, for
 * people, and the id of the bead, which stays when beads above it are merged or split.
 * @param {number} document
 * @param {number} row the id
 * @param {number} [number] counts from 1
 */
export function addressOf(document, row, number) {
  const url = new URL(location.href);
  url.searchParams.set("doc", String(document));
  if (number) url.searchParams.set("row", String(number));
  else url.searchParams.delete("row");
  url.searchParams.set("bead", String(row));
  return url.href;
}

/** @type {(document: number) => string} */
const nameOf = (document) => `sverka-place:${document}`;

export class Place {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.onHide = () => this.keep();
    /** @type {Stay | null} */
    this.stay = null;
  }

  enter() {
    window.addEventListener("pagehide", this.onHide);
  }

  leave() {
    window.removeEventListener("pagehide", this.onHide);
    this.stay?.end();
    this.keep();
  }

  keep() {
    const { base, ready, hand, model } = this.grid;
    if (!ready) return;
    const { quick, want, order, query, regex, threshold } = model;
    /** @type {Kept} */
    const kept = {
      row: hand.row?.id ?? null,
      cell: hand.cell,
      picked: [...hand.picked],
      view: { quick, want, order, query, regex, threshold },
    };
    sessionStorage.setItem(nameOf(base.document), JSON.stringify(kept));
  }

  // Shows the document as it was left, or from the top.
  recall() {
    const { base, hand, model, look, work } = this.grid;
    work.texts.drafts.load(base.document);
    hand.row = hand.cell = null;
    hand.picked.clear();
    hand.marked.clear();
    const text = sessionStorage.getItem(nameOf(base.document));
    if (text) {
      /** @type {Kept} */
      const kept = JSON.parse(text);
      model.showLike(kept.view);
      for (const id of kept.picked) if (model.byId.has(id)) hand.picked.add(id);
      hand.row = model.byId.get(kept.row ?? 0) ?? model.rowOf(kept.cell);
      hand.cell = hand.row && kept.cell;
    }
    look.search.value = model.query;
  }

  /**
   * Goes to the bead that the address names if a person has just `come` from elsewhere; otherwise to
   * the current bead, or the top.
   * @param {boolean} come
   */
  begin(come) {
    const { beads, hand, scroll, work } = this.grid;
    const asked = come ? this.asked() : undefined;
    if (asked && asked !== hand.row) this.goTo(asked);
    else if (hand.row) {
      hand.choose(hand.row, { cell: hand.cell });
      hand.reveal(hand.row);
    } else scroll.scrollTop = 0;
    this.stay?.end();
    if (hand.row) this.stay = new Stay([scroll, beads], () => hand.reveal(hand.row));
    if (come && !work.sheet.dialog.open) work.texts.resume();
  }

  // The bead that the address names: by its id, or if it is not there, by its number.
  asked() {
    const { byId, rows } = this.grid.model;
    const asked = new URLSearchParams(location.search);
    return byId.get(Number(asked.get("bead"))) ?? rows[Number(asked.get("row")) - 1];
  }

  /**
   * Goes to `row`, and shows all beads if the filters hide it.
   * @param {Row} row
   */
  goTo(row) {
    const { hand, model, look, say } = this.grid;
    if (!model.shown.includes(row)) {
      look.all();
      this.grid.tell(say("The filters are off, because they hid this bead."), true);
    }
    hand.picked.clear();
    hand.choose(row, { scroll: true });
  }
}

const DONE = ["wheel", "touchmove", "pointerdown", "keydown"]; // what shows that a person is at work

/**
 * Calls `show` whenever one of `parts` changes its size, until a person scrolls, clicks or presses a key:
 * findings come later than the texts, and take room above what the person has come for.
 */
export class Stay {
  /**
   * @param {Element[]} parts
   * @param {() => void} show
   */
  constructor(parts, show) {
    this.watch = new ResizeObserver(show);
    for (const part of parts) this.watch.observe(part);
    this.onDone = () => this.end();
    for (const name of DONE) window.addEventListener(name, this.onDone, { capture: true, passive: true });
  }

  end() {
    this.watch.disconnect();
    for (const name of DONE) window.removeEventListener(name, this.onDone, { capture: true });
  }
}
