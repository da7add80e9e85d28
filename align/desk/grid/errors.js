// The windows in which people mark errors in the translation, change them and answer about them.

import { make } from "./elements.js";
import { categoryName, short, termOf } from "./marked.js";
import { signature } from "./names.js";
import { cellsIn } from "./records.js";
import { selectedWords } from "./selection.js";
import { drawTold, field } from "./sheet.js";
import { GRADES, RULINGS } from "./tables.js";

/** @import { Form, Key } from "./drafts.js" */
/** @import { Button, Cell, Fault, Quality, Reply, Row } from "./types.d.ts" */
/** @import { Grade, Operation, Ruling } from "./tables.js" */
/** @import { Model } from "./model.js" */
/** @import { Work } from "./work.js" */
/** @typedef {{ cell: number, begin: number, end: number }} Words offsets in UTF-16 units */

const grades = /** @type {Grade[]} */ (Object.keys(GRADES));

export class Errors {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    this.grid = work.grid;
    /** What was chosen last. @type {{ category: string, severity: Grade }} */
    this.last = { category: "mistranslation", severity: "minor" };
  }

  /** @returns {Quality} */
  get quality() {
    return this.grid.data.quality;
  }

  /**
   * Does what the button `what` of an error says.
   * @param {Row} row
   * @param {number} number
   * @param {string | undefined} what
   */
  press(row, number, what) {
    const fault = row.faults[number];
    if (!fault) return;
    if (what === "answer") this.answer(fault);
    else if (what === "change") this.change(fault);
    else this.drop(fault);
  }

  /**
   * Asks for an error in `row`: its words, by default those that are selected on the page, its category
   * and severity. What was typed before is still there.
   * @param {Row} row
   * @param {string} [refusal] why the error was not marked before
   */
  mark(row, refusal = "") {
    const { grid, work } = this;
    const { model, say } = grid;
    const key = /** @type {const} */ (`error:${cellsIn(row)[0]}`);
    const draft = work.texts.drafts.all.get(key);
    const ids = cellsIn(row);
    const selected = selectedWords(grid.beads, model);
    const words = selected && ids.includes(selected.cell) ? selected : wordsOf(draft?.form, row, model);
    const inTarget = row.tgt.some((id) => id === grid.hand.cell) ? grid.hand.cell : row.tgt[0];
    let cell = /** @type {Cell} */ (model.cells.get(words?.cell ?? inTarget ?? row.src[0]));
    const [passage, text] = field(say("Select the words that are wrong"), cell.text);
    if (text instanceof HTMLTextAreaElement) text.readOnly = true;
    /** @type {(one: Cell, begin?: number, end?: number) => void} */
    const show = (one, begin = 0, end = one.text.length) => {
      cell = one;
      text.value = text.dataset.was = one.text;
      text.lang = grid.heads[row.src.includes(one.id) ? "src" : "tgt"].lang;
      text.setSelectionRange(begin, Math.min(end, one.text.length));
    };
    const choice = this.sentences(row, cell, show);
    const form = this.form(draft?.form ?? this.last);
    const range = () => /** @type {const} */ ([text.selectionStart ?? 0, text.selectionEnd ?? 0]);
    show(cell, words?.begin, words?.end);
    this.ask(form, {
      key,
      title: say("Mark an error"),
      button: say("Mark the error"),
      base: "",
      above: [...choice, passage],
      refusal,
      again: (fault) => this.mark(row, fault),
      chosen: () => {
        const [begin, end] = range();
        return { ...form.chosen, cell: cell.id, begin, end, words: cell.text.slice(begin, end) };
      },
      makes: () => {
        this.last = form.chosen;
        const span = spanOf(cell.text, ...range());
        const { chosen, note } = form;
        return { op: "annotate", cell: cell.id, ...span, ...chosen, note: note.value, finding: "" };
      },
    });
    show(cell, words?.begin, words?.end); // only a drawn field keeps what is selected in it
  }

  /**
   * Opens the window with `form`. Its note is kept as a draft until the server has it.
   * @param {ReturnType<Errors["form"]>} form
   * @param {object} how
   * @param {Key} how.key the name of the draft
   * @param {string} how.title
   * @param {string} how.button
   * @param {string} how.base the note at first
   * @param {Element[]} how.above
   * @param {string} how.refusal why it was refused before
   * @param {(fault: string) => void} how.again opens the window again
   * @param {() => Form} how.chosen what is chosen beside the note
   * @param {() => Operation} how.makes the operation, when the button is pressed
   */
  ask(form, { key, title, button, base, above, refusal, again, chosen, makes }) {
    const { grid, work, work: { texts, texts: { drafts } } } = this;
    const { note } = form;
    const draft = drafts.all.get(key);
    const standing = texts.standing(draft, base);
    const { seen } = standing;
    if (draft) note.value = draft.text;
    /** @type {Button} */
    const save = [button, () => {
      note.dataset.sent = "yes";
      const op = makes();
      const settled = () => drafts.drop(key);
      const kept = { text: note.value, name: "note", draft: { key, base, seen }, again, settled };
      grid.queue.do(async () => {
        if (await work.operate(op, standing, kept)) settled();
      });
    }];
    const parts = [...drawTold(refusal, !!draft, grid.say), ...above, ...form.elements];
    work.sheet.open(title, parts, [save], {
      quick: true,
      back: grid.hand.back,
      ...texts.keeping(key, note, { base, seen, form: chosen, beside: parts }),
    });
  }

  /**
   * A choice among the sentences of a bead, if there are several.
   * @param {Row} row
   * @param {Cell} cell the one that is chosen at first
   * @param {(cell: Cell) => void} show
   */
  sentences(row, cell, show) {
    const { model, say } = this.grid;
    const cells = model.cellsOf(cellsIn(row));
    if (cells.length < 2) return [];
    const element = make("label", "field");
    const select = make("select");
    select.append(...cells.map(({ id, text }) => new Option(short(text), String(id))));
    select.value = String(cell.id);
    select.addEventListener("change", () => {
      const chosen = model.cells.get(Number(select.value));
      if (chosen) show(chosen);
    });
    element.append(make("span", "", say("Sentence")), select);
    return [element];
  }

  /**
   * The fields for the category, the severity and a note.
   * @param {{ category: string, severity: Grade, note?: string }} at what they have at first
   */
  form({ category, severity, note: text = "" }) {
    const { say } = this.grid;
    const kinds = make("label", "field");
    const select = make("select");
    select.append(...this.options(category));
    select.value = category;
    kinds.append(make("span", "", say("Category")), select);
    const levels = make("fieldset", "field grades");
    levels.append(make("legend", "", say("Severity")));
    for (const grade of grades) {
      const label = make("label");
      const input = make("input");
      Object.assign(input, { type: "radio", name: "grade", value: grade, checked: grade === severity });
      input.dataset.was = grade;
      label.append(input, make("span", "", say(GRADES[grade])));
      levels.append(label);
    }
    const [line, note] = field(say("Why (optional)"), text, { area: false });
    return {
      elements: [kinds, levels, line],
      note,
      get chosen() {
        const checked = levels.querySelector("input:checked");
        const value = checked instanceof HTMLInputElement ? checked.value : severity;
        return { category: select.value, severity: /** @type {Grade} */ (value) };
      },
    };
  }

  /**
   * The categories of the profile in groups, and `current`, which may be from another profile.
   * @param {string} current
   */
  options(current) {
    const { quality, grid: { say } } = this;
    const ids = quality.categories.includes(current) ? quality.categories : [...quality.categories, current];
    /** @type {Map<string, string[]>} */
    const groups = new Map();
    for (const id of ids) {
      const [, parent] = termOf(id, quality);
      const group = parent || id;
      groups.set(group, [...(groups.get(group) ?? []), id]);
    }
    return [...groups].map(([dimension, members]) => {
      const option = (/** @type {string} */ id) => new Option(say(termOf(id, quality)[0]), id);
      if (members.length === 1) return option(members[0]);
      const group = make("optgroup");
      group.label = categoryName(dimension, quality, say);
      group.append(...members.map(option));
      return group;
    });
  }

  /**
   * Accepts the finding at hand in `row` as an error, as it proposes.
   * @param {Row} row
   */
  accept(row) {
    const { grid, work } = this;
    const { model } = grid;
    const issue = grid.faults.here(row);
    if (!issue) return grid.tell(grid.faults.nothing, true);
    const spans = issue.spans.filter(([id]) => cellsIn(row).includes(id));
    const span = spans.find(([id]) => row.tgt.includes(id)) ?? spans[0] ?? [row.tgt[0] ?? row.src[0], 0, 0];
    const cell = model.cells.get(span[0]);
    if (!cell) return;
    const { fingerprint: finding, message: note, category, grade: severity } = issue;
    const place = spanOf(cell.text, span[1], span[2]);
    const op = /** @type {const} */ ({
      op: "annotate",
      cell: cell.id,
      ...place,
      category,
      severity,
      note,
      finding,
    });
    return work.operate(op, work.standing);
  }

  /**
   * @param {Fault} fault
   * @param {string} [refusal] why the change was refused before
   */
  change(fault, refusal = "") {
    const { grid: { say }, work } = this;
    const key = /** @type {const} */ (`change:${fault.id}`);
    const form = this.form({ ...fault, ...work.texts.drafts.all.get(key)?.form });
    this.ask(form, {
      key,
      title: say("Change the error"),
      button: say("Save"),
      base: fault.note,
      above: [make("p", "", fault.words)],
      refusal,
      again: (told) => this.change(fault, told),
      chosen: () => form.chosen,
      makes: () => ({ op: "reannotate", annotation: fault.id, ...form.chosen, note: form.note.value }),
    });
  }

  /** @param {Fault} fault */
  drop(fault) {
    const { standing } = this.work;
    this.grid.queue.do(() => this.work.operate({ op: "unannotate", annotation: fault.id }, standing));
  }

  /**
   * Shows what people said about an error, and asks for an answer.
   * @param {Fault} fault
   */
  async answer(fault) {
    const { grid, work } = this;
    const { say } = grid;
    const { standing } = work;
    const known = fault.replies ? await grid.post.send("replies", { annotation: fault.id }) : {};
    const thread = make("ol", "thread");
    thread.append(...(known.replies ?? []).map((one) => this.drawReply(one)));
    /** @type {(ruling: Ruling) => (text: string) => import("./tables.js").Operation[]} */
    const answered = (ruling) => (text) => [{ op: "arbitrate", annotation: fault.id, ruling, text }];
    const what = `${say(GRADES[fault.severity])}. ${categoryName(fault.category, this.quality, say)}`;
    work.texts.compose({
      key: `answer:${fault.id}`,
      title: say("Answers about an error"),
      label: say("Answer"),
      value: "",
      above: [make("p", "", `${what}: ${fault.words}`), thread],
      standing,
      buttons: [
        [say("Comment"), answered("")],
        [say("Dispute"), answered("disputed")],
        [say("Confirm the error"), answered("upheld")],
        [say("Not an error"), answered("rejected")],
      ],
    });
  }

  /** @param {Reply} reply */
  drawReply({ who, at, ruling, text }) {
    const { say } = this.grid;
    const item = make("li");
    if (ruling) item.append(make("p", "", say(RULINGS[ruling])));
    item.append(
      make("p", "", text),
      make("p", "by", signature(who, at, say)),
    );
    return item;
  }
}

/**
 * The words that a draft was about, if they are still there.
 * @param {Form | undefined} form
 * @param {Row} row
 * @param {Model} model
 * @returns {Words | null}
 */
export function wordsOf(form, row, model) {
  const { cell = 0, begin = 0, end = 0, words } = form ?? {};
  const text = cellsIn(row).includes(cell) ? model.cells.get(cell)?.text : undefined;
  return words && text?.slice(begin, end) === words ? { cell, begin, end } : null;
}

/**
 * A span in code points without white space at its ends.
 * @param {string} text
 * @param {number} begin in UTF-16 units, like `end`
 * @param {number} end
 */
function spanOf(text, begin, end) {
  const words = text.slice(begin, end);
  const from = begin + words.length - words.trimStart().length;
  const to = from + words.trim().length;
  return { begin: [...text.slice(0, from)].length, end: [...text.slice(0, to)].length };
}
