// Texts that people write: sentences, notes, comments, reasons. A text in a sheet is based on what
// was visible when the sheet opened, and it is kept until the server has it.

import { copying, drawConflict, isPossible } from "./conflict.js";
import { make } from "./elements.js";
import { belongs, Drafts, partsOf } from "./drafts.js";
import { Editor } from "./editor.js";
import { textOf } from "./lines.js";
import { cellsIn } from "./records.js";
import { drawTold, field } from "./sheet.js";

/** @import { Button, Kept, Row, Stale, Standing } from "./types.d.ts" */
/** @import { Operation } from "./tables.js" */
/** @import { Draft, Form, Key, Kind } from "./drafts.js" */
/** @import { Grid } from "./grid.js" */
/** @import { Work } from "./work.js" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Input */
/**
 * A sheet that asks for a text.
 * @typedef {object} Question
 * @property {string} title
 * @property {string} label
 * @property {string} value the initial text of the field
 * @property {[string, (text: string) => Operation[]][]} buttons labels, and functions that take the
 *   text and return the operations to do, one after the other until one is refused
 * @property {string} [name] the name of the text in these operations
 * @property {boolean} [area] whether the text may have several lines
 * @property {Element[]} [above] elements above the field
 * @property {() => void} [done] is called when everything is done
 * @property {Standing} [standing] what the answer is based on, by default what is visible now
 * @property {string} [fault] why the answer was refused before
 * @property {string} [typed] what was typed before, if it was refused
 * @property {Key} [key] the name under which an unfinished answer is kept
 */

