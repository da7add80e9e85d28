// Editing in place: the sentences of one side of a bead as text fields in its row, each sentence in a
// field of its own, with the other side and the findings in sight.

import { Areas } from "./areas.js";
import { drawFoot } from "./foot.js";
import { brought, filled, saving, textOf, written } from "./lines.js";
import { cellsIn } from "./records.js";
import { drawTold } from "./sheet.js";

/** @import { Issue, Kept, Next, Row, Standing } from "./types.d.ts" */
/** @import { Operation, Side } from "./tables.js" */
/** @import { Key } from "./drafts.js" */
/** @import { Line } from "./lines.js" */
/** @import { Texts } from "./texts.js" */
/**
 * What is being edited.
 * @typedef {object} Job
 * @property {number} row the id
 * @property {Side} side
 * @property {Key} key the name of the draft
 * @property {Line[]} before the sentences as they were at first
 * @property {Standing} standing what the edit is based on
 * @property {Areas} areas
 */

export class Editor {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
    this.grid = texts.grid;
    /** @type {Job | null} */
    this.job = null;
  }

  /**
   * The name of the draft of a side: its first sentence, or if there is none, that of the other side.
   * A draft of another sentence was begun before the bead was merged.
   * @param {Row} row
   * @param {Side} side
   * @returns {Key}
   */
  keyOf(row, side) {
    const kind = side === "tgt" ? "edit" : "source";
    const ids = [row[side][0] ?? cellsIn(row)[0], ...row[side], ...cellsIn(row)];
    const keys = ids.map((id) => /** @type {Key} */ (`${kind}:${id}`));
    return keys.find((key) => this.texts.drafts.all.has(key)) ?? keys[0];
  }

  /**
   * Opens the fields in `row`, with what was typed before if that is not saved.
   * @param {Row} row
   * @param {Side} side
   * @param {string} [fault] why it was refused
   */
  open(row, side, fault = "") {
    const { grid, texts } = this;
    const { model, say } = grid;
    const key = this.keyOf(row, side);
    if (this.job?.key === key && !fault) return this.job.areas.focus();
    this.leave();
    /** @type {Line[]} */
    const before = model.cellsOf(row[side]).map(({ id, text }) => [id, text]);
    const clash = this.renew(key, before);
    const draft = texts.drafts.all.get(key);
    const standing = texts.standing(draft, textOf(before));
    const joiner = model.joiners[side];
    const label = side === "tgt" ? say("Sentence of the translation") : say("Sentence");
    const look = { lang: grid.heads[side].lang, label, hint: say("A new sentence"), joiner };
    const areas = new Areas(look, () => this.keep());
    this.job = { row: row.id, side, key, before, standing, areas };
    const now = clash ? before.map(([, text]) => text).join(joiner) : "";
    const lines = draft ? written(draft.text, draft.ids ?? before.map(([id]) => id)) : before;
    const drawn = (lines.length ? lines : [/** @type {Line} */ ([0, ""])]).map((line) => areas.draw(line));
    areas.element.append(...drawTold(fault, !!draft, say, now), ...drawn, drawFoot(this, row, this.job));
    grid.list.redraw(row);
    grid.hand.draw();
    this.select(row, areas);
    this.keep();
  }

  /**
   * Brings a draft to the sentences as they are now. True if somebody has changed what it changes: then it
   * stays based on what its writer saw.
   * @param {Key} key
   * @param {Line[]} before the sentences now
   */
  renew(key, before) {
    const { texts: { drafts }, grid: { model } } = this;
    const draft = drafts.all.get(key);
    if (!draft || draft.base === textOf(before)) return false;
    const { text, ids = [], base, had = ids } = draft;
    const { lines, clash } = brought(written(text, ids), written(base, had), before);
    const fresh = clash ? {} : { base: textOf(before), had: before.map(([id]) => id), seen: model.seq };
    drafts.keep(key, { ...draft, text: textOf(lines), ids: lines.map(([id]) => id), ...fresh });
    return clash;
  }

  // Whether something was typed.
  get dirty() {
    return this.job !== null && textOf(this.job.areas.lines) !== textOf(this.job.before);
  }

  /** @param {EventTarget | null} target */
  holds(target) {
    return this.job?.areas.holds(target) ?? false;
  }

  // Whether nothing on the page has the focus, as after its element was removed.
  get isFree() {
    return document.activeElement === document.body;
  }

  /**
   * Puts the cursor where there is something to do: on the words that a finding is about, or at the
   * end of the current sentence.
   * @param {Row} row
   * @param {Areas} areas
   */
  select(row, areas) {
    const { faults, hand } = this.grid;
    areas.fit();
    const held = faults.here(row);
    const spans = [...(held ? [held] : []), ...faults.in(row)].flatMap((issue) => wordsOf(issue));
    const found = this.dirty ? undefined : spans.find(([cell]) => areas.of(cell));
    const area = areas.of(found ? found[0] : hand.cell ?? 0) ?? areas.all[0];
    area.focus({ preventScroll: true });
    const end = found?.[2] ?? area.value.length;
    const isWord = found && /[\p{L}\p{N}]/u.test(area.value.slice(found[1], end));
    area.setSelectionRange(isWord ? found[1] : end, end); // a mark is not replaced by what is typed
    area.closest(".row")?.scrollIntoView({ block: "nearest" });
  }

  // Keeps what is written as a draft, or drops the draft if it is as at first.
  keep(open = true) {
    const { job } = this;
    if (!job) return;
    const { drafts } = this.texts;
    const { lines } = job.areas;
    const { base, had } = this.based(job);
    const ids = lines.map(([id]) => id);
    drafts.keep(job.key, { text: textOf(lines), base, had, seen: job.standing.seen, open, ids });
  }

  /**
   * The sentences that the text of `job` is based on.
   * @param {Job} job
   */
  based({ key, before }) {
    const { base = textOf(before), had = before.map(([id]) => id) } = this.texts.drafts.all.get(key) ?? {};
    return { base, had };
  }

  /**
   * A key pressed in a field.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.isComposing || !this.job) return;
    const { areas } = this.job;
    /** @type {(() => void) | undefined} */
    let act;
    const isField = event.composedPath()[0] === areas.current;
    if (event.key === "Escape") act = () => this.leave();
    else if (!isField) return;
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) act = () => this.save({ good: true });
    else if (event.key === "Enter" && event.shiftKey) act = () => areas.cut();
    else if (event.key === "Enter") act = () => this.save();
    else act = areas.act(event);
    if (!act) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith("Arrow") || event.key === "Backspace") act();
  }

  // Removes the fields for a while. What was typed is kept as one whose fields are open.
  pause() {
    this.keep();
    this.shut();
  }

  // Closes the fields, and keeps what was typed.
  leave() {
    if (!this.job) return;
    const { dirty } = this;
    this.keep(false);
    this.shut();
    if (dirty) this.texts.tellKept();
  }

  // Closes the fields, and discards what was typed.
  cancel() {
    const { job } = this;
    this.shut();
    if (job) this.texts.drafts.drop(job.key);
  }

  // Removes the fields from the row.
  shut() {
    const { job, grid } = this;
    if (!job) return;
    const had = job.areas.active !== null;
    this.job = null;
    job.areas.element.remove();
    const row = grid.model.byId.get(job.row);
    if (row) grid.list.redraw(row);
    grid.settled();
    if (had) grid.hand.back();
  }

  // Joins the sentence of this field with the next one of its side, which may be in another bead.
  joinOn() {
    if (!this.job) return;
    const { areas } = this.job;
    const k = areas.all.indexOf(areas.current);
    if (k < areas.all.length - 1) return areas.join(k);
    const cell = Number(areas.current.dataset.cell);
    if (cell) this.save({ then: { op: "join", cell } });
  }

  /**
   * Saves what was typed, and then judges it as good or does another operation.
   * @param {{ good?: boolean, then?: Operation }} [next]
   */
  save({ good = false, then } = {}) {
    const { job, grid, texts } = this;
    if (!job) return;
    const { lines } = job.areas;
    const op = saving(job, lines);
    const { row: id, side, key, standing } = job;
    const { base, had } = this.based(job);
    const ids = lines.map(([cell]) => cell);
    const text = textOf(lines);
    this.keep(false);
    this.shut();
    const settled = () => texts.drafts.drop(key);
    /** @type {Kept["again"]} */
    const again = (fault, typed) => {
      const row = grid.model.byId.get(id) ?? texts.rowOf(key);
      if (row) this.open(row, side, fault);
      else texts.rescue(key, { text: typed });
    };
    // Sentences that have come into the bead meanwhile are not in the text, and stay.
    const reword = op?.op === "write"
      ? (/** @type {string} */ typed) => ({ texts: filled(this.added(written(typed, ids), job)) })
      : undefined;
    const draft = { key, base, had, seen: standing.seen, ids };
    const kept = { text, name: "text", draft, again, settled, reword };
    grid.queue.do(async () => {
      const { work } = texts;
      const row = grid.model.byId.get(id);
      const judged = good && row && filled(lines).length ? work.judgement("good", row, [id]) : undefined;
      /** @type {Next | undefined} */
      const next = judged ?? (then && { op: then });
      if (op && !(await work.operate(op, standing, kept, next))) return;
      settled();
      if (lines.some(([cell, typed]) => cell && !typed.trim())) {
        grid.tell(grid.say("Deleted. z takes it back."), true);
      }
      if (!op && next && await work.operate(next.op, work.standing)) next.after?.();
    });
  }

  /**
   * `lines` with the sentences that have come into the bead since the fields were opened.
   * @param {Line[]} lines
   * @param {Job} job
   */
  added(lines, { row: id, side, before }) {
    const { model } = this.grid;
    const row = model.byId.get(id);
    /** @type {Line[]} */
    const now = model.cellsOf(row?.[side] ?? []).map((cell) => [cell.id, cell.text]);
    return brought(lines, before, now).lines;
  }

  /**
   * Puts the fields into the element of `row`, if it is the one that is edited.
   * @param {Row} row
   * @param {HTMLElement} element
   */
  place(row, element) {
    const { job } = this;
    if (row.id !== job?.row) return;
    const side = element.querySelector(`.side[data-side=${job.side}]`);
    side?.replaceChildren(job.areas.element);
    side?.classList.remove("missing");
    requestAnimationFrame(() => this.settle());
  }

  // Gives the fields their heights, and the focus if they lost it because elements were moved.
  settle() {
    const areas = this.job?.areas;
    if (!areas?.element.isConnected) return;
    areas.fit();
    if (this.isFree) areas.focus();
  }

  /**
   * Draws a row that is edited without moving the fields, which would take the focus from them, and
   * break what an input method is composing. Returns false for other rows.
   * @param {HTMLElement} old
   * @param {() => HTMLElement} draw
   */
  patch(old, draw) {
    const { job } = this;
    if (!job || !old.contains(job.areas.element)) return false;
    const home = job.areas.element.parentElement;
    this.job = null; // so that the fields stay where they are
    const fresh = draw();
    this.job = job;
    if (Number(fresh.dataset.id) !== job.row) return false;
    for (const { name, value } of [...fresh.attributes]) old.setAttribute(name, value);
    for (const one of [...old.children]) if (one !== home) one.remove();
    let isAfter = false;
    for (const one of [...fresh.children]) {
      if (one instanceof HTMLElement && one.dataset.side === job.side) isAfter = true;
      else if (isAfter) old.append(one);
      else home?.before(one);
    }
    return true;
  }
}

/**
 * The highlighted words of a finding: sentence, begin, end.
 * @param {Issue} issue
 */
const wordsOf = ({ spans }) => spans.filter(([, begin, end]) => end > begin);
