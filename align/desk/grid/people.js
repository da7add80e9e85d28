// Other people: who is here and at which bead, and who judged and edited what.

import { find, make, makeButton } from "./elements.js";
import { verdictOf } from "./records.js";

/** @import { Row, Say, Visitor } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */
/** @import { Model } from "./model.js" */

const BY = "by:"; // before a name, in the filter
const FINAL = ["good", "accepted", "rejected"]; // verdicts after which nothing must be done

/**
 * The choices of the filter by people: their values and names.
 * @param {Model} model
 * @param {Say} say
 * @returns {[string, string][]}
 */
export function choices({ rows, who: me }, say) {
  const editors = [...new Set(rows.flatMap((row) => row.editors))].sort();
  return [
    ["others", say("not by me")],
    ["once", say("not yet read by a second person")],
    ...editors.map((who) => /** @type {[string, string]} */ ([
      BY + who,
      who === me ? say("edited by me") : say("edited by {who}", { who }),
    ])),
  ];
}

/**
 * Whether a row passes the filter by people.
 * @param {Pick<Row, "readers" | "editors">} row
 * @param {string} wanted
 * @param {string} me
 */
export function isBy({ readers, editors }, wanted, me) {
  if (wanted === "others") return !readers.includes(me) && !editors.includes(me);
  if (wanted === "once") return readers.length < 2;
  return editors.includes(wanted.slice(BY.length));
}

/**
 * The sign of a row that two people have read.
 * @param {Row} row
 * @param {Say} say
 * @returns {[string, string, string][]}
 */
export const readSigns = ({ readers }, say) =>
  readers.length > 1 ? [["²", say("read by {people}", { people: readers.join(", ") }), "readers"]] : [];

/**
 * The number of rows that two people have accepted.
 * @param {Row[]} rows
 */
export const finished = (rows) =>
  rows.filter((row) => row.readers.length > 1 && FINAL.includes(verdictOf(row))).length;

export class People {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.list = find(grid.root, ".present", HTMLElement);
    this.news = find(grid.root, ".people .quiet", HTMLElement);
    /** @type {Visitor[]} */
    this.known = [];
    this.document = 0; // where they are
    /** The buttons of the people, by name. @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
  }

  // Who is at the document that is shown.
  get here() {
    return this.document === this.grid.base.document ? this.known : [];
  }

  /**
   * Shows who is here now.
   * @param {Visitor[] | undefined} here
   */
  take(here) {
    if (!here) return;
    this.announce(here);
    const rows = [...this.here, ...here].map(({ row }) => row);
    this.known = here;
    this.document = this.grid.base.document;
    this.list.replaceChildren(...here.map((one) => this.item(one)));
    this.list.hidden = !here.length;
    for (const id of new Set(rows)) this.mark(id);
  }

  /**
   * Says who has come and who has left, to screen readers too.
   * @param {Visitor[]} here
   */
  announce(here) {
    const { say } = this.grid;
    /** @type {(all: Visitor[]) => string[]} */
    const names = (all) => all.filter(({ away }) => !away).map(({ who }) => who);
    const [before, now] = [names(this.here), names(here)];
    const come = now.filter((who) => !before.includes(who));
    const gone = before.filter((who) => !now.includes(who));
    const said = [
      ...come.map((who) => say("{who} is here.", { who: who || say("someone") })),
      ...gone.map((who) => say("{who} has left.", { who: who || say("someone") })),
    ];
    if (said.length) this.news.textContent = said.join(" ");
  }

  /** @param {Visitor} visitor */
  item({ who, row: id, away }) {
    const { say, model, place } = this.grid;
    const row = model.byId.get(id);
    const name = who || say("someone");
    const button = this.buttons.get(who) ?? makeButton("", () => this.follow(who));
    this.buttons.set(who, button);
    button.replaceChildren(name, ...(row && !away ? [" ", make("b", "", String(row.at + 1))] : []));
    button.classList.toggle("away", away);
    button.disabled = !row || !place;
    button.title = away
      ? say("{who} was here a moment ago", { who: name })
      : say("{who} is at bead {n}: go there", { who: name, n: row ? row.at + 1 : "–" });
    button.setAttribute("aria-label", button.title);
    if (button.parentElement) return button.parentElement;
    const item = make("li");
    item.append(button);
    return item;
  }

  /**
   * Goes to the bead of a person.
   * @param {string} who
   */
  follow(who) {
    const { model, place } = this.grid;
    const row = model.byId.get(this.here.find((one) => one.who === who)?.row ?? 0);
    if (row) place.goTo(row);
  }

  /**
   * The names of those who are at a row; nothing if nobody is.
   * @param {Pick<Row, "id">} row
   * @returns {HTMLElement[]}
   */
  draw({ id }) {
    const { say } = this.grid;
    const names = this.here.filter((one) => one.row === id && !one.away).map(({ who }) =>
      who || say("someone")
    );
    if (!names.length) return [];
    const tag = make("span", "visitors", names.join(", "));
    tag.setAttribute("role", "gridcell");
    tag.title = say("{who} is at this bead", { who: names.join(", ") });
    return [tag];
  }

  /**
   * Draws the names at a row anew, if the row is drawn at all.
   * @param {number} id
   */
  mark(id) {
    const element = this.grid.beads.querySelector(`.row[data-id="${id}"]`);
    element?.querySelector(".visitors")?.remove();
    element?.append(...this.draw({ id }));
  }
}
