// Pictures of the whole document: a minimap next to the rows; path, confidence and lengths in a panel.

import { find } from "./elements.js";
import { UNEVEN } from "./model.js";
import { isNull } from "./records.js";
import { SIDES } from "./tables.js";

/** @import { Issue, Row } from "./types.d.ts" */
/** @import { Side } from "./tables.js" */
/** @import { Model } from "./model.js" */
/** @typedef {{ context: CanvasRenderingContext2D, width: number, height: number }} Paper */
/** @typedef {{ row: Row, x: number, y: number }} Point */

/** The colours of severities, as in the lines of findings (`faults.css`); the gravest first. */
const COLOURS = { error: "rejected", warning: "fair", info: "muted" };
const BINS = 20;
const WIDEST = Math.log(4); // larger differences are counted in the outermost bins

/**
 * A canvas with its size on the page, sharp on any screen; null if it is not shown.
 * @param {HTMLCanvasElement} element
 * @returns {Paper | null}
 */
function prepare(element) {
  const { clientWidth: width, clientHeight: height } = element;
  const context = width && height ? scaled(element, width, height) : null;
  return context && { context, width, height };
}

/**
 * Empties `element` and makes it `width` by `height` pixels of the page; the context draws in these.
 * @param {HTMLCanvasElement} element
 * @param {number} width
 * @param {number} height
 */
function scaled(element, width, height) {
  const scale = globalThis.devicePixelRatio || 1;
  element.width = Math.round(width * scale);
  element.height = Math.round(height * scale);
  const context = element.getContext("2d");
  context?.scale(scale, scale);
  return context;
}

/**
 * The number of `values` in each bin; all of them are between `low` and `high`.
 * @param {number[]} values
 * @param {number} low
 * @param {number} high
 */
export function binned(values, low, high) {
  const counts = new Array(BINS).fill(0);
  for (const value of values) counts[Math.floor(((value - low) / (high - low)) * BINS)] += 1;
  return counts;
}

/**
 * The centres of both sides of every bead, as shares of both texts' length in sentences.
 * @param {Row[]} rows
 * @returns {Point[]}
 */
export function path(rows) {
  /** @type {(side: Side) => (row: Row) => number} */
  const along = (side) => {
    const order = rows.flatMap((row) => row[side]).sort((a, b) => a - b);
    const places = new Map(order.map((id, i) => [id, i]));
    let last = 0;
    return (row) => {
      const seen = row[side].map((id) => places.get(id) ?? 0);
      if (seen.length) last = (seen[0] + seen[seen.length - 1] + 1) / 2;
      return last / (order.length || 1);
    };
  };
  const [x, y] = SIDES.map(along);
  return rows.map((row) => ({ row, x: x(row), y: y(row) }));
}

/**
 * The severity of the gravest of some findings, and its colour.
 * @param {Issue[]} issues
 */
export const severest = (issues) =>
  Object.entries(COLOURS).find(([severity]) => issues.some((issue) => issue.severity === severity));

export class Overview {
  /**
   * @param {ParentNode} root
   * @param {{ choose: (row: Row) => void, doubt: (threshold: number) => void }} acts
   */
  constructor(root, { choose, doubt }) {
    this.choose = choose;
    this.minimap = find(root, ".minimap", HTMLCanvasElement);
    this.panel = find(root, ".overview", HTMLElement);
    this.dots = find(root, ".dots", HTMLCanvasElement);
    this.confidence = find(root, ".confidence", HTMLCanvasElement);
    this.ratios = find(root, ".ratios", HTMLCanvasElement);
    /** @type {Model | null} */
    this.model = null;
    /** @type {Row | null} */
    this.current = null;
    /** @type {Point[]} */
    this.known = [];
    this.picture = document.createElement("canvas"); // the minimap without the current bead
    this.minimap.addEventListener("click", (event) => this.chooseAt(event.offsetY));
    this.dots.addEventListener("click", (event) => this.chooseNear(event));
    this.confidence.addEventListener("click", (event) => {
      const bin = Math.floor((event.offsetX / this.confidence.clientWidth) * BINS);
      doubt(Math.max(0.05, (bin + 1) / BINS));
    });
  }

  /** @param {number} height pixels from the top of the minimap */
  chooseAt(height) {
    const rows = this.model?.rows ?? [];
    const at = Math.floor((height / this.minimap.clientHeight) * rows.length);
    const row = rows[Math.min(Math.max(at, 0), rows.length - 1)];
    if (row) this.choose(row);
  }

  /** @param {MouseEvent} event */
  chooseNear({ offsetX, offsetY }) {
    const [x, y] = [offsetX / this.dots.clientWidth, offsetY / this.dots.clientHeight];
    /** @type {(one: Point) => number} */
    const far = (one) => (one.x - x) ** 2 + (one.y - y) ** 2;
    const [first, ...others] = this.known;
    if (first) this.choose(others.reduce((best, one) => (far(one) < far(best) ? one : best), first).row);
  }

