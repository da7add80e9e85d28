// Texts that people write: sentences, notes, comments, reasons. A text in a sheet is based on what
// was visible when the sheet opened, and it is kept until the server has it.

import { copying, drawConflict, isPossible } from "./conflict.js";
import { make, makeButton } from "./elements.js";
import { moment } from "./names.js";
import { isNull } from "./records.js";
import { field } from "./sheet.js";

/** @import { Answer, Button, Cell, Issue, Kept, Row, Stale, Standing } from "./types.d.ts" */
/** @import { Operation, Side } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @import { Work } from "./work.js" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Input */
/**
 * A sheet that asks for a text.
 * @typedef {object} Question
 * @property {string} title
 * @property {string} label
 * @property {string} value the initial text of the field
 * @property {[string, (text: string, cursor: number) => Operation[]][]} buttons labels, and functions
 *   that take the text and the cursor's position in code points and return the operations to do, one
 *   after the other until one is refused
 * @property {string} [name] the name of the text in these operations
 * @property {string} [lang]
 * @property {boolean} [area] whether the text may have several lines
 * @property {Element[]} [above] elements above the field
 * @property {Element[]} [below]
 * @property {[string, (input: Input) => unknown][]} [extra] buttons that do something else
 * @property {() => void} [done] is called when everything is done
 * @property {Standing} [standing] what the answer is based on, by default what is visible now
 * @property {string} [fault] why the answer was refused before
 */