export class Texts {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    this.grid = work.grid;
    this.drafts = new Drafts((key) => {
      const row = this.rowOf(key);
      if (row) this.grid.list.redraw(row);
      this.grid.settled();
    });
    this.editor = new Editor(this);
  }

  /**
   * The row that the text with this name belongs to.
   * @param {Key} key
   */
  rowOf(key) {
    return this.grid.model.rows.find((row) => belongs(key, row));
  }

  /**
   * Asks for a text. If the answer is refused, the sheet opens again with the text.
   * @param {Question} question
   */
  compose(question) {
    const { grid, work, drafts } = this;
    const { title, label, value, area = true, above = [], fault = "", key } = question;
    const draft = key && drafts.all.get(key);
    const standing = question.standing ?? this.standing(draft, value);
    const typed = question.typed ?? draft?.text;
    const [element, input] = field(label, value, { area });
    if (typed !== undefined) input.value = typed;
    const answered = { ...question, standing };
    const doing = question.buttons.map(([text, make]) => this.doing(text, make, answered, input));
    const told = drawTold(fault, !!draft, grid.say, draft && draft.base !== value ? value : "");
    work.sheet.open(title, [...told, ...above, element], doing, {
      quick: !area,
      back: grid.hand.back,
      ...(key ? this.keeping(key, input, { base: value, seen: standing.seen }) : {}),
    });
    if (fault) input.dataset.was = ""; // it is not saved anywhere yet
    return input;
  }

  /**
   * What an answer is based on: what is visible now, or for a text that was begun before, what was
   * visible then, unless that has not changed.
   * @param {Draft | undefined} draft
   * @param {string} value what the field has at first
   * @returns {Standing}
   */
  standing(draft, value) {
    const { standing } = this.work;
    return draft && draft.base !== value ? { ...standing, seen: draft.seen } : standing;
  }

  /**
   * Keeps what is typed in `input` as a draft from now on, until the person cancels.
   * @param {Key} key
   * @param {Input} input
   * @param {object} how
   * @param {string} how.base what the field had at first
   * @param {number} how.seen
   * @param {boolean} [how.open] whether a reload opens the text again
   * @param {number[]} [how.ids] the sentences on its lines
   * @param {number[]} [how.had] the sentences on the lines of the base
   * @param {() => Form} [how.form] returns what is chosen beside the text
   * @param {Element[]} [how.beside] the elements where that is chosen
   */
  keeping(key, input, { base, seen, open = true, ids, had, form, beside = [] }) {
    const { drafts } = this;
    const known = drafts.all.get(key) ?? /** @type {Partial<Draft>} */ ({});
    let first = "";
    queueMicrotask(() => first = JSON.stringify(form?.())); // the words are selected once they are drawn
    let chosen = known.chosen ?? false;
    const keep = () => {
      chosen ||= form !== undefined && first !== "" && JSON.stringify(form()) !== first;
      drafts.keep(key, {
        text: input.value,
        base: known.base ?? base,
        seen: known.seen ?? seen,
        open,
        ids,
        had: known.had ?? had,
        form: form?.() ?? known.form,
        chosen,
      });
    };
    input.addEventListener("input", keep);
    for (const element of beside) {
      for (const event of ["change", "select"]) element.addEventListener(event, keep);
    }
    if (input.value !== base) keep();
    return {
      cancelled: () => drafts.drop(key),
      closed: () => {
        drafts.shut(key);
        if (drafts.all.has(key) && !input.dataset.sent) this.tellKept();
      },
    };
  }

  tellKept() {
    const { say } = this.grid;
    this.grid.tell(say("Your text is kept, but not saved. Open it again to save or discard it."), true);
  }

  // Opens the window again that was open when the page was closed, and says what else is not saved.
  resume() {
    const { grid, drafts } = this;
    const { say } = grid;
    for (const [key, draft] of [...drafts.all]) {
      const [kind, id] = partsOf(key);
      const row = this.rowOf(key);
      if (!row && kind === "reason") drafts.drop(key);
      else if (!row) this.rescue(key, draft);
      else if (this.isSaved(kind, row, draft)) drafts.drop(key);
      else if (draft.open && kind !== "reason") this.reopen(kind, row, id);
    }
    const left = [...drafts.all.keys()].filter((key) => partsOf(key)[0] !== "reason").length;
    if (left) grid.tell(say("Texts that are not saved: {n}", { n: left }), true);
  }

  /**
   * Whether a draft was saved after all.
   * @param {Kind} kind
   * @param {Row} row
   * @param {Draft} draft
   */
  isSaved(kind, row, draft) {
    if (kind !== "edit" && kind !== "source") return false;
    const cells = this.grid.model.cellsOf(row[kind === "edit" ? "tgt" : "src"]);
    return textOf(cells.map(({ id, text }) => [id, text])) === draft.text;
  }

  /**
   * @param {Exclude<Kind, "reason">} kind
   * @param {Row} row
   * @param {number} id
   */
  reopen(kind, row, id) {
    const { grid, work } = this;
    const thread = kind === "reply" ? grid.margin.find(id) : undefined;
    const fault = kind === "change" || kind === "answer"
      ? row.faults.find((one) => one.id === id)
      : undefined;
    grid.hand.choose(row, { scroll: true, cell: (thread?.[1] ?? fault)?.cell ?? id });
    if (thread) grid.margin.reply(...thread);
    else if (fault && kind === "change") work.errors.change(fault);
    else if (fault) void work.errors.answer(fault);
    else if (kind === "error") work.errors.mark(row);
    else if (kind === "comment") grid.margin.comment(row);
    else if (kind === "edit" || kind === "source") this.editor.open(row, kind === "edit" ? "tgt" : "src");
    else if (kind === "note") this.note(row);
  }

  /**
   * Shows a text whose sentence is gone.
   * @param {Key} key
   * @param {Pick<Draft, "text">} draft
   */
  rescue(key, { text }) {
    const { say, hand } = this.grid;
    const [element, input] = field(say("Your text"), text);
    const said = make("p", "", say("The sentence of this text is no longer there."));
    this.work.sheet.open(say("Text that is not saved"), [said, element], [
      copying(input, say),
      [say("Discard"), () => this.drafts.drop(key)],
    ], { chosen: true, complete: true, sudden: true, back: hand.back });
  }

  /**
   * A button of a question: does the operations that `makes` returns for the text in `input`.
   * @param {string} text
   * @param {(text: string) => Operation[]} makes
   * @param {Question & { standing: Standing }} question
   * @param {Input} input
   * @returns {Button}
   */
  doing(text, makes, question, input) {
    const { standing, name = "text", done, key, value } = question;
    /** @type {Kept["again"]} */
    const again = (fault, typed) => void this.compose({ ...question, typed, fault });
    const draft = key && { key, base: value, seen: standing.seen };
    const settled = () => key && this.drafts.drop(key);
    const act = () => {
      input.dataset.sent = "yes";
      this.grid.queue.do(async () => {
        for (const op of makes(input.value)) {
          const kept = { text: input.value, name, draft, again, settled };
          if (!(await this.work.operate(op, standing, kept))) return;
        }
        settled();
        done?.();
      });
    };
    return [text, act];
  }

  /** @param {Row} row */
  note(row) {
    const { say } = this.grid;
    this.compose({
      key: `note:${cellsIn(row)[0]}`,
      title: say("Note on the bead"),
      label: say("Note"),
      value: row.note,
      buttons: [[say("Save"), (text) => [{ op: "note", row: row.id, text }]]],
    });
  }

  /**
   * Two people at the same bead: shows both versions, what this person wrote, and the choices. What
   * they wrote stays a draft until it is saved, or discarded in its own window.
   * @param {Stale} stale
   * @param {Operation | null} op the operation that was refused
   * @param {Kept | null} kept
   */
  conflict(stale, op, kept) {
    const { grid, work, drafts } = this;
    const { say } = grid;
    const isMine = stale.who.length > 0 && stale.who.every((who) => who === grid.data.who);
    const title = isMine ? say("Changed in the meantime") : say("Changed by someone else");
    const parts = drawConflict(stale, isMine, say);
    /** @type {Button[]} */
    const buttons = [[say("Keep the current version"), () => {}]];
    const draft = kept?.draft;
    /** @type {Input | null} */
    let mine = null;
    if (kept) {
      const text = draft && drafts.all.get(draft.key)?.text; // it may have been opened again meanwhile
      const [element, input] = field(say("Your text"), text ?? kept.text);
      mine = input;
      parts.push(element);
    }
    if (op && isPossible(op, stale, grid.model)) {
      const insisting = this.insisting(op, stale, kept, mine);
      if (draft) buttons.unshift(insisting); // it is what Ctrl+Enter does
      else buttons.push(insisting);
    }
    if (mine) buttons.push(copying(mine, say));
    work.sheet.open(title, parts, buttons, {
      chosen: mine !== null && !draft, // such a text is kept nowhere else
      complete: mine !== null,
      sudden: true,
      back: grid.hand.back,
      ...(mine && draft ? this.keeping(draft.key, mine, { ...draft, open: false }) : {}),
    });
    if (mine) mine.dataset.was = ""; // it is not saved anywhere yet
  }

  /**
   * A button that does `op` anyway, with the text in the field `mine`.
   * @param {Operation} op
   * @param {Stale} stale
   * @param {Kept | null} kept
   * @param {Input | null} mine
   * @returns {Button}
   */
  insisting(op, stale, kept, mine) {
    const { grid, work } = this;
    const { say } = grid;
    // Everything that is shown; but no change that the sentences of a bead here do not have yet.
    const shown = stale.seq ?? grid.model.seq;
    const seen = () => kept?.reword ? Math.min(shown, grid.model.seq) : shown;
    const standing = () => ({ ...work.standing, seen: seen() });
    if (!mine || !kept) {
      return [say("Apply my change anyway"), () => grid.queue.do(() => work.operate(op, standing()))];
    }
    return [
      say("Save my text"),
      () => {
        mine.dataset.sent = "yes";
        grid.queue.do(async () => {
          const words = kept.reword?.(mine.value) ?? { [kept.name]: mine.value };
          const reworded = /** @type {Operation} */ ({ ...op, ...words });
          if (await work.operate(reworded, standing(), { ...kept, text: mine.value })) kept.settled();
        });
      },
    ];
  }
}
