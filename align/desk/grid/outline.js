// The contents of a document: its headings, to go to one of them.

import { find, make, makeButton } from "./elements.js";
import { isNull } from "./records.js";

/** @import { Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */
/** @import { Model } from "./model.js" */

const HEADINGS = new Set(["heading", "title"]);

/**
 * The rows that begin with a heading, on either side.
 * @param {Model} model
 */
export const headings = (model) =>
  model.rows.filter((row) =>
    [row.src, row.tgt].some((ids) => HEADINGS.has(model.cellsOf(ids.slice(0, 1))[0]?.kind))
  );

export class Outline {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.panel = find(grid.root, ".outline", HTMLElement);
    this.button = find(grid.root, ".contents", HTMLElement);
  }

  toggle() {
    const { grid, panel } = this;
    panel.hidden = !panel.hidden;
    this.button.setAttribute("aria-pressed", String(!panel.hidden));
    this.draw();
    grid.look.count();
    grid.hand.reveal(grid.hand.row);
    panel.querySelector("button")?.focus();
  }

  // Draws the headings as they are now, and marks the chapter of the current bead.
  draw() {
    const { grid, panel } = this;
    if (panel.hidden) return;
    const found = headings(grid.model);
    const here = grid.hand.row;
    const current = here && found.findLast((row) => row.at <= here.at);
    const list = make("ol");
    for (const row of found) {
      const item = make("li");
      item.append(this.entry(row, row === current));
      list.append(item);
    }
    panel.replaceChildren(make("h2", "", grid.say("Contents")));
    panel.append(found.length ? list : make("p", "none", grid.say("The texts have no headings.")));
  }

  /**
   * @param {Row} row
   * @param {boolean} isCurrent
   */
  entry(row, isCurrent) {
    const { grid } = this;
    const side = row.tgt.length && !isNull(row) ? "tgt" : row.src.length ? "src" : "tgt";
    const go = () => {
      grid.look.all();
      grid.hand.choose(row, { scroll: true, focus: true });
      this.draw();
    };
    const button = makeButton(grid.model.text(row, side), go);
    button.lang = grid.heads[side].lang;
    if (isCurrent) button.setAttribute("aria-current", "true");
    return button;
  }
}
