// A window over the grid: a question, a form, or something to read. One at a time.

import { findAll, make, makeButton } from "./elements.js";

/** @import { Button, Say } from "./types.d.ts" */
/**
 * @typedef {object} Options
 * @property {boolean} [quick] whether Enter alone presses the first button
 * @property {boolean} [chosen] whether only a click on a button closes the sheet, and not a key
 *   pressed out of habit
 * @property {boolean} [complete] whether the given buttons are all, without one that cancels
 * @property {boolean} [sudden] whether nobody has asked for the sheet: what the person is typing elsewhere
 *   must not go into its fields
 * @property {() => void} [cancelled] is called when the person cancels, and not when they only close
 * @property {() => void} [closed] is called when the sheet is closed, however that is done
 * @property {() => void} [back] brings the focus back at the end
 */

export class Sheet {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {() => Say} say returns the reader's messages when a sheet opens
   */
  constructor(dialog, say) {
    this.dialog = dialog;
    this.say = say;
    /** @type {Options} */
    this.options = {};
    /** @type {HTMLButtonElement | undefined} */
    this.primary = undefined;
    /** @type {Parameters<Sheet["open"]>[]} */
    this.waiting = []; // sheets to open when the current one is closed
    dialog.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("close", () => this.closed());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation(); // keys typed here are not for the grid
    if (event.key === "Escape" && this.options.chosen) event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || this.options.quick)) {
      event.preventDefault();
      if (!event.repeat) this.primary?.click(); // a key held down is for the window before
    }
  }

  closed() {
    if (this.dialog.open) return; // another one was opened already
    this.dialog.replaceChildren();
    this.options.back?.();
    this.options.closed?.();
    const next = this.waiting.shift();
    if (next) this.open(...next);
  }

  // Opens again as it was, after the page's elements have moved.
  moved() {
    if (!this.dialog.open) return;
    this.dialog.removeAttribute("open");
    this.dialog.showModal();
    findAll(this.dialog, "textarea, input")[0]?.focus();
  }

  // Whether something has been written here that is not saved yet.
  get dirty() {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (findAll(this.dialog, "textarea, input"));
    return this.dialog.open && [...fields].some((input) => input.value !== input.dataset.was);
  }

  /**
   * Opens with `title`, elements, and buttons; Ctrl+Enter presses the first one. If a sheet is
   * open, the new one waits, so that nobody loses what they are writing.
   * @param {string} title
   * @param {Element[]} elements
   * @param {Button[]} buttons
   * @param {Options} [options]
   */
  open(title, elements, buttons, options = {}) {
    if (this.dialog.open) {
      this.waiting.push([title, elements, buttons, options]);
      return;
    }
    this.options = options;
    const drawn = buttons.map((button) => this.button(button));
    const say = this.say();
    const leaving = buttons.length ? say("Cancel") : say("Close");
    const close = makeButton(leaving, () => {
      options.cancelled?.();
      this.dialog.close();
    });
    this.primary = options.chosen ? undefined : drawn[0];
    if (this.primary) this.primary.className = "primary";
    const row = make("div", "buttons");
    row.append(...drawn, ...(options.complete ? [] : [close]));
    this.dialog.setAttribute("aria-label", title);
    const head = make("h2", "", title);
    head.tabIndex = -1;
    this.dialog.replaceChildren(head, ...elements, row);
    this.dialog.showModal();
    const [field] = findAll(this.dialog, "textarea, input");
    (options.sudden ? head : field ?? this.primary ?? close).focus();
  }

  /** @param {Button} button */
  button([text, act]) {
    return makeButton(text, () => {
      if (act() !== false) this.dialog.close();
    });
  }
}

/**
 * A labelled text field for a sheet: the label, and the field inside it.
 * @param {string} label
 * @param {string} value
 * @param {{ area?: boolean }} [options]
 * @returns {[HTMLLabelElement, HTMLInputElement | HTMLTextAreaElement]}
 */
export function field(label, value, { area = true } = {}) {
  const element = make("label", "field");
  const input = area ? makeArea(value) : make("input");
  if (input instanceof HTMLInputElement) input.type = "text";
  input.value = value;
  input.dataset.was = value;
  input.dir = "auto";
  element.append(make("span", "", label), input);
  return [element, input];
}

/**
 * What to say above a text: why it was refused, or that it is from before.
 * @param {string} fault empty if it was not refused
 * @param {boolean} isKept
 * @param {Say} say
 * @param {string} [now] what the document says now, if that has changed in the meantime
 */
export function drawTold(fault, isKept, say, now = "") {
  const told = now ? [make("p", "now", say("It now says: {text}", { text: now }))] : [];
  if (fault) return [make("p", "fault", fault), ...told];
  if (!isKept) return told;
  return [make("p", "kept", say("This text is not saved yet. Cancel discards it.")), ...told];
}

/**
 * A text field whose height suits `value`.
 * @param {string} value
 */
function makeArea(value) {
  const area = make("textarea");
  area.rows = Math.min(12, Math.max(3, Math.ceil(value.length / 60)));
  return area;
}