export class Texts {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    this.grid = work.grid;
  }

  /**
   * Asks for a text. If the answer is refused, the sheet opens again with the text.
   * @param {Question} question
   */
  compose(question) {
    const { grid, work } = this;
    const { title, label, value, lang, area = true, above = [], below = [], extra = [], fault } = question;
    const standing = question.standing ?? work.standing;
    const [element, input] = field(label, value, { lang, area });
    const answered = { ...question, standing };
    const doing = question.buttons.map(([text, make]) => this.doing(text, make, answered, input));
    /** @type {Button[]} */
    const others = extra.map(([text, act]) => [text, () => act(input)]);
    const faults = fault ? [make("p", "fault", fault)] : [];
    work.sheet.open(title, [...faults, ...above, element, ...below], [...doing, ...others], {
      quick: !area,
      back: grid.hand.back,
    });
    if (fault) input.dataset.was = ""; // it is not saved anywhere yet
    return { input, standing };
  }

  /**
   * A button of a question: does the operations that `makes` returns for the text in `input`.
   * @param {string} text
   * @param {(text: string, cursor: number) => Operation[]} makes
   * @param {Question & { standing: Standing }} question
   * @param {Input} input
   * @returns {Button}
   */
  doing(text, makes, question, input) {
    const { standing, name = "text", done } = question;
    /** @type {(fault: string) => void} */
    const again = (fault) => void this.compose({ ...question, value: input.value, fault });
    const act = () => {
      const cursor = [...input.value.slice(0, input.selectionStart ?? 0)].length;
      this.grid.do(async () => {
        for (const op of makes(input.value, cursor)) {
          const kept = { text: input.value, name, again };
          if (!(await this.work.operate(op, standing, kept))) return;
        }
        done?.();
      });
    };
    return [text, act];
  }

  /**
   * @param {Cell} cell
   * @param {Side} side
   */
  edit(cell, side) {
    const { say, heads } = this.grid;
    const { id, was } = cell;
    /** @type {(text: string) => Operation[]} */
    const edited = (text) => (text === cell.text ? [] : [{ op: "edit", cell: id, text }]);
    /** @type {Question["extra"]} */
    const extra = !was ? [] : [[say("As loaded"), (input) => {
      input.value = was;
      return false;
    }]];
    this.compose({
      title: say("Edit the sentence"),
      label: say("Sentence"),
      value: cell.text,
      lang: heads[side].lang,
      below: was === undefined ? [] : [make("p", "was", say("As loaded: {text}", { text: was }))],
      buttons: [
        [say("Save"), edited],
        [say("Split at the cursor"), (text, at) => [...edited(text), { op: "cut", cell: id, at }]],
        [say("Join with the next sentence"), (text) => [...edited(text), { op: "join", cell: id }]],
      ],
      extra,
    });
  }

  /** @param {Row} row */
  note(row) {
    const { say } = this.grid;
    this.compose({
      title: say("Note on the bead"),
      label: say("Note"),
      value: row.note || (isNull(row) ? say("left out") : ""),
      buttons: [[say("Save"), (text) => [{ op: "note", row: row.id, text }]]],
    });
  }

  /** @param {Row} row */
  async comment(row) {
    const { grid, work } = this;
    const { say } = grid;
    const { standing } = work;
    const answer = row.comments ? await grid.post.send("comments", { row: row.id }) : {};
    const thread = make("ol", "thread");
    thread.append(...(answer.comments ?? []).map((one) => this.drawComment(one, standing)));
    this.compose({
      title: say("Comments on bead {n}", { n: row.at + 1 }),
      label: say("Comment"),
      value: "",
      above: [thread],
      standing,
      buttons: [[say("Add"), (text) => (text.trim() ? [{ op: "comment", row: row.id, text }] : [])]],
    });
  }

  /**
   * @param {NonNullable<Answer["comments"]>[number]} comment
   * @param {Standing} standing
   */
  drawComment({ id, who, at, text }, standing) {
    const { grid, work } = this;
    const { say } = grid;
    const item = make("li");
    const drop = makeButton(say("Delete"), () =>
      grid.do(async () => { // the sheet stays open for more comments
        if (await work.operate({ op: "uncomment", comment: id }, standing)) item.remove();
      }));
    const by = make("p", "by", `${who || say("someone")}, ${moment(at, say.lang)}`);
    by.append(" ", drop);
    item.append(make("p", "", text), by);
    return item;
  }

  /** @param {Issue | undefined} issue */
  dismiss(issue) {
    const { grid, work } = this;
    const { say } = grid;
    if (!issue) return grid.tell(say("There are no findings here."), true);
    const { fingerprint, kind } = issue;
    const { input } = this.compose({
      title: say("Dismiss the finding"),
      label: say("Reason"),
      name: "reason",
      value: say("not a mistake"),
      area: false,
      above: [
        make("p", "", `${issue.title}: ${issue.message}`),
        ...(issue.note ? [make("p", "by", issue.note)] : []),
      ],
      buttons: [
        [say("Dismiss"), (reason) => [{ op: "dismiss", fingerprint, reason }]],
        [say("All of this kind"), (reason) => [{ op: "ignore", kind, pattern: "", reason }]],
      ],
      done: () => work.issues(),
    });
    input.select();
  }

  /**
   * Two people at the same bead: shows both versions, what this person wrote, and the choices.
   * @param {Stale} stale
   * @param {Operation | null} op the operation that was refused
   * @param {Kept | null} kept
   */
  conflict(stale, op, kept) {
    const { grid, work } = this;
    const { say } = grid;
    const parts = drawConflict(stale, say);
    /** @type {Button[]} */
    const buttons = [[say("Keep the current version"), () => {}]];
    /** @type {Input | null} */
    let mine = null;
    if (kept) {
      const [element, input] = field(say("Your text"), kept.text);
      mine = input;
      parts.push(element);
    }
    if (op && isPossible(op, stale, grid.model)) buttons.push(this.insisting(op, stale, kept, mine));
    if (mine) buttons.push(copying(mine, say));
    work.sheet.open(say("Changed by someone else"), parts, buttons, {
      chosen: mine !== null,
      back: grid.hand.back,
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
    const standing = { ...work.standing, seen: stale.seq ?? grid.model.seq }; // everything that is shown
    if (!mine || !kept) {
      return [say("Apply my change anyway"), () => grid.do(() => work.operate(op, standing))];
    }
    return [
      say("Save my text"),
      () =>
        grid.do(() => {
          const reworded = /** @type {Operation} */ ({ ...op, [kept.name]: mine.value });
          return work.operate(reworded, standing, { ...kept, text: mine.value });
        }),
    ];
  }
}
