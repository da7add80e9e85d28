// What people do to the document: operations go to the server and come back as changes.

import { find } from "./elements.js";
import { Errors } from "./errors.js";
import { operationName } from "./names.js";
import { rowWith } from "./records.js";
import { rowsOf, Saving } from "./saving.js";
import { field, Sheet } from "./sheet.js";
import { NEEDS, ROLES } from "./tables.js";
import { Texts } from "./texts.js";
import { Trace } from "./trace.js";
import { effect, judging } from "./verdicts.js";

/** @import { Action, Answer, Kept, Next, Rank, Row, Standing } from "./types.d.ts" */
/** @import { Operation, Side, Verdict } from "./tables.js" */
/** @import { Grid } from "./grid.js" */

const AGAIN = 700; // milliseconds between requests for the result of realigning
const ALIGNING = 600_000; // milliseconds at most that "Aligning …" is shown
const PAUSE = 400; // milliseconds without a key that count as a pause
const LATEST = 2000; // milliseconds at most that findings wait for a pause
const NAMED = 3; // number of beads that a line of the history names

export class Work {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.sheet = new Sheet(find(grid.root, ".sheet", HTMLDialogElement), () => grid.say);
    this.texts = new Texts(this);
    this.saving = new Saving(grid);
    this.trace = new Trace(this);
    this.errors = new Errors(this);
    /** The rows of findings that were dismissed here, by fingerprint. @type {Map<string | undefined, number>} */
    this.dismissed = new Map();
    this.asking = 0;
  }

  /** @returns {Row | undefined} */
  get row() {
    return this.grid.hand.row ?? this.grid.model.shown[0];
  }

  /**
   * The ids of the selected rows, in text order; or only that of `row`.
   * @param {Row} row
   */
  chosen(row) {
    const { hand, model } = this.grid;
    const chosen = model.rows.filter(({ id }) => hand.picked.has(id));
    return (chosen.length ? chosen : [row]).map(({ id }) => id);
  }

  /**
   * The side of `row` that the current sentence is on.
   * @param {Row} row
   * @returns {Side}
   */
  side(row) {
    return row.tgt.some((id) => id === this.grid.hand.cell) ? "tgt" : "src";
  }

  /**
   * What a change made now is based on: the document, and the last change that is shown.
   * @returns {Standing}
   */
  get standing() {
    const { base, model } = this.grid;
    return { document: base.document, seen: model.seq };
  }

  /**
   * Asks the server to do `op`; true if it was done.
   * @param {Operation} op
   * @param {Standing} standing what the person could see when they decided
   * @param {Kept | null} [kept] the text that they wrote for it
   * @param {Next} [next] what to do then. It goes in the same message, so that nothing comes between the two,
   *   not even a reload of the page.
   */
  async operate(op, standing, kept = null, next = undefined) {
    const end = this.saving.begin(rowsOf(op, this.grid.model));
    const answer = await this.grid.post.send("op", { op, then: next?.op, ...standing });
    end();
    if (!this.outcome(answer, op, kept)) return false;
    if (next && answer.then && this.outcome(answer.then, next.op)) next.after?.();
    return true;
  }

  /**
   * Shows the server's answer to an operation; true if it was done.
   * @param {Answer} answer
   * @param {Operation | null} [op]
   * @param {Kept | null} [kept]
   */
  outcome(answer, op = null, kept = null) {
    const { grid } = this;
    const done = answer.seq !== undefined || !!answer.same;
    this.announce({ done, seq: answer.seq, stale: !!answer.stale, op });
    if (answer.stale) this.texts.conflict(answer.stale, op, kept);
    else if (answer.error && kept) kept.again(answer.error, kept.text);
    else if (answer.error) grid.tell(answer.error, true);
    else {
      grid.hand.picked.clear();
      grid.hand.follow(answer.touched ?? []);
      return true;
    }
    return false;
  }

  /**
   * For tests and measurements.
   * @param {object} detail
   */
  announce(detail) {
    const event = new CustomEvent("sverka-answer", { detail, bubbles: true, composed: true });
    this.grid.desk.dispatchEvent(event);
  }

  /**
   * Judges the selected rows, or `row`, and then goes to the next row.
   * @param {Verdict} verdict
   * @param {Row} row
   * @param {Standing} standing
   */
  async judge(verdict, row, standing) {
    const { op, after } = this.judgement(verdict, row, this.chosen(row));
    if (await this.operate(op, standing)) after();
  }

  /**
   * The operation that judges `rows`, among them `row`, and what to do after it.
   * @param {Verdict} verdict
   * @param {Row} row
   * @param {number[]} rows ids
   */
  judgement(verdict, row, rows) {
    const { grid } = this;
    const { hand } = grid;
    const next = grid.model.neighbour(row, 1);
    const after = () => {
      const faults = rows.flatMap((id) => grid.model.byId.get(id)?.faults ?? []);
      const told = effect(verdict, faults, grid.say);
      if (told) grid.tell(told, true);
      if (rows.length > 1 || !next || verdict === "open") return;
      const now = grid.model.byId.get(next.id);
      if (now && hand.row?.id === row.id) hand.choose(now, { scroll: true, focus: true });
    };
    return { op: judging(verdict, rows), after };
  }

  /**
   * Merges the selected rows; or `row` with the one below it, or above if `step` is -1.
   * @param {1 | -1} step
   * @param {Row} row
   * @param {Standing} standing
   */
  merge(step, row, standing) {
    const { model, say } = this.grid;
    const chosen = this.chosen(row);
    if (chosen.length > 1) return this.operate({ op: "merge", rows: chosen }, standing);
    const other = model.rows[row.at + step];
    if (!other) return this.grid.tell(say("There is no bead to merge it with."), true);
    const rows = step > 0 ? [row.id, other.id] : [other.id, row.id];
    return this.operate({ op: "merge", rows }, standing);
  }

  /**
   * @param {Row} row
   * @param {Standing} standing
   */
  split(row, standing) {
    const { model, hand } = this.grid;
    return this.operate({ op: "split", row: row.id, ...model.cutAt(row, hand.cell) }, standing);
  }

  /**
   * @param {"move" | "shift"} name
   * @param {1 | -1} by
   * @param {Row} row
   * @param {Standing} standing
   */
  push(name, by, row, standing) {
    return this.operate({ op: name, side: this.side(row), row: row.id, by }, standing);
  }

  /**
   * @param {"bookmark" | "boundary"} name
   * @param {Row} row
   * @param {Standing} standing
   */
  toggle(name, row, standing) {
    return this.operate({ op: name, row: row.id, on: !row[name] }, standing);
  }

  /** @param {Standing} standing */
  link(standing) {
    const { hand: { marked }, model, say } = this.grid;
    if (!marked.size) return this.grid.tell(say("Mark sentences first (x)."), true);
    /** @type {(side: Side) => number[]} */
    const on = (side) => model.rows.flatMap((row) => row[side]).filter((id) => marked.has(id));
    const op = /** @type {const} */ ({ op: "link", src: on("src"), tgt: on("tgt") });
    marked.clear();
    return this.operate(op, standing);
  }

  /**
   * Deletes the current sentence of the translation, and goes to the next row if nothing is left.
   * @param {Row} row
   * @param {Standing} standing
   */
  async remove(row, standing) {
    const { hand, model, say } = this.grid;
    const cell = row.src.length ? hand.cell : row.tgt[0];
    if (!row.tgt.some((id) => id === cell)) {
      return this.grid.tell(say("Go to a sentence of the translation first (→)."), true);
    }
    const texts = model.cellsOf(row.tgt).filter(({ id }) => id !== cell)
      .map(({ id, text }) => /** @type {[number, string]} */ ([id, text]));
    const next = model.neighbour(row, 1) === row ? model.neighbour(row, -1) : model.neighbour(row, 1);
    if (!(await this.operate({ op: "write", row: row.id, side: "tgt", texts }, standing))) return;
    this.grid.tell(say("Deleted. z takes it back."), true);
    const now = model.byId.get(row.id) ?? (next && model.byId.get(next.id));
    if (now) hand.choose(now, { scroll: true, focus: true });
  }

  /** @param {number[] | null} rows null means everything that is not settled */
  async realign(rows) {
    const { grid } = this;
    grid.tell(grid.say("Aligning …"), true, ALIGNING);
    let answer = await grid.post.send("realign", { rows });
    while (answer.job !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
      answer = await grid.post.send("aligned", { job: answer.job, seen: answer.seen });
    }
    if (this.outcome(answer)) grid.tell(grid.say("Realigned."), true);
  }

  /** @param {Row} row */
  realignFrom(row) {
    const { hand, model } = this.grid;
    return this.realign(hand.picked.size ? this.chosen(row) : model.stretch(row));
  }

  /**
   * Undoes or redoes a change, and says which.
   * @param {"undo" | "redo"} name
   */
  async turn(name) {
    const { grid } = this;
    const { say } = grid;
    const end = this.saving.begin([]);
    const { rows = [], count, op = "", finding, ...answer } = await grid.post.send(name);
    end();
    if (!this.outcome(answer)) return;
    const [id = this.dismissed.get(finding)] = rows;
    const what = operationName(op, say) + this.place(rows.length ? rows : [id ?? 0], count);
    grid.tell(name === "undo" ? say("Undone: {what}", { what }) : say("Redone: {what}", { what }), true);
    this.goTo(id);
    if (rows.length) return;
    await this.issues(); // it concerned a finding, or was a rule
    if (id === undefined) this.goTo(rowWith(grid.model.issues, finding));
  }

  /**
   * Goes to the row `id`, unless the filters hide it.
   * @param {number | undefined} id
   */
  goTo(id = 0) {
    const { hand, model } = this.grid;
    const row = model.byId.get(id);
    if (row && model.shown.includes(row)) hand.choose(row, { scroll: true, focus: true });
  }

  /**
   * The current positions of some rows, to show what was done there.
   * @param {number[]} rows the first of them
   * @param {number} [count] how many there are
   */
  place(rows, count = rows.length) {
    const { model } = this.grid;
    const places = rows.map((id) => model.byId.get(id)).filter((row) => !!row).map((row) => row.at + 1);
    return places.length ? `, ${this.beads(places, count)}` : "";
  }

  /**
   * @param {number[]} places the first ones
   * @param {number} count how many there are
   */
  beads(places, count) {
    const { say } = this.grid;
    const [first = 0] = places;
    const last = first + count - 1;
    if (count < 2) return say("Bead {n}", { n: first });
    if (count > 2 && places.length === count && places.at(-1) === last) {
      return say("Beads {first}–{last}", { first, last });
    }
    const named = places.slice(0, NAMED);
    const left = count - named.length;
    const more = left > 0 ? say("and {n} more", { n: left }) : "";
    return say("Beads {list}", { list: [named.join(", "), more].filter(Boolean).join(" ") });
  }

  // Requests the findings that are new, and again if newer ones are expected.
  async issues() {
    clearTimeout(this.asking);
    const { grid: { post, faults } } = this;
    const { told } = faults;
    const { issues, coming, ...about } = await post.send("issues", { told });
    if (issues && about.rows && told !== faults.told) this.ask(0); // it says what is new since another answer
    else if (issues) faults.take(issues, about);
    else if (about.progress) faults.hasDone(about.progress);
    if (coming) this.ask(1000 * coming);
  }

  /**
   * Sends the request in this many milliseconds, and cancels any earlier plan. While keys follow each other
   * closely it waits for a pause, since the next change would have to wait for the answer.
   * @param {number} wait
   * @param {number} latest until when it can wait, in milliseconds of the page's clock
   */
  ask(wait, latest = performance.now() + wait + LATEST) {
    clearTimeout(this.asking);
    const { post, keyboard } = this.grid;
    this.asking = setTimeout(() => {
      const now = performance.now();
      if (post.asks("issues")) this.ask(wait);
      else if (now < keyboard.pressed + PAUSE && now < latest) this.ask(PAUSE, latest);
      else this.issues();
    }, wait);
  }

  goto() {
    const { grid } = this;
    const { say, model } = grid;
    const [label, input] = field(say("Number from 1 to {n}", { n: model.rows.length }), "", { area: false });
    input.inputMode = "numeric";
    const go = () => {
      const row = model.rows[Number(input.value) - 1];
      if (row) setTimeout(() => grid.hand.choose(row, { scroll: true, focus: true }));
    };
    this.sheet.open(say("Go to a bead"), [label], [[say("Go"), go]], { quick: true, back: grid.hand.back });
  }

  /**
   * All actions by their names in keys.json.
   * @returns {Partial<Record<string, Action>>}
   */
  get actions() {
    const { grid, texts } = this;
    const { say } = grid;
    /** @type {(needs: Rank, act: (row: Row, standing: Standing) => unknown) => Action} */
    const onRow = (needs, act) => [
      needs,
      (standing) => {
        const { row } = this;
        if (row && grid.model.shown.includes(row)) return act(row, standing);
        grid.tell(row ? say("The filters hide the current bead.") : say("No matches."), true);
      },
    ];
    return {
      good: onRow(NEEDS.judge, (row, standing) => this.judge("good", row, standing)),
      needsWork: onRow(NEEDS.judge, (row, standing) => this.judge("work", row, standing)),
      faulty: onRow(NEEDS.judge, (row, standing) => this.judge("faulty", row, standing)),
      wrongPair: onRow(NEEDS.reject, (row, standing) => this.judge("rejected", row, standing)),
      pairRight: onRow(NEEDS.accept, (row, standing) => this.judge("accepted", row, standing)),
      reopen: onRow(NEEDS.reopen, (row, standing) => this.judge("open", row, standing)),
      goodAbove: onRow(
        NEEDS.judge_above,
        (row, standing) => this.operate({ op: "judge_above", row: row.id }, standing),
      ),
      comment: onRow(NEEDS.comment_on, (row) => grid.margin.comment(row)),
      note: onRow(NEEDS.note, (row) => texts.note(row)),
      bookmark: onRow(NEEDS.bookmark, (row, standing) => this.toggle("bookmark", row, standing)),
      dismiss: onRow(NEEDS.dismiss, (row) => grid.faults.dismiss(grid.faults.here(row))),
      fault: onRow(NEEDS.annotate, (row) => this.errors.mark(row)),
      acceptFault: onRow(NEEDS.annotate, (row) => this.errors.accept(row)),
      fix: onRow(NEEDS.edit, (row, standing) => grid.faults.mend(row, standing)),
      fixes: onRow(NEEDS.edit, (row) => grid.faults.offer(row)),
      boundary: onRow(NEEDS.boundary, (row, standing) => this.toggle("boundary", row, standing)),
      merge: onRow(NEEDS.merge, (row, standing) => this.merge(1, row, standing)),
      mergeUp: onRow(NEEDS.merge, (row, standing) => this.merge(-1, row, standing)),
      split: onRow(NEEDS.split, (row, standing) => this.split(row, standing)),
      moveUp: onRow(NEEDS.move, (row, standing) => this.push("move", -1, row, standing)),
      moveDown: onRow(NEEDS.move, (row, standing) => this.push("move", 1, row, standing)),
      shiftUp: onRow(NEEDS.shift, (row, standing) => this.push("shift", -1, row, standing)),
      shiftDown: onRow(NEEDS.shift, (row, standing) => this.push("shift", 1, row, standing)),
      mark: [NEEDS.link, () => grid.hand.mark()],
      link: [NEEDS.link, (standing) => this.link(standing)],
      unlink: onRow(
        NEEDS.unlink,
        (row, standing) => this.operate({ op: "unlink", row: row.id }, standing),
      ),
      edit: onRow(NEEDS.write, (row) => texts.editor.open(row, "tgt")),
      editSource: onRow(NEEDS.write, (row) => texts.editor.open(row, "src")),
      remove: onRow(NEEDS.write, (row, standing) => this.remove(row, standing)),
      // These take a while, and nothing has to wait for them.
      realign: onRow(NEEDS.relink, (row) => void this.realignFrom(row)),
      realignAll: [NEEDS.relink, () => void this.realign(null)],
      undo: [ROLES.reviewer, () => this.turn("undo")],
      redo: [ROLES.reviewer, () => this.turn("redo")],
      history: [ROLES.reader, () => this.trace.document()],
      story: onRow(ROLES.reader, (row) => this.trace.bead(row)),
      goto: [ROLES.reader, () => this.goto()],
    };
  }
}
