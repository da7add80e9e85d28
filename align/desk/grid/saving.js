// What is on its way to the server and not confirmed: a line at its row says so, first that it is being
// saved, then that it is not saved and is sent again.

import { make } from "./elements.js";
import { rowWith } from "./records.js";

/** @import { Row } from "./types.d.ts" */
/** @import { Operation } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @import { Model } from "./model.js" */

const SLOW = 700; // milliseconds until a row says that it is being saved
const LATE = 4500; // milliseconds until it says that it is not saved; by then it has been sent again
const LONG = 600_000; // milliseconds that the message is shown, unless another one comes

export class Saving {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** Whether each row on its way is late, by its id. @type {Map<number, boolean>} */
    this.rows = new Map();
    this.late = false;
  }

  /**
   * Shows at `rows` that a change of them is on its way, until the returned function is called.
   * @param {number[]} rows ids
   */
  begin(rows) {
    const slow = setTimeout(() => this.mark(rows, false), SLOW);
    const late = setTimeout(() => {
      const { say } = this.grid;
      this.late = true;
      this.mark(rows, true);
      this.grid.tell(say("Not saved: the server does not answer. Trying again …"), true, LONG);
    }, LATE);
    return () => {
      clearTimeout(slow);
      clearTimeout(late);
      if (rows.filter((id) => this.rows.delete(id)).length) this.redraw(rows);
      if (this.late) this.grid.tell(this.grid.say("The server answers again."), true);
      this.late = false;
    };
  }

  /**
   * @param {number[]} rows
   * @param {boolean} late
   */
  mark(rows, late) {
    for (const id of rows) this.rows.set(id, late);
    this.redraw(rows);
  }

  /** @param {number[]} rows */
  redraw(rows) {
    const { list, model } = this.grid;
    for (const id of rows) {
      const row = model.byId.get(id);
      if (row) list.redraw(row);
    }
    this.grid.settled();
  }

  /**
   * The line that `row` shows, if a change of it is on its way.
   * @param {Row} row
   */
  draw({ id }) {
    const late = this.rows.get(id);
    if (late === undefined) return [];
    const { say } = this.grid;
    const line = make("p", "saving", late ? say("Not saved, trying again …") : say("Saving …"));
    line.setAttribute("role", "gridcell");
    return [line];
  }
}

/**
 * The ids of the rows that `op` is about.
 * @param {Operation} op
 * @param {Model} model
 */
export function rowsOf(op, model) {
  if (op.op === "weigh") return []; // no person does it
  if ("rows" in op) return op.rows;
  if ("row" in op) return [op.row];
  const cells = "cell" in op ? [op.cell] : "src" in op ? [...op.src, ...op.tgt] : [];
  const found = cells.map((cell) => model.rowOf(cell)?.id);
  if ("fingerprint" in op) found.push(rowWith(model.issues, op.fingerprint));
  return [...new Set(found)].filter((id) => id !== undefined);
}
