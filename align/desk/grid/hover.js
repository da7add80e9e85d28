// Words that translate each other light up together; search matches are coloured.

import { closest, findAll, hits, readText } from "./elements.js";
import { isNull } from "./records.js";
import { searchPattern } from "./text.js";

/** @import { Issue, Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

const MARKED = 8; // beads whose words are linked in one request
const WORDS = 400; // milliseconds until links that were not ready are requested again
const STILL = 150; // milliseconds without scrolling before the beads on screen get their marks

export class Hover {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.rest = 0;
    grid.beads.addEventListener("pointerover", (event) => this.light(event.target));
    grid.beads.addEventListener("pointerleave", () => this.light(null));
  }

  // When rows are at rest: colours matches, and requests the links of rows that have none.
  soon() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.paint();
      this.link();
    }, STILL);
  }

  async link() {
    const { grid } = this;
    if (!grid.ready || !grid.post.idle) return;
    const asked = grid.list.visible().filter((row) => !row.marks && !isNull(row)).slice(0, MARKED);
    if (!asked.length) return;
    for (const row of asked) row.marks = [[], []];
    const { marks = {}, waiting = [] } = await grid.post.send("marks", { rows: asked.map((row) => row.id) });
    for (const row of asked) {
      row.marks = marks[row.id] ?? row.marks;
      grid.list.redraw(row);
    }
    grid.settled();
    if (waiting.length) setTimeout(() => this.relink(asked.filter((row) => waiting.includes(row.id))), WORDS);
  }

  /**
   * Requests the links of `rows` again, because they were not ready.
   * @param {Row[]} rows
   */
  relink(rows) {
    for (const row of rows) row.marks = null;
    this.link();
  }

  /** @param {EventTarget | null} target */
  light(target) {
    for (const lit of findAll(this.grid.beads, ".lit")) lit.classList.remove("lit");
    const mark = closest(target, ".link");
    const row = closest(mark, ".row");
    if (!mark || !row) return;
    for (const one of findAll(row, `.link[data-link="${mark.dataset.link}"]`)) one.classList.add("lit");
  }

  // Colours the search matches and the words of findings, without changing the elements.
  paint() {
    const { model, beads } = this.grid;
    if (!CSS.highlights || !this.grid.ready) return;
    /** @type {RegExp | null} */
    let pattern;
    try {
      pattern = searchPattern(model.query, model.regex);
    } catch {
      return; // the grid has already reported it
    }
    const sides = pattern ? [...findAll(beads, ".side")] : [];
    const found = sides.flatMap((side) => (pattern ? hits(side, pattern, !model.regex) : []));
    CSS.highlights.set("sverka-hit", new Highlight(...found));
    CSS.highlights.set("sverka-issue", new Highlight(...this.issueRanges('.issue[data-severity="error"]')));
    CSS.highlights.set(
      "sverka-warning",
      new Highlight(...this.issueRanges('.issue[data-severity="warning"]')),
    );
    const spans = this.grid.margin.spans();
    CSS.highlights.set("sverka-comment", new Highlight(...ranges(beads, { spans })));
    CSS.highlights.set("sverka-held", new Highlight(...this.issueRanges(".issue.held")));
    CSS.highlights.set("sverka-error", new Highlight(...this.errorRanges()));
  }

  // The words of the errors in the rows on screen.
  errorRanges() {
    const { model, beads } = this.grid;
    return [...findAll(beads, ".row:has(.marked-errors)")].flatMap((element) =>
      (model.byId.get(Number(element.dataset.id))?.faults ?? []).flatMap(({ cell, begin, end }) =>
        begin < end ? ranges(element, { spans: [[cell, begin, end]] }) : []
      )
    );
  }

  /**
   * The words of the findings in the rows on screen that are drawn as `selector`. Those of hints are
   * marked only while the hint is at hand, so that faults stand out.
   * @param {string} selector
   */
  issueRanges(selector) {
    const { model, beads } = this.grid;
    return [...findAll(beads, `.row:has(${selector})`)].flatMap((element) => {
      const drawn = new Set([...findAll(element, selector)].map((line) => line.dataset.issue));
      const issues = model.issues.get(Number(element.dataset.id)) ?? [];
      return issues.filter((one) => drawn.has(one.fingerprint)).flatMap((one) => ranges(element, one));
    });
  }

  clear() {
    CSS.highlights?.delete("sverka-hit");
    CSS.highlights?.delete("sverka-issue");
    CSS.highlights?.delete("sverka-warning");
    CSS.highlights?.delete("sverka-held");
    CSS.highlights?.delete("sverka-error");
    CSS.highlights?.delete("sverka-comment");
  }
}

/**
 * The words of `issue` in the element of its row.
 * @param {Element} element
 * @param {Pick<Issue, "spans">} issue
 */
function ranges(element, { spans }) {
  return spans.flatMap(([cell, begin, end]) => {
    const line = element.querySelector(`.line[data-cell="${cell}"]`);
    const read = line && readText(line);
    return read && begin < read.text.length ? [read.range(begin, end)] : [];
  });
}
