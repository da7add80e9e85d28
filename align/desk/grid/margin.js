// Comments in the margin: threads next to the words that they are about.

import { closest, make, makeButton } from "./elements.js";
import { signature } from "./names.js";
import { cellsIn } from "./records.js";
import { selectedPart } from "./selection.js";
import { field } from "./sheet.js";
import { NEEDS } from "./tables.js";

/** @import { Row, Said, Standing, Thread } from "./types.d.ts" */
/** @import { Operation, Side } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @typedef {{ cell: number, begin: number, words: string }} Place what a new comment is about */

export class Margin {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
  }

  /**
   * The threads of a row; nothing if there are none.
   * @param {Row} row
   * @returns {HTMLElement[]}
   */
  draw(row) {
    if (!row.threads.length) return [];
    const element = make("div", "margin");
    element.setAttribute("role", "gridcell");
    element.append(...row.threads.map((thread) => {
      const card = this.card(row, thread, -1);
      card.dataset.side = row.tgt.includes(thread.cell) ? "tgt" : "src";
      return card;
    }));
    element.addEventListener("click", (event) => {
      if (closest(event.target, "button, summary")) event.stopPropagation();
    });
    return [element];
  }

  // Gives the threads room in all rows if some are open; resolved ones alone are below their beads.
  show() {
    const { desk, model } = this.grid;
    desk.classList.toggle("margined", model.rows.some((row) => row.threads.some((one) => !one.resolved)));
  }

  /**
   * A thread: what it is about, what was said, and what can be done. A resolved one is folded.
   * @param {Row} row
   * @param {Thread} thread
   * @param {number} reached the tab index of its buttons
   */
  card(row, thread, reached) {
    const { say, model, data } = this.grid;
    const words = model.cells.get(thread.cell)?.text.slice(thread.begin, thread.end);
    const side = this.side(row, thread.cell, words);
    const inside = [
      ...(side
        ? [make("p", "by about", side === "tgt" ? say("On the translation") : say("On the original"))]
        : []),
      ...(words ? [make("q", "", words)] : []),
      this.said(thread),
      ...thread.replies.map((one) => this.said(one)),
      ...(thread.assigned ? [make("p", "by", say("for {who}", { who: thread.assigned }))] : []),
    ];
    if (data.may >= NEEDS.reply) inside.push(this.buttons(row, thread, reached));
    const card = make(thread.resolved ? "details" : "div", "thread-card");
    card.dataset.thread = String(thread.id);
    card.classList.toggle("mine", !thread.resolved && thread.assigned === data.who);
    if (thread.resolved) card.append(make("summary", "", say("✓ Resolved: {text}", { text: thread.text })));
    card.append(...inside);
    return card;
  }

  /**
   * The side that a comment is about; none if it is about the whole bead.
   * @param {Row} row
   * @param {number} cell
   * @param {string} [words]
   * @returns {Side | null}
   */
  side(row, cell, words) {
    if (!words && cell === cellsIn(row)[0]) return null;
    return row.tgt.includes(cell) ? "tgt" : "src";
  }

  /**
   * The label of a new comment.
   * @param {Row} row
   * @param {Place | null} about
   */
  label(row, about) {
    const { say } = this.grid;
    if (about?.words) return say("New comment on “{words}”", { words: about.words });
    const side = about && this.side(row, about.cell);
    if (!side) return say("New comment");
    return side === "tgt" ? say("New comment on the translation") : say("New comment on the original");
  }

  /** @param {Said} comment */
  said({ who, at, text }) {
    const { say } = this.grid;
    const element = make("div", "said-by");
    element.append(
      make("p", "by", signature(who, at, say)),
      make("p", "", text),
    );
    return element;
  }

  /**
   * @param {Row} row
   * @param {Thread} thread
   * @param {number} reached
   */
  buttons(row, thread, reached) {
    const { say, queue, work } = this.grid;
    /** @type {(op: Operation) => void} */
    const act = (op) => {
      const { standing } = work;
      queue.do(() => work.operate(op, standing));
    };
    /** @type {[string, () => void][]} */
    const all = [
      [say("Reply"), () => this.reply(row, thread)],
      thread.resolved
        ? [say("Reopen"), () => act({ op: "resolve", comment: thread.id, on: false })]
        : [say("Resolve"), () => act({ op: "resolve", comment: thread.id, on: true })],
      [say("Assign"), () => this.assign(thread)],
      [say("Delete"), () => act({ op: "uncomment", comment: thread.id })],
    ];
    const place = make("div", "acts");
    for (const [text, what] of all) {
      const button = makeButton(text, () => {
        const { dialog } = work.sheet;
        const isInside = dialog.open;
        what(); // a window that it opens waits until this one is closed
        if (isInside) dialog.close();
      });
      button.tabIndex = reached; // the key c leads to all of them
      place.append(button);
    }
    return place;
  }

  /**
   * Asks for a comment on the selected words, or on the current sentence if there are several.
   * @param {Row} row
   */
  comment(row) {
    const { grid } = this;
    const { say, work } = grid;
    const about = this.selected(row) ?? this.current(row);
    const cards = row.threads.map((thread) => this.card(row, thread, 0));
    work.texts.compose({
      key: `comment:${cellsIn(row)[0]}`,
      title: say("Comments on bead {n}", { n: row.at + 1 }),
      label: this.label(row, about),
      value: "",
      above: cards,
      buttons: [[say("Add"), (text) => {
        if (!text.trim()) return [];
        return [about ? { op: "comment_on", ...about, text } : { op: "comment", row: row.id, text }];
      }]],
    });
  }

  /**
   * @param {Row} row
   * @param {Thread} thread
   */
  reply(row, thread) {
    const { say, work } = this.grid;
    work.texts.compose({
      key: `reply:${thread.id}`,
      title: say("Comments on bead {n}", { n: row.at + 1 }),
      label: say("Reply"),
      value: "",
      above: [this.said(thread), ...thread.replies.map((one) => this.said(one))],
      buttons: [[
        say("Reply"),
        (text) => (text.trim() ? [{ op: "reply", comment: thread.id, text }] : []),
      ]],
    });
  }

  /** @param {Thread} thread */
  assign(thread) {
    const { say, work, queue, hand } = this.grid;
    const { standing } = work;
    const [label, input] = field(say("Person"), thread.assigned, { area: false });
    const list = make("datalist");
    list.id = "people";
    list.append(
      ...this.people().map((name) => {
        const option = make("option");
        option.value = name;
        return option;
      }),
    );
    input.setAttribute("list", list.id);
    /** @type {(person: string) => void} */
    const give = (person) =>
      queue.do(() => work.operate({ op: "assign", comment: thread.id, person }, standing));
    work.sheet.open(say("Assign the comment"), [label, list], [
      [say("Assign"), () => give(input.value)],
      [say("To nobody"), () => give("")],
    ], { quick: true, back: hand.back });
  }

  // Everybody who is known from the comments, and the reader.
  people() {
    const { data, model } = this.grid;
    const threads = model.rows.flatMap((row) => row.threads);
    const names = threads.flatMap((one) => [one.who, one.assigned, ...one.replies.map(({ who }) => who)]);
    return [...new Set([data.who, ...names])].filter(Boolean).sort();
  }

  /**
   * The row and the thread with this id.
   * @param {number} id
   * @returns {[Row, Thread] | undefined}
   */
  find(id) {
    for (const row of this.grid.model.rows) {
      const thread = row.threads.find((one) => one.id === id);
      if (thread) return [row, thread];
    }
    return undefined;
  }

  /**
   * The current sentence, if the bead has several.
   * @param {Row} row
   * @returns {Place | null}
   */
  current(row) {
    const { cell } = this.grid.hand;
    const cells = cellsIn(row);
    return cell !== null && cell !== cells[0] && cells.includes(cell) ? { cell, begin: 0, words: "" } : null;
  }

  /**
   * The words that are selected in a sentence of `row`.
   * @param {Row} row
   * @returns {Place | null}
   */
  selected(row) {
    const { beads, model } = this.grid;
    const found = selectedPart(beads, model);
    if (!found || !cellsIn(row).includes(found.cell)) return null;
    const { cell, begin, end, text } = found;
    return { cell, begin: [...text.slice(0, begin)].length, words: text.slice(begin, end) };
  }

  /**
   * The words of the open threads of the drawn rows, for the highlight.
   * @returns {[number, number, number][]}
   */
  spans() {
    return this.grid.list.visible().flatMap((row) =>
      row.threads
        .filter((one) => !one.resolved && one.begin < one.end)
        .map(({ cell, begin, end }) => /** @type {[number, number, number]} */ ([cell, begin, end]))
    );
  }
}
