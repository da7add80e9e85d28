// The current row and sentence, the selected rows, and the sentences marked for a link.

import { closest, find, findAll } from "./elements.js";
import { addressOf } from "./place.js";
import { cellsIn } from "./records.js";

/** @import { Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

const EDGE = 24; // pixels between a visible bead and the edges of the window

export class Hand {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {Row | null} */
    this.row = null; // the current row
    /** @type {number | null} */
    this.cell = null; // the id of the current sentence
    /** @type {Set<number>} */
    this.picked = new Set(); // ids of the selected rows
    /** @type {Set<number>} */
    this.marked = new Set(); // ids of sentences to be linked
    grid.beads.addEventListener("click", (event) => this.click(event));
  }

  // Clears everything except the current row.
  clear() {
    this.picked.clear();
    this.marked.clear();
    this.draw();
  }

  /**
   * After an operation: stays at the current bead, or goes to the first one that it made.
   * @param {number[]} touched
   */
  follow(touched) {
    const row = this.row ?? touched.map((id) => this.grid.model.byId.get(id)).find(Boolean);
    if (row) this.choose(row, { scroll: true, focus: true });
  }

  // After a change: finds the current row again, or the row that its sentence has moved to.
  find() {
    const { model } = this.grid;
    this.row = this.row && (model.byId.get(this.row.id) ?? model.rowOf(this.cell));
  }

  /**
   * Goes to the next row in direction `step` that passes `test`, or shows the message `none`.
   * @param {1 | -1} step
   * @param {(row: Row) => boolean} test
   * @param {string} none
   */
  jump(step, test, none) {
    const row = this.grid.model.nearest(this.row, step, test);
    if (row) this.choose(row, { scroll: true, focus: true });
    else this.grid.tell(none, true);
  }

  /** @param {1 | -1} step */
  move(step) {
    const row = this.grid.model.neighbour(this.row, step);
    this.picked.clear();
    if (row) this.choose(row, { scroll: true, focus: true });
  }

  /**
   * Makes `row` the current bead and writes it into the address. `cell` is the current sentence, by
   * default the first of the row.
   * @param {Row} row
   * @param {{ scroll?: boolean, focus?: boolean, cell?: number | null }} [options]
   */
  choose(row, { scroll = false, focus = false, cell = null } = {}) {
    const stays = row === this.row && cellsIn(row).some((one) => one === this.cell);
    this.row = row;
    this.cell = cell ?? (stays ? this.cell : cellsIn(row)[0]);
    if (scroll) this.reveal(row);
    this.draw();
    if (focus) this.grid.list.element(row)?.focus({ preventScroll: true });
    this.address();
    this.grid.overview.point(row);
    this.grid.memory.point();
  }

  /**
   * A click on a row. With Shift it selects all rows up to it, with Ctrl it adds this row.
   * @param {MouseEvent} event
   */
  click(event) {
    const { model, work } = this.grid;
    if (work.texts.editor.holds(event.target)) return;
    const row = model.byId.get(Number(closest(event.target, ".row")?.dataset.id));
    if (!row) return;
    const button = closest(event.target, "[data-fault]");
    if (button) {
      this.choose(row);
      work.errors.press(row, Number(button.dataset.fault), button.dataset.what);
      return;
    }
    const wanted = closest(event.target, "[data-do]")?.dataset.do;
    if (wanted) {
      this.choose(row);
      this.grid.act(wanted);
      return;
    }
    const line = lineAt(event);
    const before = this.row;
    if (event.shiftKey && before) this.pick(before, row);
    else if (event.ctrlKey || event.metaKey) this.toggle(row, before);
    else this.picked.clear();
    this.choose(row, { focus: true, cell: line ? Number(line.dataset.cell) : null });
    if (event.altKey && line) this.mark();
  }

  /**
   * Selects all rows from one to another.
   * @param {Row} from
   * @param {Row} to
   */
  pick(from, to) {
    const [first, last] = from.at < to.at ? [from.at, to.at] : [to.at, from.at];
    for (const row of this.grid.model.rows.slice(first, last + 1)) this.picked.add(row.id);
  }

  /**
   * Selects `row` in addition to the current row `before`, or deselects it.
   * @param {Row} row
   * @param {Row | null} before
   */
  toggle(row, before) {
    if (!this.picked.size && before) this.picked.add(before.id);
    if (!this.picked.delete(row.id)) this.picked.add(row.id);
  }

  /** @param {1 | -1} step */
  pickOn(step) {
    const next = this.row && this.grid.model.rows[this.row.at + step];
    if (!this.row || !next) return;
    this.pick(this.row, next);
    this.choose(next, { scroll: true, focus: true });
  }

  /**
   * Goes to the sentence `step` places further in the current bead.
   * @param {1 | -1} step
   */
  side(step) {
    const row = this.row ?? this.grid.model.shown[0];
    if (!row) return;
    const cells = cellsIn(row);
    const here = cells.findIndex((one) => one === this.cell);
    const at = Math.min(Math.max(here + step, 0), cells.length - 1);
    this.choose(row, { scroll: true, focus: true, cell: cells[at] });
  }

  // Marks the current sentence for a link, or removes the mark.
  mark() {
    if (this.cell === null) return;
    if (!this.marked.delete(this.cell)) this.marked.add(this.cell);
    this.draw();
    this.grid.tell(this.grid.say("Marked: {n}", { n: this.marked.size }), true);
  }

  // Returns a function that brings the focus back to the current row when a sheet is closed.
  get back() {
    return () => {
      const element = (this.row && this.grid.list.element(this.row)) ?? this.grid.scroll;
      element.focus({ preventScroll: true });
    };
  }

  // Writes the current bead into the page's address, so that a reload returns to it.
  address() {
    if (!this.row || this.grid.door.shut) return; // the address may already be that of another page
    const url = addressOf(this.grid.base.document, this.row.id, this.row.at + 1);
    if (url !== location.href) history.replaceState(history.state, "", url);
  }

  // Shows on the drawn rows what is current, selected and marked.
  draw() {
    const { grid, row, cell } = this;
    if (!grid.ready) return;
    this.wipe();
    /** @type {(id: number) => HTMLElement | null} */
    const drawn = (id) => grid.beads.querySelector(`.row[data-id="${id}"]`);
    /** @type {(id: number | null) => HTMLElement | null} */
    const line = (id) => grid.beads.querySelector(`.line[data-cell="${id}"]`);
    const reached = row ?? grid.model.shown[0];
    const element = reached ? drawn(reached.id) : null;
    if (element) element.tabIndex = 0;
    if (row) element?.setAttribute("aria-selected", "true");
    for (const id of this.picked) drawn(id)?.setAttribute("aria-selected", "true");
    for (const id of this.marked) line(id)?.classList.add("marked");
    if (row && cellsIn(row).length > 1) line(cell)?.classList.add("at-hand");
  }

  // Removes what `draw` has shown before.
  wipe() {
    const { beads } = this.grid;
    for (const line of findAll(beads, ".at-hand, .marked")) line.classList.remove("at-hand", "marked");
    for (const row of findAll(beads, '[aria-selected="true"], .row[tabindex="0"]')) {
      row.removeAttribute("aria-selected");
      row.tabIndex = -1;
    }
  }

  /**
   * Scrolls the bead to the middle, and again when its neighbours have been drawn.
   * @param {Row | null} row
   */
  reveal(row) {
    if (!row) return;
    this.centre(row);
    requestAnimationFrame(() => requestAnimationFrame(() => this.centre(row)));
  }

  /**
   * Makes a `change` of what is drawn, and keeps the current bead where it is on the screen: findings may be
   * added above it.
   * @param {() => void} change
   */
  steadily(change) {
    const before = this.offset();
    change();
    const after = this.offset();
    if (before !== null && after !== null) this.grid.scroll.scrollTop += after - before;
  }

  // Where the current bead is in the window of the rows, in pixels from its top; null if it is not there.
  offset() {
    const { list, scroll } = this.grid;
    const box = this.row && list.element(this.row)?.getBoundingClientRect();
    if (!box) return null;
    const frame = scroll.getBoundingClientRect();
    return box.bottom > frame.top && box.top < frame.bottom ? box.top - frame.top : null;
  }

  /** @param {Row} row */
  centre(row) {
    const { list, scroll } = this.grid;
    const box = list.element(row)?.getBoundingClientRect();
    if (!box) return;
    const frame = scroll.getBoundingClientRect();
    const top = EDGE + find(scroll, ".heads", HTMLElement).offsetHeight; // they stay in sight above the rows
    if (box.top >= frame.top + top && box.bottom <= frame.bottom - EDGE) return;
    scroll.scrollTop += box.top - frame.top - Math.max(top, (frame.height - box.height) / 2);
  }
}

/**
 * The sentence that was clicked, or the nearest one on the same side if the click was between two
 * lines or after the last one.
 * @param {MouseEvent} event
 */
function lineAt({ target, clientX: x, clientY: y }) {
  /** @type {(line: Element) => number} */
  const far = (line) =>
    Math.min(
      ...[...line.getClientRects()].map(({ left, right, top, bottom }) =>
        Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0))
      ),
    );
  const side = closest(target, ".side");
  const lines = side ? [...findAll(side, ".line")] : [];
  return closest(target, ".line") ?? lines.sort((one, other) => far(one) - far(other))[0];
}
