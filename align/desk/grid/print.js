// The print view: a page of its own with the beads that are shown, and what was changed in them.

/** @import { Grid } from "./grid.js" */

/**
 * Opens the print view in a new tab.
 * @param {Grid} grid
 */
export async function printView(grid) {
  const { model, say, post } = grid;
  const view = window.open("", "_blank"); // at once, because later the browser would not allow it
  if (!view) return grid.tell(say("The browser did not open a new tab. Allow it for this page."), true);
  view.document.title = say("Print view");
  const { page, error } = await post.send("print", { rows: model.shown.map((row) => row.id) });
  if (!page) {
    view.close();
    if (error) grid.tell(error, true);
    return;
  }
  const address = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  view.location.replace(address);
}
