// What the reader may do here: their role in the document, and whether it is locked. The server refuses the
// rest too; this only says so before anybody has typed something.

import { find } from "./elements.js";
import { label } from "./labels.js";
import { ROLES } from "./tables.js";

/** @import { Allowed, Rank } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

/** Actions that are possible in a locked document. The server knows which changes may be undone. */
const FREE = ["comment", "undo", "redo"];

export class Rights {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.banner = find(grid.root, ".locked", HTMLElement);
    this.few = ""; // why the reader may not do everything
    this.document = 0; // about which the rest is known
    this.locked = ""; // who locked it, and when
    this.two = false; // whether a bead counts as reviewed when two people have accepted it
  }

  /** @param {Allowed | undefined} allowed */
  take(allowed) {
    if (!allowed) return;
    const { grid } = this;
    this.document = grid.base.document;
    this.few = allowed.few;
    if (this.locked !== allowed.locked) {
      this.locked = allowed.locked;
      this.banner.hidden = !this.locked;
      this.banner.textContent = this.locked;
    }
    const same = grid.data.may === allowed.may && this.two === allowed.two;
    this.two = allowed.two;
    if (same) return;
    grid.data = { ...grid.data, may: allowed.may };
    label(grid);
    grid.look.refresh();
  }

  /**
   * Why the reader cannot do an action that needs a rank; "" if they can.
   * @param {string} name
   * @param {Rank} needs
   */
  refusal(name, needs) {
    const { base, data, say } = this.grid;
    const known = this.document === base.document;
    if (data.may < needs) return (known && this.few) || say("Your role does not allow this.");
    return known && this.locked && needs > ROLES.reader && !FREE.includes(name) ? this.locked : "";
  }
}
