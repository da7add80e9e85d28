// Editing in place: the sentences of one side of a bead as text fields in its row, each sentence in a
// field of its own, with the other side and the findings in sight.

import { caret, findAll, fit, focusedBeside, make } from "./elements.js";
import { drawFoot } from "./foot.js";
import { brought, filled, flat, saving, textOf, written } from "./lines.js";
import { cellsIn } from "./records.js";
import { drawTold } from "./sheet.js";

/** @import { Issue, Kept, Row, Standing } from "./types.d.ts" */
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
 * @property {HTMLElement} element
 */

export class Editor {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
    this.grid = texts.grid;
    /** @type {Job | null} */
    this.job = null;
    /** The field that had the focus last. @type {HTMLTextAreaElement | undefined} */
    this.last = undefined;
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
   * @param {{ fault?: string, typed?: string }} [refused] why it was refused, and what was typed
   */
  open(row, side, { fault = "", typed } = {}) {
    const { grid, texts } = this;
    const { model, say } = grid;
    const key = this.keyOf(row, side);
    if (this.job?.key === key && !fault) return this.focus();
    this.leave();
    /** @type {Line[]} */
    const before = model.cellsOf(row[side]).map(({ id, text }) => [id, text]);
    const clash = this.renew(key, before);
    const draft = texts.drafts.all.get(key);
    const standing = texts.standing(draft, textOf(before));
    const element = make("div", "editor");
    this.job = { row: row.id, side, key, before, standing, element };
    const now = clash ? before.map(([, text]) => text).join(model.joiners[side]) : "";
    element.append(...drawTold(fault, !!draft, say, now));
    const ids = draft?.ids ?? before.map(([id]) => id);
    const kept = typed ?? draft?.text;
    const lines = kept === undefined ? before : written(kept, ids);
    for (const line of lines.length ? lines : [/** @type {Line} */ ([0, ""])]) {
      element.append(this.field(line));
    }
    element.append(drawFoot(this, row));
    grid.list.redraw(row);
    grid.hand.draw();
    this.select(row);
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

  /** @param {Line} line */
  field([id, text]) {
    const { grid, job } = this;
    const area = make("textarea");
    area.value = text;
    area.rows = 1;
    area.dataset.cell = String(id);
    area.lang = job ? grid.heads[job.side].lang : "";
    area.spellcheck = true;
    area.dir = "auto";
    const place = job?.side === "tgt" ? grid.say("Sentence of the translation") : grid.say("Sentence");
    area.setAttribute("aria-label", place);
    if (!id) area.placeholder = grid.say("A new sentence");
    area.addEventListener("focus", () => (this.last = area));
    area.addEventListener("input", () => {
      if (area.value.includes("\n")) area.value = flat(area.value); // it was pasted
      fit(area);
      this.keep();
    });
    return area;
  }

  /** @returns {HTMLTextAreaElement[]} */
  get fields() {
    return this.job ? /** @type {HTMLTextAreaElement[]} */ ([...findAll(this.job.element, "textarea")]) : [];
  }

  /** @returns {Line[]} the sentences as they are written, also empty ones */
  get lines() {
    return this.fields.map((area) => [Number(area.dataset.cell), area.value]);
  }

  // Whether something was typed.
  get dirty() {
    return this.job !== null && textOf(this.lines) !== textOf(this.job.before);
  }

  /** @param {EventTarget | null} target */
  holds(target) {
    return target instanceof Node && !!this.job?.element.contains(target);
  }

  // The element here that has the focus.
  get active() {
    const active = this.job && focusedBeside(this.job.element);
    return active && this.holds(active) ? active : null;
  }

  // The field that has the focus, or had it last.
  get current() {
    const { fields, active } = this;
    this.last = fields.find((area) => area === active) ?? fields.find((area) => area === this.last) ??
      fields[0];
    return this.last;
  }

  focus() {
    this.current?.focus({ preventScroll: true });
  }

  // Whether nothing on the page has the focus, as after its element was removed.
  get isFree() {
    return document.activeElement === document.body;
  }

  /**
   * Puts the cursor where there is something to do: on the words that a finding is about, or at the
   * end of the current sentence.
   * @param {Row} row
   */
  select(row) {
    const { faults, hand } = this.grid;
    for (const area of this.fields) fit(area);
    const held = faults.here(row);
    const spans = [...(held ? [held] : []), ...faults.in(row)].flatMap((issue) => wordsOf(issue));
    const found = this.dirty ? undefined : spans.find(([cell]) => this.fieldOf(cell));
    const area = this.fieldOf(found ? found[0] : hand.cell ?? 0) ?? this.fields[0];
    area.focus({ preventScroll: true });
    const end = found?.[2] ?? area.value.length;
    const isWord = found && /[\p{L}\p{N}]/u.test(area.value.slice(found[1], end));
    area.setSelectionRange(isWord ? found[1] : end, end); // a mark is not replaced by what is typed
    area.closest(".row")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} cell */
  fieldOf(cell) {
    return this.fields.find((area) => area.dataset.cell === String(cell));
  }

  // Keeps what is written as a draft, or drops the draft if it is as at first.
  keep(open = true) {
    const { job, lines } = this;
    if (!job) return;
    const { drafts } = this.texts;
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
    if (event.isComposing) return;
    const area = this.current;
    const at = area.selectionStart === area.selectionEnd ? area.selectionStart : -1;
    const fields = this.fields;
    const k = fields.indexOf(area);
    /** @type {(() => void) | undefined} */
    let act;
    const isField = event.composedPath()[0] === area;
    if (event.key === "Escape") act = () => this.leave();
    else if (!isField) return;
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) act = () => this.save({ good: true });
    else if (event.key === "Enter" && event.shiftKey) act = () => this.cut();
    else if (event.key === "Enter") act = () => this.save();
    else if (event.key === "Backspace" && at === 0 && k > 0) act = () => this.join(k - 1);
    else if (event.key === "Delete" && at === area.value.length && k < fields.length - 1) {
      act = () => this.join(k);
    } else if (event.key === "ArrowUp" && at === 0 && k > 0) act = () => caret(fields[k - 1], -1);
    else if (event.key === "ArrowDown" && at === area.value.length && k < fields.length - 1) {
      act = () => caret(fields[k + 1], 0);
    }
    if (!act) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith("Arrow") || event.key === "Backspace") act();
  }

  // Cuts the sentence at the cursor, or after the selected words: what follows is a new sentence. At
  // the end, that is empty.
  cut() {
    const area = this.current;
    const at = area.selectionEnd;
    const fresh = this.field([0, area.value.slice(at).trimStart()]);
    area.value = area.value.slice(0, at).trimEnd();
    area.after(fresh);
    fit(area);
    fit(fresh);
    caret(fresh, 0);
    this.job?.element.scrollIntoView({ block: "nearest" });
    this.keep();
  }

  /**
   * Joins the field `k` and the next one.
   * @param {number} k
   */
  join(k) {
    const [area, next] = this.fields.slice(k, k + 2);
    const between = area.value && next.value && this.job ? this.grid.model.joiners[this.job.side] : "";
    const at = area.value.length;
    if (area.dataset.cell === "0" && next.dataset.cell !== "0") area.dataset.cell = next.dataset.cell;
    area.value += between + next.value;
    next.remove();
    fit(area);
    caret(area, at);
    this.keep();
  }

  /**
   * Gives a sentence the text that was loaded.
   * @param {number} cell
   * @param {string} text
   */
  reset(cell, text) {
    const area = this.fieldOf(cell);
    if (!area) return;
    area.value = text;
    fit(area);
    caret(area, -1);
    this.keep();
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
    const had = this.active !== null;
    this.job = null;
    job.element.remove();
    const row = grid.model.byId.get(job.row);
    if (row) grid.list.redraw(row);
    grid.settled();
    if (had) grid.hand.back();
  }

  // Joins the sentence of this field with the next one of its side, which may be in another bead.
  joinOn() {
    const k = this.fields.indexOf(this.current);
    if (k < this.fields.length - 1) return this.join(k);
    const cell = Number(this.current.dataset.cell);
    if (cell) this.save({ then: { op: "join", cell } });
  }

  /**
   * Saves what was typed, and then judges it as good or does another operation.
   * @param {{ good?: boolean, then?: Operation }} [next]
   */
  save({ good = false, then } = {}) {
    const { job, grid, texts, lines } = this;
    if (!job) return;
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
      const row = grid.model.byId.get(id);
      if (row) this.open(row, side, { fault, typed });
    };
    // Sentences that have come into the bead meanwhile are not in the text, and stay.
    const reword = op?.op === "write"
      ? (/** @type {string} */ typed) => ({ texts: filled(this.added(written(typed, ids), job)) })
      : undefined;
    grid.queue.do(async () => {
      const kept = {
        text,
        name: "text",
        draft: { key, base, had, seen: standing.seen, ids },
        again,
        settled,
        reword,
      };
      if (op && !(await texts.work.operate(op, standing, kept))) return;
      settled();
      if (lines.some(([cell, typed]) => cell && !typed.trim())) {
        grid.tell(grid.say("Deleted. z takes it back."), true);
      }
      if (then && !(await texts.work.operate(then, texts.work.standing))) return;
      const row = grid.model.byId.get(id);
      if (good && row) await texts.work.judge("good", row, texts.work.standing);
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
    side?.replaceChildren(job.element);
    side?.classList.remove("missing");
    requestAnimationFrame(() => this.settle());
  }

  // Gives the fields their heights, and the focus if they lost it because elements were moved.
  settle() {
    if (!this.job?.element.isConnected) return;
    for (const area of this.fields) fit(area);
    if (this.isFree) this.focus();
  }

  /**
   * Draws a row that is edited without moving the fields, which would take the focus from them, and
   * break what an input method is composing. Returns false for other rows.
   * @param {HTMLElement} old
   * @param {() => HTMLElement} draw
   */
  patch(old, draw) {
    const { job } = this;
    if (!job || !old.contains(job.element)) return false;
    const home = job.element.parentElement;
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