  /**
   * @param {Model} model
   * @param {Row | null} current the current bead
   */
  show(model, current) {
    this.model = model;
    this.current = current;
    this.drawMinimap(model);
    this.markMinimap(model);
    if (this.panel.hidden) return;
    this.known = path(model.rows);
    this.drawDots(model);
    const shares = model.rows.map((row) => Math.min(row.p, 0.9999));
    this.drawBars(this.confidence, shares, 0, 1, (value) => model.level(value));
    const ratios = model.rows
      .filter((row) => !isNull(row))
      .map((row) => Math.min(Math.max(model.ratio(row) - model.usual, -WIDEST), WIDEST - 1e-9));
    this.drawBars(
      this.ratios,
      ratios,
      -WIDEST,
      WIDEST,
      (value) => Math.abs(value) > UNEVEN ? "doubtful" : "sure",
    );
  }

  /**
   * The current bead has changed.
   * @param {Row} row
   */
  point(row) {
    if (!this.model || this.current === row) return;
    this.current = row;
    this.markMinimap(this.model);
    if (!this.panel.hidden) this.drawDots(this.model);
  }

  // The page's colours by their names in its styles, read once per picture.
  colours() {
    const style = getComputedStyle(this.minimap);
    /** @type {Map<string, string>} */
    const known = new Map();
    /** @type {(name: string) => string} */
    return (name) => {
      const colour = known.get(name) ?? (style.getPropertyValue(`--${name}`).trim() || "gray");
      known.set(name, colour);
      return colour;
    };
  }

  /** @param {Model} model */
  drawMinimap(model) {
    const { clientWidth: width, clientHeight: height } = this.minimap;
    const context = width && height ? scaled(this.picture, width, height) : null;
    if (!context) return;
    const colour = this.colours();
    const step = height / model.rows.length;
    const tall = Math.max(step, 1.5);
    for (const row of model.rows) {
      const level = row.st === "open" ? model.level(row.p) : row.st;
      const worst = severest(model.issues.get(row.id) ?? []);
      if (level === "sure" && !worst) continue;
      if (level !== "sure") { // what is certain is not worth a colour
        context.fillStyle = colour(level);
        context.globalAlpha = row.st === "accepted" ? 0.35 : 0.9;
        context.fillRect(2, row.at * step, width - 7, tall);
        context.globalAlpha = 1;
      }
      if (!worst) continue;
      context.fillStyle = colour(worst[1]);
      context.fillRect(width - 5, row.at * step, 4, Math.max(tall, 2));
    }
  }

  /**
   * Copies the picture of all rows, which takes long to draw, and marks the current bead in it.
   * @param {Model} model
   */
  markMinimap(model) {
    const paper = prepare(this.minimap);
    if (!paper || !this.picture.width) return;
    const { context, width, height } = paper;
    context.drawImage(this.picture, 0, 0, width, height);
    if (!this.current) return;
    context.fillStyle = this.colours()("ink");
    context.fillRect(0, this.current.at * (height / model.rows.length) - 0.5, width, 2);
  }

  /** @param {Model} model */
  drawDots(model) {
    const paper = prepare(this.dots);
    if (!paper) return;
    const { context, width, height } = paper;
    const colour = this.colours();
    context.strokeStyle = colour("line");
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    const size = Math.min(4, Math.max(1.6, width / Math.sqrt(this.known.length) / 4));
    for (const { row, x, y } of this.known) {
      context.fillStyle = colour(isNull(row) ? "accent" : model.level(row.p));
      context.fillRect(x * width - size / 2, y * height - size / 2, size, size);
    }
    const here = this.known.find((one) => one.row === this.current);
    if (!here) return;
    context.strokeStyle = colour("ink");
    context.beginPath();
    context.arc(here.x * width, here.y * height, 5, 0, 2 * Math.PI);
    context.stroke();
  }

  /**
   * Draws the distribution of `values` between `low` and `high`; `name` names a value's colour.
   * @param {HTMLCanvasElement} element
   * @param {number[]} values
   * @param {number} low
   * @param {number} high
   * @param {(value: number) => string} name
   */
  drawBars(element, values, low, high, name) {
    const paper = prepare(element);
    if (!paper) return;
    const { context, width, height } = paper;
    const colour = this.colours();
    const counts = binned(values, low, high);
    const most = Math.max(...counts, 1);
    const wide = width / BINS;
    counts.forEach((n, bin) => {
      if (!n) return;
      const tall = Math.max(2, (n / most) * (height - 4)); // one bead among thousands is still visible
      context.fillStyle = colour(name(low + ((bin + 0.5) / BINS) * (high - low)));
      context.fillRect(bin * wide + 1, height - tall, wide - 2, tall);
    });
    context.fillStyle = colour("line");
    context.fillRect(0, height - 1, width, 1);
  }
}
