// What the library says about the bead at hand, in a panel beside the rows: sentences like it with
// their translations, terms of the glossary, and how a word was translated. Entries have numbers, and
// their keys insert them.

import { closest, find, focusedBeside, make, readText } from "./elements.js";
import { addressOf } from "./place.js";
import { drawMatch, drawRenderings, drawTerm } from "./recalled.js";
import { selectedPart } from "./selection.js";
import { NEEDS } from "./tables.js";

/** @import { Answer, Match, Row, Source } from "./types.d.ts" */
/** @import { Operation } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Input */
/** @typedef {{ match: Match } | { term: string }} Entry */

const STILL = 200; // milliseconds at a bead before the library is asked
const MARKED = 40; // rows whose terms are looked up in one request
const FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea, select, dialog";
const NAME = "sverka-memory";

export class Memory {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.panel = find(grid.root, ".memory", HTMLElement);
    this.field = find(this.panel, ".phrase", HTMLInputElement);
    this.panel.hidden = localStorage.getItem(NAME) !== "open";
    /** What the numbers in the panel stand for, from 1. @type {Entry[]} */
    this.entries = [];
    this.asked = 0; // counts requests, so that late answers are passed over
    this.wanted = 0;
    this.timer = 0;
    this.rest = 0;
    this.shown = ""; // the bead and its text that the panel shows
    /** Where terms are in rows that were looked up. @type {WeakMap<Row, [number, number, number][]>} */
    this.terms = new WeakMap();
    this.glossary = true; // whether there may be one
    find(this.panel, "form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.lookUp(this.field.value, "");
    });
    this.panel.addEventListener("mousedown", (event) => {
      if (closest(event.target, ".pick")) event.preventDefault(); // keeps the selection and the cursor
    });
  }

  get open() {
    return !this.panel.hidden;
  }

  toggle() {
    this.panel.hidden = this.open;
    localStorage.setItem(NAME, this.open ? "open" : "");
    this.shown = "";
    this.press();
    this.point();
    this.grid.hand.reveal(this.grid.hand.row);
  }

  press() {
    find(this.grid.root, ".recall", HTMLElement).setAttribute("aria-pressed", String(this.open));
  }

  // The current bead may be another one, or its text.
  point() {
    const { hand, model, ready } = this.grid;
    if (!this.open || !ready) return;
    const { row } = hand;
    const known = row ? `${row.id}:${row.at}:${model.text(row, "src")}:${model.text(row, "tgt")}` : "";
    if (known === this.shown) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.shown = known;
      this.load();
    }, STILL);
  }

  // Forgets what was shown, for another document or another language.
  begin() {
    this.shown = "";
    this.glossary = true;
    this.terms = new WeakMap();
    this.press();
    find(this.panel, ".found", HTMLElement).replaceChildren();
    this.draw({});
    this.point();
  }

  async load() {
    const { row } = this.grid.hand;
    const number = ++this.asked;
    if (!row) return this.draw({});
    let answer = await this.grid.post.send("memory", { row: row.id });
    while (number === this.asked) {
      this.draw(answer);
      if (!answer.coming) return;
      await new Promise((resolve) => setTimeout(resolve, 1000 * (answer.coming ?? 0)));
      if (number === this.asked) answer = await this.grid.post.send("memory", { row: row.id });
    }
  }

  /** @returns {[string, string]} */
  get langs() {
    const { src, tgt } = this.grid.heads;
    return [src.lang, tgt.lang];
  }

  /** @returns {import("./recalled.js").Does} */
  get does() {
    const { base } = this.grid;
    return {
      insert: (n) => this.insert(n),
      go: (place) => this.go(place),
      address: ({ document, row, number }) =>
        document === base.document ? null : addressOf(document, row, number),
    };
  }

  /** @param {Answer} answer */
  draw({ matches = [], similar = [], terms = [], coming, error }) {
    const { say } = this.grid;
    const { langs, does } = this;
    const all = [...matches, ...similar];
    this.entries = all.map((match) => ({ match }));
    const drawn = all.map((match, i) => drawMatch(match, i + 1, langs, does, say));
    const waiting = coming ? say("Reading the library …") : say("No similar sentence in the library.");
    fill(this.panel, ".matches", drawn, error ?? waiting);
    const items = terms.map((term) => {
      const item = drawTerm(term, this.entries.length + 1, langs, does, say);
      this.entries.push(...term.targets.map((one) => ({ term: one })));
      return item;
    });
    fill(this.panel, ".terms", items, say("No term of the glossary."));
  }

  /** @param {Source} place */
  go(place) {
    const row = this.grid.model.byId.get(place.row);
    if (row) this.grid.place.goTo(row);
  }

  /**
   * Digits insert entries: alone, or with Ctrl while a text is being written. Returns whether the key
   * was such a digit.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (!digit || !this.open || event.altKey || event.shiftKey) return false;
    const isWriting = this.writing !== null;
    if ((event.ctrlKey || event.metaKey) !== isWriting) return false;
    if (!isWriting && closest(event.composedPath()[0], FIELDS)) return false;
    event.preventDefault();
    event.stopPropagation();
    this.insert(Number(digit));
    return true;
  }

  /**
   * The field in which a person writes a text of the document.
   * @returns {Input | null}
   */
  get writing() {
    const active = focusedBeside(this.grid.root);
    return active instanceof HTMLTextAreaElement ? active : null;
  }

  /**
   * Inserts entry number `n`: into the text that is being written, or as an edit of its own.
   * @param {number} n
   */
  insert(n) {
    const { grid, writing } = this;
    const entry = this.entries[n - 1];
    if (!entry) return grid.tell(grid.say("There is no entry {n}.", { n }), true);
    if (writing) {
      if ("match" in entry) writing.select();
      return type(writing, "match" in entry ? entry.match.tgt : entry.term);
    }
    if (grid.data.may < NEEDS.edit) return grid.tell(grid.say("Your role does not allow this."), true);
    grid.queue.do(() => {
      const { row } = grid.hand;
      if (!row || grid.work.sheet.dialog.open) return; // a window waits for the person
      return "match" in entry ? this.translate(row, entry.match) : this.term(row, entry.term);
    });
  }

  /**
   * Makes the translation of a match that of `row`.
   * @param {Row} row
   * @param {Match} match
   */
  async translate(row, match) {
    const { work, model, say } = this.grid;
    const op = translating(row, match, model.text(row, "tgt"));
    if (!op) return this.grid.tell(say("The bead already has this translation."), true);
    if (await work.operate(op, work.standing)) this.grid.tell(say("Inserted. z takes it back."), true);
  }

  /**
   * @param {Row} row
   * @param {string} term
   */
  term(row, term) {
    const { grid } = this;
    const chosen = this.selection();
    if (chosen?.side === "tgt" && row.tgt.includes(chosen.cell)) {
      const was = grid.model.cells.get(chosen.cell)?.text ?? "";
      const text = was.slice(0, chosen.begin) + term + was.slice(chosen.end);
      return grid.work.operate({ op: "edit", cell: chosen.cell, text }, grid.work.standing);
    }
    const { editor } = grid.work.texts;
    editor.open(row, "tgt");
    const field = editor.job?.areas.current;
    if (!field) return;
    const end = field.value.length;
    field.setSelectionRange(end, end);
    type(field, end ? ` ${term}` : term);
    field.setSelectionRange(field.value.length - term.length, field.value.length);
  }

  // The words that are selected in a row: their sentence, its side, where they begin and end in it.
  selection() {
    const { beads, model } = this.grid;
    const found = selectedPart(beads, model);
    const row = found && model.rowOf(found.cell);
    if (!found || !row) return null;
    const side = row.tgt.includes(found.cell) ? /** @type {const} */ ("tgt") : /** @type {const} */ ("src");
    return { ...found, side, words: found.text.slice(found.begin, found.end) };
  }

  // Asks how the selected words were translated; without any, lets the person write some.
  ask() {
    const chosen = this.selection();
    if (!this.open) this.toggle();
    if (!chosen) {
      this.field.focus();
      this.field.select();
      return;
    }
    this.field.value = chosen.words;
    this.lookUp(chosen.words, chosen.side);
  }

  /**
   * @param {string} phrase
   * @param {"src" | "tgt" | ""} side
   */
  async lookUp(phrase, side) {
    const { grid } = this;
    const { say } = grid;
    const place = find(this.panel, ".found", HTMLElement);
    const number = ++this.wanted;
    if (!phrase.trim()) return place.replaceChildren();
    place.replaceChildren(make("p", "by", say("Looking it up …")));
    let answer = await grid.post.send("renderings", { phrase, side });
    while (answer.coming && number === this.wanted) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * (answer.coming ?? 0)));
      answer = await grid.post.send("renderings", { phrase, side });
    }
    if (number !== this.wanted) return;
    const { renderings = [], error } = answer;
    place.replaceChildren(
      ...renderings.map((one) => drawRenderings(one, this.langs, this.does, say)),
      ...(error ? [make("p", "fault", error)] : []),
    );
    place.scrollIntoView({ block: "nearest" });
    const [first] = renderings;
    const kinds = first?.found.map(({ text, count }) => `${text} ${count}`).join(", ");
    grid.tell(kinds || say("No matches."));
  }

  // Rows are at rest: marks the terms of those on the screen.
  settled() {
    this.wait();
    this.point();
  }

  wait() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.mark(), STILL);
  }

  async mark() {
    const { grid } = this;
    if (!grid.ready || !CSS.highlights) return;
    const rows = grid.list.visible();
    this.paint();
    const fresh = rows.filter((row) => !this.terms.has(row)).slice(0, MARKED);
    if (!this.glossary || !fresh.length) return;
    if (!grid.post.idle) return this.wait(); // what a person does goes first
    const { glossary = false, marked = {} } = await grid.post.send("terms", {
      rows: fresh.map(({ id }) => id),
    });
    this.glossary = glossary;
    for (const row of fresh) this.terms.set(row, marked[row.id] ?? []);
    this.paint();
  }

  paint() {
    const { beads, list } = this.grid;
    const ranges = list.visible().flatMap((row) =>
      (this.terms.get(row) ?? []).flatMap(([cell, begin, end]) => {
        const line = beads.querySelector(`.line[data-cell="${cell}"]`);
        const read = line && readText(line);
        return read && end <= read.text.length ? [read.range(begin, end)] : [];
      })
    );
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }
}

/**
 * The operation that makes the translation of a match that of `row`, which is `now`; null if it is the
 * same. A bead with several sentences, or none, gets those of the match.
 * @param {Pick<Row, "id" | "tgt">} row
 * @param {Pick<Match, "tgt" | "sentences">} match
 * @param {string} now
 * @returns {Operation | null}
 */
export function translating({ id, tgt }, match, now) {
  if (now === match.tgt) return null;
  if (tgt.length === 1) return { op: "edit", cell: tgt[0], text: match.tgt };
  const texts = match.sentences.map((text, i) => /** @type {[number, string]} */ ([tgt[i] ?? 0, text]));
  return { op: "write", row: id, side: "tgt", texts };
}

/**
 * Writes `text` into a field in place of what is selected, as if it were typed.
 * @param {Input} field
 * @param {string} text
 */
function type(field, text) {
  const { selectionStart, selectionEnd, value } = field;
  field.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Shows `items` in a list, or the text `none` if there are none.
 * @param {ParentNode} panel
 * @param {string} name
 * @param {Element[]} items
 * @param {string} none
 */
function fill(panel, name, items, none) {
  const list = find(panel, name, HTMLElement);
  list.replaceChildren(...(items.length ? items : [make("li", "none", none)]));
}
