// The history: that of a bead, with every wording, and that of the document.

import { changes } from "./difference.js";
import { drawPieces, make, makeButton } from "./elements.js";
import { operationName, signature, statusName } from "./names.js";
import { NEEDS, STATUSES } from "./tables.js";

/** @import { Done, Row, Standing, Step, Struck, Wording } from "./types.d.ts" */
/** @import { Status } from "./tables.js" */
/** @import { Work } from "./work.js" */

const LINES = 200; // number of lines in the history of the document

export class Trace {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    this.grid = work.grid;
    /** The deleted sentences by the row where they are shown. @type {Map<number, Struck[]>} */
    this.struck = new Map();
  }

  // Asks for the sentences that people deleted, if changes are shown, and draws them.
  async strike() {
    const { look, post, model, list } = this.grid;
    const { deleted = [] } = look.changes ? await post.send("deleted") : {};
    const before = this.struck;
    this.struck = Map.groupBy(deleted, ({ row }) => row);
    for (const id of new Set([...before.keys(), ...this.struck.keys()])) {
      const row = model.byId.get(id);
      if (row && JSON.stringify(before.get(id)) !== JSON.stringify(this.struck.get(id))) list.redraw(row);
    }
    this.grid.settled();
  }

  // Who did what in the whole document.
  async document() {
    const { grid, work } = this;
    const { changes: done = [] } = await grid.post.send("history", { limit: LINES });
    const list = make("ol", "thread");
    list.append(...done.map((one) => this.drawDone(one)));
    const empty = done.length ? [] : [make("p", "", grid.say("Nothing has been changed yet."))];
    work.sheet.open(grid.say("History"), [list, ...empty], [], { back: grid.hand.back });
  }

  /** @param {Done} done a line of the history */
  drawDone({ op, who, at, rows, count, undoes, redoes }) {
    const item = make("li");
    item.append(
      make("p", "", this.did(op, undoes, redoes, this.work.place(rows, count))),
      make("p", "by", signature(who, at, this.grid.say)),
    );
    return item;
  }

  /**
   * @param {string} op
   * @param {number | null} undoes
   * @param {number | null} redoes
   * @param {string} [place]
   */
  did(op, undoes, redoes, place = "") {
    const { say } = this.grid;
    const turned = undoes ? say("undone") : redoes ? say("redone") : "";
    return [operationName(op, say) + place, turned].filter(Boolean).join(" · ");
  }

  /**
   * The history of `row`: every change of it, with what was inserted and deleted.
   * @param {Row} row
   */
  async bead(row) {
    const { grid, work } = this;
    const { say } = grid;
    const { standing } = work;
    const { steps = [], loaded = [] } = await grid.post.send("story", { row: row.id });
    const list = make("ol", "thread story");
    list.append(...steps.map((step) => this.drawStep(step, standing)));
    if (loaded.length) list.append(this.drawLoaded(loaded, standing));
    const empty = steps.length ? [] : [make("p", "", say("Nothing has been changed in this bead yet."))];
    const all = make("p");
    all.append(makeButton(say("The whole document"), () => {
      work.sheet.dialog.close();
      this.document();
    }));
    const title = say("History of bead {n}", { n: row.at + 1 });
    work.sheet.open(title, [list, ...empty, all], [], { back: grid.hand.back });
  }

  /**
   * @param {Step} step
   * @param {Standing} standing
   */
  drawStep({ op, who, at, undoes, redoes, words, was, now }, standing) {
    const item = make("li");
    item.append(
      make("p", "", this.did(op, undoes, redoes)),
      make("p", "by", signature(who, at, this.grid.say)),
    );
    const [before, after] = [verdict(was), verdict(now)];
    if (before && after) item.append(make("p", "", `${this.status(before)} → ${this.status(after)}`));
    if (now.note !== undefined) item.append(drawChange(was.note ?? "", now.note));
    for (const { cell, side, before: old, after: text } of words) {
      const change = drawChange(old ?? "", text ?? "");
      change.lang = this.grid.heads[side].lang;
      item.append(change);
      if (text !== null) item.append(...this.restoring(cell, text, standing));
    }
    return item;
  }

  /** @param {string} status */
  status(status) {
    return status in STATUSES ? statusName(/** @type {Status} */ (status), this.grid.say) : status;
  }

  /**
   * The sentences as they were loaded.
   * @param {Wording[]} loaded
   * @param {Standing} standing
   */
  drawLoaded(loaded, standing) {
    const item = make("li");
    item.append(make("p", "", this.grid.say("As loaded")));
    for (const { cell, side, text } of loaded) {
      const said = drawChange(text, text);
      said.lang = this.grid.heads[side].lang;
      item.append(said, ...this.restoring(cell, text, standing));
    }
    return item;
  }

  /**
   * A button that gives a sentence an earlier text again, unless it has that text now.
   * @param {number} cell
   * @param {string} text
   * @param {Standing} standing
   */
  restoring(cell, text, standing) {
    const { grid, work } = this;
    const { model, say } = grid;
    const current = model.rowOf(cell) && model.cells.get(cell);
    if (!current || current.text === text || grid.data.may < NEEDS.edit) return [];
    return [makeButton(say("Restore this wording"), () => {
      work.sheet.dialog.close();
      grid.queue.do(async () => {
        if (await work.operate({ op: "edit", cell, text }, standing)) {
          grid.tell(say("Restored. Undo takes it back."), true);
        }
      });
    })];
  }
}

/**
 * Both judgements of a bead in one word, as far as a change says them.
 * @param {Record<string, string>} said
 */
function verdict({ status, rendering }) {
  if (rendering && rendering !== "open") return rendering;
  return status ?? (rendering && "accepted");
}

/**
 * A paragraph with what was inserted and deleted between two texts.
 * @param {string} before
 * @param {string} after
 */
function drawChange(before, after) {
  const element = make("p", "wording");
  element.dir = "auto";
  element.append(...drawPieces(changes(before, after)));
  return element;
}
