// The keyboard: turns a key into an action, unless the focused element needs the key.

import { ACTIONS, keyName } from "./keys.js";
import { closeMenu } from "./menus.js";

/** @import { Grid } from "./grid.js" */

// Elements that handle keys themselves: all keys, or only those with longer names.
const TEXT_FIELDS = "input:not([type=radio]):not([type=range]):not([type=checkbox]), textarea, select";
const MOVABLE = "input, summary, [role=menuitem], [role=option], [role=slider]";

export class Keyboard {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.pressed = 0; // when a key was last pressed, in milliseconds of the page's clock
    /** @type {(event: KeyboardEvent) => void} */
    this.onKey = (event) => this.key(event);
  }

  // In the capture phase and at the very top: Streamlit has its own keys, such as r and c.
  enter() {
    window.addEventListener("keydown", this.onKey, true);
  }

  leave() {
    window.removeEventListener("keydown", this.onKey, true);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    this.pressed = performance.now();
    if (this.grid.memory.key(event)) return;
    if (this.grid.root.querySelector("dialog[open]") || event.altKey) return;
    const [from] = event.composedPath();
    const { editor } = this.grid.work.texts;
    if (editor.holds(from)) {
      event.stopPropagation();
      editor.key(event);
      return;
    }
    if (event.composedPath().includes(this.grid.root)) event.stopPropagation();
    if (event.ctrlKey || event.metaKey) this.turn(event, from);
    else if (from === this.grid.look.search && event.key === "Escape") this.grid.look.leaveSearch();
    else if (from === this.grid.look.search && event.key === "Enter") this.grid.act("first");
    else if (event.key === "Escape") {
      if (!closeMenu(this.grid.root)) this.grid.hand.clear();
    } else {
      const action = ACTIONS.get(keyName(event));
      if (!action || keeps(from, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      this.grid.act(action);
    }
  }

  /**
   * Ctrl+Z and Ctrl+Y, unless the focus is in a text field.
   * @param {KeyboardEvent} event
   * @param {EventTarget} from
   */
  turn(event, from) {
    const letter = event.code.slice(3).toLowerCase();
    const isField = from instanceof Element && from.matches("input, textarea");
    if (isField || !["z", "y"].includes(letter)) return;
    event.preventDefault();
    this.grid.act(letter === "y" || event.shiftKey ? "redo" : "undo");
  }
}

/**
 * Whether the element `from` needs the key itself: a text field, a button, a slider.
 * @param {EventTarget} from
 * @param {string} key
 */
function keeps(from, key) {
  if (!(from instanceof Element)) return false;
  const isText = from.matches(TEXT_FIELDS) || (from instanceof HTMLElement && from.isContentEditable);
  const isPressed = key === "Enter" && from.closest("button, a, summary") !== null;
  const isMoved = key.length > 1 && from.matches(MOVABLE);
  return isText || isPressed || isMoved;
}
