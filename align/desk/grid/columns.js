// Further texts beside the two. Those that the reader chose are shown as columns that can only be read.

import { changes } from "./difference.js";
import { drawPieces, find, findAll, make, makeButton, write } from "./elements.js";
import { cellsIn } from "./records.js";

/** @import { Beside, Besides, Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

// In the browser's storage: whether further texts are hidden, and the names of those that the reader chose.
const HIDDEN = "sverka-column";
const CHOSEN = "sverka-columns";
const AT_FIRST = 2; // so many are shown to a reader who has not chosen any; more are too narrow on a usual screen

/**
 * Which of the sentences that are in a row each sentence of a column belongs to: itself, or the nearest
 * one before it, or else the first one. As align/review/columns.py finds it for files.
 * @param {Beside} column
 * @param {(cell: number) => boolean} isHere
 * @returns {Map<number, string[]>} what the column says, by sentence
 */
export function saidBy({ cells, texts }, isHere) {
  /** @type {Map<number, string[]>} */
  const said = new Map();
  let last = cells.find(isHere);
  if (last === undefined) return said;
  cells.forEach((cell, i) => {
    if (isHere(cell)) last = cell;
    if (!texts[i] || last === undefined) return;
    const some = said.get(last);
    if (some) some.push(texts[i]);
    else said.set(last, [texts[i]]);
  });
  return said;
}

