// What people do that only changes the view.

import { printView } from "./print.js";
import { readOn } from "./reading.js";

/** @import { Grid } from "./grid.js" */
/** @import { Row } from "./types.d.ts" */

/**
 * The actions that only change the view, by their names in keys.json.
 * @param {Grid} grid
 * @returns {Partial<Record<string, (standing: unknown) => void>>}
 */
export function viewActions(grid) {
  const { model, say, hand, look, faults, memory } = grid;
  /** @type {(step: 1 | -1) => void} */
  const toDoubt = (step) =>
    hand.jump(step, (row) => model.isDoubtful(row), say("There are no doubtful beads here."));
  /** @type {(row: Row | undefined) => void} */
  const go = (row) => row && hand.choose(row, { scroll: true, focus: true });
  return {
    next: () => toDoubt(1),
    previous: () => toDoubt(-1),
    nextIssue: () => faults.step(1),
    previousIssue: () => faults.step(-1),
    faults: () => faults.filter(),
    down: () => hand.move(1),
    up: () => hand.move(-1),
    right: () => hand.side(1),
    left: () => hand.side(-1),
    pickDown: () => hand.pickOn(1),
    pickUp: () => hand.pickOn(-1),
    first: () => go(model.shown[0]),
    last: () => go(model.shown[model.shown.length - 1]),
    search: () => look.search.focus(),
    queue: () => look.at({ order: model.order === "text" ? "doubt" : "text" }),
    larger: () => look.scale(1),
    smaller: () => look.scale(-1),
    normal: () => look.zoomTo(1),
    overview: () => grid.toggleOverview(),
    contents: () => grid.outline.toggle(),
    reading: () => readOn(grid),
    column: () => grid.columns.toggle(),
    compare: () => grid.columns.compare(),
    memory: () => memory.toggle(),
    ask: () => memory.ask(),
    insert: () => memory.insert(1),
    print: () => printView(grid),
    changes: () => look.showChanges(!look.changes),
    export: () => leaveFor("export"),
    keys: () => grid.keys.showModal(),
  };
}

/**
 * Goes to another page by clicking the link to it on this one.
 * @param {string} page
 */
function leaveFor(page) {
  const link = document.querySelector(`a[href$="/${page}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
}
