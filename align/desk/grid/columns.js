// Further texts beside the two: one of them is shown as a column that can only be read.

import { changes } from "./difference.js";
import { drawPieces, find, make, makeButton, write } from "./elements.js";
import { cellsIn } from "./records.js";

/** @import { Beside, Besides, Row } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

const PLACE = "sverka-column"; // whether further texts are hidden, in the browser's storage

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
    this.at = localStorage.getItem(PLACE) === "hidden" ? -1 : 0;
    this.differs = false; // whether the difference to the translation is shown
    this.name = "";
    this.count = 0;
    this.seq = -1;
    /** What the column says, by sentence. @type {Map<number, string[]>} */
    this.said = new Map();
  }

  /** All further texts of the document. @returns {Beside[]} */
  get every() {
    const found = globalThis.sverkaCarried?.get(this.grid.data.columns);
    return /** @type {Besides | undefined} */ (found)?.columns ?? [];
  }

  /** The one that is shown. @returns {Beside | undefined} */
  get shown() {
    return this.every[this.at];
  }

  /** Whether other columns have come since the rows were drawn. */
  get fresh() {
    return this.name !== this.grid.data.columns && globalThis.sverkaCarried?.has(this.grid.data.columns);
  }

  // Shows the next further text, and after the last one none.
  next() {
    const { grid, every } = this;
    if (!every.length) {
      return grid.tell(grid.say("There is no further text. Add one with “Columns” above."), true);
    }
    this.at = this.at + 1 < every.length ? this.at + 1 : -1;
    localStorage.setItem(PLACE, this.at < 0 ? "hidden" : "shown");
    this.draw();
    grid.tell(this.shown ? this.shown.name : grid.say("Only the two texts"), true);
  }

  // Shows or hides what differs between the further text and the translation.
  compare() {
    const { grid, shown } = this;
    if (!shown) return grid.tell(grid.say("No further text is shown."), true);
    if (!this.comparable) return grid.tell(grid.say("It is in another language than the translation."), true);
    this.differs = !this.differs;
    this.draw();
  }

  // Whether the column is in the language of the translation.
  get comparable() {
    /** @type {(tag: string | undefined) => string} */
    const main = (tag) => (tag ?? "").toLowerCase().split("-")[0];
    return main(this.shown?.lang) === main(this.grid.heads.tgt.lang);
  }

  // Draws everything again with the column that is shown now.
  draw() {
    const { grid } = this;
    this.begin();
    grid.look.refresh();
    grid.hand.reveal(grid.hand.row);
  }

  // Draws the head of the column, or removes it.
  begin() {
    const { grid } = this;
    const isAdded = this.fresh && this.count > 0 && this.every.length > this.count;
    if (isAdded && this.name.split(":")[1] === grid.data.columns.split(":")[1]) {
      this.at = this.every.length - 1;
    }
    this.name = globalThis.sverkaCarried?.has(grid.data.columns) ? grid.data.columns : "";
    this.count = this.every.length;
    this.seq = -1;
    if (this.count && this.at >= this.count) this.at = this.count - 1;
    this.top();
  }

  // The head of the column that is shown, beside those of the two texts.
  top() {
    const { shown, grid } = this;
    grid.desk.classList.toggle("columned", shown !== undefined);
    grid.beads.setAttribute("aria-colcount", shown ? "4" : "3");
    const heads = find(grid.root, ".heads", HTMLElement);
    heads.querySelector(".third-head")?.remove();
    if (shown) heads.append(this.head(shown));
  }

  /** @param {Beside} column */
  head({ name, lang, language }) {
    const { say } = this.grid;
    const element = make("div", "head third-head");
    const line = make("div", "name");
    const title = make("h2", "title", name);
    title.lang = lang;
    line.append(make("p", "language", language), title);
    if (this.comparable) {
      const button = makeButton(say("Difference"), () => this.compare());
      button.setAttribute("aria-pressed", String(this.differs));
      button.title = say("show what differs from the translation") + " (I)";
      line.append(button);
    }
    element.append(line);
    return element;
  }

  /**
   * Puts what the column says for `row` into its element.
   * @param {Row} row
   * @param {HTMLElement} element
   */
  place(row, element) {
    const { shown, grid } = this;
    if (!shown) return;
    const cell = make("div", "third");
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-label", shown.name);
    cell.lang = shown.lang;
    cell.dir = "auto";
    const text = this.text(row, shown);
    if (!text) {
      const none = make("span", "none", "–");
      none.title = grid.say("The further text has nothing here.");
      cell.append(none);
    } else if (this.differs && this.comparable && row.tgt.length) {
      cell.append(...drawPieces(changes(grid.model.text(row, "tgt"), text)));
    } else write(cell, text);
    cell.title = text ? shown.name : "";
    const side = element.querySelector('.side[data-side="tgt"]');
    if (side) side.after(cell);
    else element.append(cell);
  }

  /**
   * @param {Row} row
   * @param {Beside} column
   */
  text(row, column) {
    const { model } = this.grid;
    if (this.seq !== model.seq) {
      const here = new Set(model.rows.flatMap(cellsIn));
      this.said = saidBy(column, (cell) => here.has(cell));
      this.seq = model.seq;
    }
    return cellsIn(row).flatMap((cell) => this.said.get(cell) ?? []).join(column.joiner);
  }
}
