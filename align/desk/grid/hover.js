// Words that render each other light up together; what the search found is coloured.

const MARKED = 8; // beads whose words are linked in one request
const WORDS = 400; // milliseconds until words that were not ready are asked for again
const STILL = 150; // milliseconds of rest after which the beads on screen get their marks

class Hover {
  constructor(grid) {
    this.grid = grid;
    grid.beads.addEventListener("pointerover", (event) => this.light(event.target));
    grid.beads.addEventListener("pointerleave", () => this.light(null));
  }

  // Once rows are at rest: colour hits, and ask for the links of those that have none.
  soon() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.paint();
      this.link();
    }, STILL);
  }

  async link() {
    const { grid } = this;
    if (!grid.model || !grid.post.idle) return;
    const asked = grid.list.visible().filter((row) => !row.marks && !isNull(row)).slice(0, MARKED);
    if (!asked.length) return;
    for (const row of asked) row.marks = [[], []];
    const { marks = {}, waiting = [] } =
      await grid.post.send("marks", { rows: asked.map((row) => row.id) });
    for (const row of asked) {
      if (marks[row.id]) row.marks = marks[row.id];
      grid.list.redraw(row);
    }
    this.soon();
    if (!waiting.length) return;
    setTimeout(() => { // their words are on the way
      for (const row of asked) if (waiting.includes(row.id)) row.marks = null;
      this.link();
    }, WORDS);
  }

  light(target) {
    const { beads } = this.grid;
    beads.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
    const mark = target?.closest?.(".link");
    if (!mark) return;
    mark
      .closest(".row")
      .querySelectorAll(`.link[data-link="${mark.dataset.link}"]`)
      .forEach((one) => one.classList.add("lit"));
  }

  // Colours what the search found, without touching the elements.
  paint() {
    const { model, beads } = this.grid;
    if (!CSS.highlights || !model) return;
    const query = model.query.trim();
    let pattern = null;
    try {
      const source = model.regex ? query : fold(query).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
      pattern = query && new RegExp(source, "giu");
    } catch {
      return; // the grid has said so
    }
    const ranges = pattern ? [...beads.querySelectorAll(".side")].flatMap(
      (side) => hits(side, pattern, !model.regex)) : [];
    CSS.highlights.set("sverka-hit", new Highlight(...ranges));
    this.paintIssues();
  }

  // Underlines what the findings of the rows on screen are about.
  paintIssues() {
    const { model, beads } = this.grid;
    const ranges = [];
    for (const element of beads.querySelectorAll(".row:has(.issues)")) {
      for (const issue of model.issues.get(Number(element.dataset.id)) ?? []) {
        for (const [cell, begin, end] of issue.spans) {
          const line = element.querySelector(`.line[data-cell="${cell}"]`);
          const read = line && readText(line);
          if (read && begin < read.text.length) ranges.push(read.range(begin, end));
        }
      }
    }
    CSS.highlights.set("sverka-issue", new Highlight(...ranges));
  }

  clear() {
    CSS.highlights?.delete("sverka-hit");
    CSS.highlights?.delete("sverka-issue");
  }
}
