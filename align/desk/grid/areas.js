// Text fields in which a person edits the sentences of one side of a bead: a field for each sentence.

import { caret, findAll, fit, focusedBeside, make } from "./elements.js";
import { flat } from "./lines.js";

/** @import { Line } from "./lines.js" */
/**
 * How the fields look and what they say.
 * @typedef {object} Look
 * @property {string} lang the language of the sentences
 * @property {string} label what a field is, for screen readers
 * @property {string} hint what the field of a new sentence says while it is empty
 * @property {string} joiner what stands between two sentences
 */

export class Areas {
  /**
   * @param {Look} look
   * @param {() => void} changed is called after every change of a text
   */
  constructor(look, changed) {
    this.look = look;
    this.changed = changed;
    this.element = make("div", "editor");
    /** The field that had the focus last. @type {HTMLTextAreaElement | undefined} */
    this.last = undefined;
  }

  /** @param {Line} line */
  draw([id, text]) {
    const { lang, label, hint } = this.look;
    const area = make("textarea");
    area.value = text;
    area.rows = 1;
    area.dataset.cell = String(id);
    area.lang = lang;
    area.spellcheck = true;
    area.dir = "auto";
    area.setAttribute("aria-label", label);
    if (!id) area.placeholder = hint;
    area.addEventListener("focus", () => (this.last = area));
    area.addEventListener("input", () => {
      if (area.value.includes("\n")) area.value = flat(area.value); // it was pasted
      fit(area);
      this.changed();
    });
    return area;
  }

  /** @returns {HTMLTextAreaElement[]} */
  get all() {
    return /** @type {HTMLTextAreaElement[]} */ ([...findAll(this.element, "textarea")]);
  }

  /** @returns {Line[]} the sentences as they are written, also empty ones */
  get lines() {
    return this.all.map((area) => [Number(area.dataset.cell), area.value]);
  }

  /** @param {EventTarget | null} target */
  holds(target) {
    return target instanceof Node && this.element.contains(target);
  }

  // The element here that has the focus.
  get active() {
    const active = focusedBeside(this.element);
    return active && this.holds(active) ? active : null;
  }

  // The field that has the focus, or had it last.
  get current() {
    const { all, active } = this;
    this.last = all.find((area) => area === active) ?? all.find((area) => area === this.last) ?? all[0];
    return this.last;
  }

  focus() {
    this.current.focus({ preventScroll: true });
  }

  /**
   * The field of a sentence.
   * @param {number} cell
   */
  of(cell) {
    return this.all.find((area) => area.dataset.cell === String(cell));
  }

  // Gives the fields their heights.
  fit() {
    for (const area of this.all) fit(area);
  }

  /**
   * What a key does that joins two sentences or goes from one to another; undefined if it does neither.
   * @param {KeyboardEvent} event
   * @returns {(() => void) | undefined}
   */
  act(event) {
    const { all, current: area } = this;
    const k = all.indexOf(area);
    const at = area.selectionStart === area.selectionEnd ? area.selectionStart : -1;
    const isFirst = at === 0 && k > 0;
    const isLast = at === area.value.length && k < all.length - 1;
    if (event.key === "Backspace" && isFirst) return () => this.join(k - 1);
    if (event.key === "Delete" && isLast) return () => this.join(k);
    if (event.key === "ArrowUp" && isFirst) return () => caret(all[k - 1], -1);
    if (event.key === "ArrowDown" && isLast) return () => caret(all[k + 1], 0);
    return undefined;
  }

  // Cuts the sentence at the cursor, or after the selected words: what follows is a new sentence. At
  // the end, that is empty.
  cut() {
    const area = this.current;
    const at = area.selectionEnd;
    const fresh = this.draw([0, area.value.slice(at).trimStart()]);
    area.value = area.value.slice(0, at).trimEnd();
    area.after(fresh);
    fit(area);
    fit(fresh);
    caret(fresh, 0);
    this.element.scrollIntoView({ block: "nearest" });
    this.changed();
  }

  /**
   * Joins the field `k` and the next one.
   * @param {number} k
   */
  join(k) {
    const [area, next] = this.all.slice(k, k + 2);
    const between = area.value && next.value ? this.look.joiner : "";
    const at = area.value.length;
    if (area.dataset.cell === "0" && next.dataset.cell !== "0") area.dataset.cell = next.dataset.cell;
    area.value += between + next.value;
    next.remove();
    fit(area);
    caret(area, at);
    this.changed();
  }

  /**
   * Gives a sentence the text that was loaded.
   * @param {number} cell
   * @param {string} text
   */
  reset(cell, text) {
    const area = this.of(cell);
    if (!area) return;
    area.value = text;
    fit(area);
    caret(area, -1);
    this.changed();
  }
}