export class Columns {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.hidden = localStorage.getItem(HIDDEN) === "hidden";
    this.chosen = readNames();
    this.differs = false; // whether the difference to the translation is shown
    this.name = "";
    this.count = 0;
    this.seq = -1;
    /** What each column says, by sentence. @type {Map<Beside, Map<number, string[]>>} */
    this.said = new Map();
  }

  /** All further texts of the document. @returns {Beside[]} */
  get every() {
    const found = globalThis.sverkaCarried?.get(this.grid.data.columns);
    return /** @type {Besides | undefined} */ (found)?.columns ?? [];
  }

  /** Those that are shown. @returns {Beside[]} */
  get shown() {
    return this.hidden ? [] : this.wanted;
  }

  /** Those that are shown unless all are hidden: the ones the reader chose, or else the first. */
  get wanted() {
    const { every, chosen } = this;
    const found = every.filter(({ name }) => chosen.includes(name));
    return found.length ? found : every.slice(0, AT_FIRST);
  }

  /** Whether other columns have come since the rows were drawn. */
  get fresh() {
    return this.name !== this.grid.data.columns && globalThis.sverkaCarried?.has(this.grid.data.columns);
  }

  // Hides the further texts, or shows them again.
  toggle() {
    const { grid, every } = this;
    if (!every.length) {
      return grid.tell(grid.say("There is no further text. Add one with “Columns” above."), true);
    }
    this.hide(!this.hidden);
    this.draw();
    const names = this.shown.map(({ name }) => name).join(", ");
    grid.tell(names || grid.say("Only the two texts"), true);
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    this.hidden = hidden;
    localStorage.setItem(HIDDEN, hidden ? "hidden" : "shown");
  }

  /**
   * Shows or hides one of the further texts.
   * @param {string} name
   * @param {boolean} on
   */
  choose(name, on) {
    const names = this.shown.map((one) => one.name).filter((one) => one !== name);
    if (on) names.push(name);
    if (names.length) {
      const here = this.every.map((one) => one.name);
      const elsewhere = this.chosen.filter((one) => !here.includes(one)); // chosen in other documents
      this.chosen = [...elsewhere, ...names];
      localStorage.setItem(CHOSEN, JSON.stringify(this.chosen));
    }
    this.hide(!names.length);
    this.draw();
  }

  // Shows or hides what differs between the further texts and the translation.
  compare() {
    const { grid, shown } = this;
    if (!shown.length) return grid.tell(grid.say("No further text is shown."), true);
    if (!shown.some((one) => this.comparable(one))) {
      return grid.tell(grid.say("It is in another language than the translation."), true);
    }
    this.differs = !this.differs;
    this.draw();
  }

  /**
   * Whether a column is in the language of the translation.
   * @param {Beside} column
   */
  comparable(column) {
    /** @type {(tag: string) => string} */
    const main = (tag) => tag.toLowerCase().split("-")[0];
    return main(column.lang) === main(this.grid.heads.tgt.lang);
  }

  // Draws everything again with the columns that are shown now.
  draw() {
    const { grid } = this;
    this.begin();
    grid.look.refresh();
    grid.hand.reveal(grid.hand.row);
  }

  // Draws the heads of the columns, or removes them.
  begin() {
    const { grid, every } = this;
    const isAdded = this.fresh && this.count > 0 && every.length > this.count;
    if (isAdded && this.name.split(":")[1] === grid.data.columns.split(":")[1]) {
      const { name } = every[every.length - 1];
      if (!this.wanted.some((one) => one.name === name)) {
        this.chosen = [...this.chosen, ...this.wanted.map((one) => one.name), name];
      }
      this.hidden = false;
    }
    this.name = globalThis.sverkaCarried?.has(grid.data.columns) ? grid.data.columns : "";
    this.count = every.length;
    this.seq = -1;
    this.top();
  }

  // The heads of the columns that are shown, beside those of the two texts, and the menu to choose them.
  top() {
    const { shown, grid } = this;
    grid.desk.classList.toggle("columned", shown.length > 0);
    grid.desk.classList.toggle("several", shown.length > 1);
    grid.desk.style.setProperty("--further", String(shown.length));
    grid.beads.setAttribute("aria-colcount", String(3 + shown.length));
    const heads = find(grid.root, ".heads", HTMLElement);
    for (const old of findAll(heads, ".third-head")) old.remove();
    shown.forEach((column, at) => heads.append(placed(this.head(column), at)));
    this.menu();
  }

  // The menu with a box for each further text, if there are several.
  menu() {
    const { every, shown, grid } = this;
    const menu = find(grid.root, "details.besides", HTMLDetailsElement);
    menu.hidden = every.length < 2;
    find(menu, ".panel", HTMLElement).replaceChildren(...every.map(({ name, lang, language }) => {
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.checked = shown.some((one) => one.name === name);
      box.addEventListener("change", () => {
        this.choose(name, box.checked);
        const again = [...findAll(menu, "input")].find((one) =>
          one instanceof HTMLInputElement && one.value === name
        );
        again?.focus(); // the boxes were drawn anew
      });
      box.value = name;
      const title = make("span", "", name === lang ? language : `${name} (${language})`);
      label.append(box, title);
      return label;
    }));
  }

  /** @param {Beside} column */
  head(column) {
    const { name, lang, language } = column;
    const { say } = this.grid;
    const element = make("div", "head third-head");
    const line = make("div", "name");
    line.append(make("p", "language", language));
    if (name !== lang) {
      const title = make("h2", "title", name);
      title.lang = lang;
      line.append(title);
    }
    if (this.comparable(column)) {
      const button = makeButton(say("Difference"), () => this.compare());
      button.setAttribute("aria-pressed", String(this.differs));
      button.title = say("show what differs from the translation") + " (I)";
      line.append(button);
    }
    element.append(line);
    return element;
  }

  /**
   * Puts what the columns say for `row` into its element.
   * @param {Row} row
   * @param {HTMLElement} element
   */
  place(row, element) {
    const cells = this.shown.map((column, at) => placed(this.cell(row, column), at));
    const side = element.querySelector('.side[data-side="tgt"]');
    if (side) side.after(...cells);
    else element.append(...cells);
  }

  /**
   * @param {Row} row
   * @param {Beside} column
   */
  cell(row, column) {
    const { grid } = this;
    const cell = make("div", "third");
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-label", column.name);
    cell.lang = column.lang;
    cell.dir = "auto";
    const text = this.text(row, column);
    if (!text) {
      const none = make("span", "none", "–");
      none.title = grid.say("The further text has nothing here.");
      cell.append(none);
    } else if (this.differs && this.comparable(column) && row.tgt.length) {
      cell.append(...drawPieces(changes(grid.model.text(row, "tgt"), text)));
    } else write(cell, text);
    cell.title = text ? column.name : "";
    return cell;
  }

  /**
   * @param {Row} row
   * @param {Beside} column
   */
  text(row, column) {
    const { model } = this.grid;
    if (this.seq !== model.seq) {
      const here = new Set(model.rows.flatMap(cellsIn));
      this.said = new Map(this.shown.map((one) => [one, saidBy(one, (cell) => here.has(cell))]));
      this.seq = model.seq;
    }
    return cellsIn(row).flatMap((cell) => this.said.get(column)?.get(cell) ?? []).join(column.joiner);
  }
}

/**
 * Puts a cell into the further column `at`, from 0.
 * @param {HTMLElement} element
 * @param {number} at
 */
function placed(element, at) {
  element.style.setProperty("--at", String(at));
  return element;
}

/** The names that the reader chose. @returns {string[]} */
function readNames() {
  try {
    const names = JSON.parse(localStorage.getItem(CHOSEN) ?? "[]");
    return Array.isArray(names) ? names.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
