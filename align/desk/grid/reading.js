// The reading view: one side of the document as running text. The keys work as in the grid.

import { find } from "./elements.js";

/** @import { Grid } from "./grid.js" */

/** What is shown after each press of the key. @type {Record<string, "tgt" | "src" | "">} */
const NEXT = { "": "tgt", tgt: "src", src: "" };

/**
 * Shows the translation alone, then the original alone, then both again.
 * @param {Grid} grid
 */
export function readOn(grid) {
  const { desk, root, say } = grid;
  const now = NEXT[desk.dataset.reading ?? ""];
  desk.dataset.reading = now;
  find(root, ".reading", HTMLElement).setAttribute("aria-pressed", String(now !== ""));
  grid.look.refresh(); // the heights are others
  grid.hand.reveal(grid.hand.row);
  const said = {
    tgt: say("Only the translation, to read"),
    src: say("Only the original, to read"),
    "": say("Both texts"),
  };
  grid.tell(said[now], true);
}
