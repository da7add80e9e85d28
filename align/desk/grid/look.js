// What is shown of the document, and at what size: filters, order, search, counts, zoom.

import { find, findAll, make } from "./elements.js";
import { watchMenus } from "./menus.js";
import { statusName, typeName } from "./names.js";
import { choices, finished } from "./people.js";
import { STATUSES } from "./tables.js";

/** @import { Verdict } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @import { Model } from "./model.js" */
/** @typedef {Record<Verdict, number>} Counts */

const ZOOMS = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];
const TYPING = 120; // milliseconds between the last keystroke and the search
const COMMONEST = 5; // number of types in the summary
const SHORTEST = 360; // the smallest height of the grid in pixels
const ENOUGH = { beads: 4, hours: 1 / 60 }; // the work needed before a pace is shown

export class Look {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.search = find(grid.root, ".search", HTMLInputElement);
    this.slider = find(grid.root, ".threshold input", HTMLInputElement);
    this.zoom = Number(localStorage.getItem("sverka-zoom")) || 1;
    this.changes = localStorage.getItem("sverka-changes") === "yes"; // whether they are shown
    /** @type {{ at: number, decided: number } | null} */
    this.began = null; // when this session began, and how much was decided before
    this.listen();
  }

  listen() {
    const { root } = this.grid;
    watchMenus(root);
    for (const input of findAll(root, ".filters input")) {
      if (input instanceof HTMLInputElement) {
        input.addEventListener("change", () => this.at({ quick: input.value }));
      }
    }
    for (const control of findAll(root, ".more select, .more input[type=checkbox]")) {
      control.addEventListener("change", () => {
        if (control instanceof HTMLSelectElement) this.want(control.name, control.value);
        else if (control instanceof HTMLInputElement) this.want(control.name, control.checked);
      });
    }
    this.slider.addEventListener("input", () => this.at({ threshold: Number(this.slider.value) }));
    find(root, ".regex", HTMLElement).addEventListener(
      "click",
      () => this.at({ regex: !this.grid.model.regex }),
    );
    let typing = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.at({ query: this.search.value }), TYPING);
    });
  }

  /**
   * Changes what is shown: filter, order, search.
   * @param {Partial<Pick<Model, "quick" | "order" | "query" | "regex" | "threshold" | "want">>} change
   */
  at(change) {
    Object.assign(this.grid.model, change);
    this.refresh();
    this.grid.hand.reveal(this.grid.hand.row);
  }

  /**
   * @param {string} name
   * @param {string | boolean} value
   */
  want(name, value) {
    this.at({ want: { ...this.grid.model.want, [name]: value } });
  }

  // Shows all beads: no filter, no search.
  all() {
    this.search.value = "";
    this.grid.model.clear();
    this.refresh();
  }

  // Clears the search and leaves it.
  leaveSearch() {
    this.search.value = "";
    this.at({ query: "" });
    this.search.blur();
  }

  // Redraws everything that depends on the model.
  refresh() {
    const { grid } = this;
    const { model, say } = grid;
    try {
      model.refresh();
    } catch {
      grid.tell(say("This is not a valid regular expression."), true);
      return;
    }
    grid.list.lay(model.shown);
    grid.beads.setAttribute("aria-rowcount", String(model.rows.length));
    const empty = find(grid.root, ".empty", HTMLElement);
    empty.hidden = model.shown.length > 0;
    empty.textContent = say("No matches.");
    this.count();
    const hits = find(grid.root, ".hits", HTMLElement);
    hits.hidden = !model.query;
    hits.textContent = `${model.shown.length} / ${model.rows.length}`;
    hits.title = say("Beads found: {n} of {all}", { n: model.shown.length, all: model.rows.length });
    grid.tell(say("Shown: {n}", { n: model.shown.length }));
    grid.settled();
  }

  // Draws what is about all rows together: counts, controls, pictures.
  count() {
    const { model, overview, hand } = this.grid;
    const verdicts = model.verdicts();
    this.countFilters();
    this.showControls();
    this.offer(model.types());
    this.summarize(verdicts);
    this.grid.faults.count();
    this.grid.margin.show();
    overview.show(model, hand.row);
  }

  countFilters() {
    const { model, root } = this.grid;
    const counts = model.counts();
    for (const label of findAll(root, ".filters label")) {
      const input = find(label, "input", HTMLInputElement);
      input.checked = input.value === model.quick;
      find(label, "b", HTMLElement).textContent = String(counts[input.value]);
    }
  }

  /**
   * A share with two decimals, as the reader's language writes it.
   * @param {number} value
   */
  share(value) {
    const { lang } = this.grid.words;
    return value.toLocaleString(lang || "en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  // Shows the model's state in the controls.
  showControls() {
    const { model, root, overview, say } = this.grid;
    this.slider.value = String(model.threshold);
    find(root, ".threshold output", HTMLElement).textContent = this.share(model.threshold);
    /** @type {(name: string, on: boolean) => void} */
    const press = (name, on) => find(root, name, HTMLElement).setAttribute("aria-pressed", String(on));
    press(".queue", model.order === "doubt");
    press(".regex", model.regex);
    press(".pictures", !overview.panel.hidden);
    press(".changes", this.changes);
    const wanted = Object.values(model.want).filter(Boolean).length;
    const title = find(root, ".more summary", HTMLElement);
    title.textContent = say("Filters") + (wanted ? ` (${wanted})` : "");
  }

  /**
   * The choices of the filters.
   * @param {[string, number][]} types
   */
  offer(types) {
    const { say } = this.grid;
    const verdicts = /** @type {Verdict[]} */ (Object.keys(STATUSES));
    const any = say("any");
    this.options("type", any, types.map(([type]) => [type, typeName(type)]));
    this.options("status", any, verdicts.map((one) => [one, statusName(one, say)]));
    this.options("commented", any, [
      ["any", say("with comments")],
      ["open", say("open comments")],
      ["mine", say("assigned to me")],
    ]);
    this.options("people", any, choices(this.grid.model, say));
    this.options("issue", any, this.grid.faults.kinds(this.anyFinding()));
  }

  // The name of the choice of all findings, which says how many are not shown.
  anyFinding() {
    const { model, say } = this.grid;
    return model.hidden
      ? say("any finding ({n} unlikely ones not shown)", { n: model.hidden })
      : say("any finding");
  }

  /**
   * @param {"type" | "status" | "issue" | "commented" | "people"} name
   * @param {string} any the name of the choice that shows all rows
   * @param {[string, string][]} choices values and their names
   */
  options(name, any, choices) {
    const select = find(this.grid.root, `.more select[name=${name}]`, HTMLSelectElement);
    select.replaceChildren(...[["", any], ...choices].map(([value, text]) => new Option(text, value)));
    select.value = this.grid.model.want[name];
  }

  /** @param {Counts} verdicts */
  summarize(verdicts) {
    const { model, say, data, root } = this.grid;
    const pace = this.pace(verdicts);
    /** @type {[string, string | number][]} */
    const facts = [
      [say("Beads"), model.rows.length],
      [say("Good"), verdicts.good],
      [say("Needs work"), verdicts.work],
      [say("Faulty"), verdicts.faulty],
      [say("Remaining"), verdicts.open],
    ];
    if (verdicts.accepted) facts.push([say("Pair right"), verdicts.accepted]);
    if (verdicts.rejected) facts.push([say("Wrong pair"), verdicts.rejected]);
    if (this.grid.rights.two) facts.push([say("Reviewed"), finished(model.rows)]);
    if (pace !== null) facts.push([say("Beads per hour"), pace]);
    for (const [type, n] of model.types().slice(0, COMMONEST)) facts.push([typeName(type), n]);
    facts.push([say("Mean confidence"), this.share(model.mean())], [say("Method"), data.used]);
    find(root, ".summary", HTMLElement).replaceChildren(...facts.map(([name, value]) => {
      const fact = make("span");
      fact.append(make("i", "", name), " ", make("b", "", String(value)));
      return fact;
    }));
  }

  /**
   * Beads decided per hour in this session; null while there is too little data.
   * @param {Counts} verdicts
   */
  pace({ open }) {
    const decided = this.grid.model.rows.length - open;
    this.began ??= { at: Date.now(), decided };
    const hours = (Date.now() - this.began.at) / 3_600_000;
    const done = decided - this.began.decided;
    return done > ENOUGH.beads && hours > ENOUGH.hours ? Math.round(done / hours) : null;
  }

  // The grid takes the height that the window leaves, so that only its rows scroll.
  fit() {
    const { desk, ready, overview, model, hand } = this.grid;
    const top = desk.getBoundingClientRect().top + window.scrollY;
    // In whole pixels: the browser rounds others, and the picture would be drawn anew every time.
    const size = Math.floor(Math.max(SHORTEST, window.innerHeight - Math.max(0, top) - 4)) + "px";
    if (desk.style.blockSize === size) return;
    desk.style.blockSize = size;
    if (ready) overview.show(model, hand.row);
  }

  /**
   * Shows what people inserted and deleted, or only the text as it is now.
   * @param {boolean} on
   */
  showChanges(on) {
    const { grid } = this;
    this.changes = on;
    localStorage.setItem("sverka-changes", on ? "yes" : "no");
    this.refresh();
    grid.hand.reveal(grid.hand.row);
    grid.work.trace.strike();
    grid.tell(on ? grid.say("Changes are shown.") : grid.say("Changes are not shown."), true);
  }

  /**
   * Makes the text larger by `step` sizes.
   * @param {number} [step]
   */
  scale(step = 0) {
    const at = ZOOMS.findLastIndex((one) => one <= this.zoom);
    this.zoomTo(step ? ZOOMS[Math.min(Math.max(at + step, 0), ZOOMS.length - 1)] : this.zoom);
  }

  /** @param {number} zoom */
  zoomTo(zoom) {
    this.zoom = zoom;
    this.grid.desk.style.setProperty("--zoom", String(zoom));
    localStorage.setItem("sverka-zoom", String(zoom));
    this.grid.hand.reveal(this.grid.hand.row);
  }
}
