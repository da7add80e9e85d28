// The grid's data, independent of how it is drawn: rows, sentences, filters, order, search.

import { isBy } from "./people.js";
import {
  arranged,
  cellsIn,
  hasSameTexts,
  hasThread,
  isNull,
  typeOf,
  unpackCells,
  unpackRows,
  verdictOf,
  wholeRow,
} from "./records.js";
import { SIDES } from "./tables.js";
import { fold } from "./text.js";

/** @import { Base, Cell, Change, Issue, Pair, Row } from "./types.d.ts" */
/** @import { Side, Verdict } from "./tables.js" */
/** @typedef {(row: Row) => boolean} Test */

export const SURE = 0.95; // beads above this are shown as certain
export const UNEVEN = Math.log(1.7); // rows whose lengths differ more than this from the usual ratio deserve a look
const FAULT = 2; // a certain error counts twice as much as the greatest doubt
const SAMPLE = 2000; // the number of beads from which the usual ratio of lengths is computed

/** @type {(side: Side) => Side} */
const opposite = (side) => (side === "src" ? "tgt" : "src");

/** Where each verdict comes in the queue. @type {Record<Verdict, number>} */
const URGENCY = { faulty: -20, work: -10, open: 0, accepted: 0.5, good: 100, rejected: 100 };

/** @type {Record<string, (row: Row, model: Model) => boolean>} */
const QUICK = {
  all: () => true,
  doubtful: (row, model) => model.isDoubtful(row),
  unmatched: (row) => isNull(row),
  uneven: (row) => typeOf(row) !== "1-1",
};

const ANYTHING = {
  status: "",
  type: "",
  issue: "",
  length: false,
  changed: false,
  commented: "",
  people: "",
  faulty: false,
  bookmark: false,
};

export class Model {
  /** @param {Base} base */
  constructor(base) {
    this.seq = base.seq;
    this.threshold = base.doubtfulBelow;
    this.joiners = base.joiners;
    this.cells = new Map(unpackCells(base.cells).map((cell) => [cell.id, cell]));
    this.rows = unpackRows(base.rows);
    /** @type {Map<number, Row>} */
    this.byId = new Map();
    /** Findings by row id. @type {Map<number, Issue[]>} */
    this.issues = new Map();
    this.who = ""; // the reader
    this.hidden = 0; // findings that the reader's setting does not show
    /** @type {"text" | "doubt"} */
    this.order = "text";
    this.quick = "all";
    this.want = { ...ANYTHING };
    this.query = "";
    this.regex = false;
    /** The rows to show, in their order. @type {Row[]} */
    this.shown = [];
    this.index();
    this.usual = this.usualRatio();
    this.refresh();
  }

  // Removes all filters and the search.
  clear() {
    Object.assign(this, { quick: "all", query: "", want: { ...ANYTHING } });
  }

  index() {
    this.byId.clear();
    this.rows.forEach((row, at) => {
      row.at = at;
      this.byId.set(row.id, row);
    });
  }

  /**
   * Copies the filters, order and search of another model.
   * @param {Pick<Model, "quick" | "want" | "order" | "query" | "regex" | "threshold">} other
   */
  showLike({ quick, want, order, query, regex, threshold }) {
    Object.assign(this, { quick, want, order, query, regex, threshold });
  }

  /**
   * Applies a change: rows `gone`, rows `put` below others, sentences.
   * @param {Pick<Change, "seq" | "gone" | "put" | "cells">} change
   * @returns {Pair[]}
   */
  apply({ seq, gone, put, cells }) {
    this.seq = seq;
    for (const cell of cells) this.cells.set(cell.id, cell);
    const reworded = new Set(cells.map((cell) => cell.id));
    /** @type {Pair[]} */
    const pairs = gone.map((id) => [this.byId.get(id), undefined]);
    /** @type {Map<number, Row[]>} */
    const below = new Map(); // rows by the row that they follow
    for (const [above, row] of put) {
      const fresh = wholeRow(row);
      const was = this.byId.get(row.id);
      if (was && hasSameTexts(was, fresh, reworded)) fresh.marks = was.marks;
      below.set(above, [...(below.get(above) ?? []), fresh]);
      pairs.push([was, fresh]);
    }
    const old = new Set(pairs.map(([was]) => was));
    this.rows = arranged(this.rows.filter((row) => !old.has(row)), below);
    this.index();
    return pairs;
  }

  /**
   * Updates `shown` after a change without applying the filters again: rows that people have just
   * changed stay visible. Returns false if the order cannot be kept.
   * @param {Pair[]} pairs
   */
  keep(pairs) {
    /** @type {Map<Row | undefined, Row | undefined>} */
    const next = new Map(pairs.filter(([was]) => was));
    this.shown = this.shown.flatMap((row) => {
      if (!next.has(row)) return [row];
      const now = next.get(row);
      return now ? [now] : [];
    });
    for (const [was, now] of pairs) {
      if (was || !now) continue;
      const above = this.shown.indexOf(this.rows[now.at - 1]);
      this.shown.splice(above >= 0 ? above + 1 : this.placeOf(now), 0, now);
    }
    return this.order !== "text" || this.shown.every((row, i) => !i || this.shown[i - 1].at < row.at);
  }

  /**
   * Where to split `row` above the sentence `id`: the number of sentences of each side that stay
   * above. The other side is cut where its share of characters is closest.
   * @param {Row} row
   * @param {number | null} id
   * @returns {Record<Side, number>}
   */
  cutAt(row, id) {
    const side = row.tgt.some((one) => one === id) ? "tgt" : "src";
    const lead = row[side].length > 1 || row[opposite(side)].length < 2 ? side : opposite(side);
    const follow = opposite(lead);
    let above = row[lead].findIndex((one) => one === id);
    if (above < 1) above = Math.ceil(row[lead].length / 2);
    const share = this.lengthOf(row[lead].slice(0, above)) / this.length(row, lead);
    const cut = { src: above, tgt: above };
    cut[follow] = this.nearestCut(row[follow], share);
    return cut;
  }

  /**
   * How many of the first sentences `ids` have a share of the characters closest to `share`.
   * @param {number[]} ids
   * @param {number} share
   */
  nearestCut(ids, share) {
    const whole = this.lengthOf(ids) || 1;
    /** @type {(n: number) => number} */
    const off = (n) => Math.abs(this.lengthOf(ids.slice(0, n)) / whole - share);
    let best = 0;
    for (let n = 1; n <= ids.length; n += 1) {
      if (off(n) <= off(best)) best = n;
    }
    return best;
  }

  /**
   * The ids from `row` down to the row before the next accepted one or hard boundary.
   * @param {Row} row
   */
  stretch(row) {
    let end = row.at + 1;
    while (end < this.rows.length && this.rows[end].st !== "accepted" && !this.rows[end].boundary) end += 1;
    return this.rows.slice(row.at, end).map((one) => one.id);
  }

  /**
   * The row that contains the sentence `id`.
   * @param {number | null} id
   */
  rowOf(id) {
    return this.rows.find((row) => cellsIn(row).some((one) => one === id)) ?? null;
  }

  /** @param {number[]} ids */
  cellsOf(ids) {
    return ids.map((id) => /** @type {Cell} */ (this.cells.get(id)));
  }

  /**
   * @param {Row} row
   * @param {Side} side
   */
  text(row, side) {
    return this.cellsOf(row[side]).map((cell) => cell.text).join(this.joiners[side]);
  }

  /**
   * @param {Row} row
   * @param {Side} side
   */
  length(row, side) {
    return this.lengthOf(row[side]);
  }

  /** @param {number[]} ids */
  lengthOf(ids) {
    return this.cellsOf(ids).reduce((sum, cell) => sum + cell.text.length + 1, 0);
  }

  // The median logarithm of the ratio of target to source length.
  usualRatio() {
    const step = Math.ceil(this.rows.length / SAMPLE) || 1;
    const ratios = this.rows
      .filter((row, i) => i % step === 0 && !isNull(row))
      .map((row) => this.ratio(row))
      .sort((a, b) => a - b);
    return ratios[ratios.length >> 1] ?? 0;
  }

  /** @param {Row} row */
  ratio(row) {
    return Math.log(this.length(row, "tgt") / this.length(row, "src"));
  }

  /** @param {Row} row */
  isDoubtful(row) {
    return row.st === "open" && row.p < this.threshold;
  }

  /**
   * The class of certainty of this probability.
   * @param {number} p
   */
  level(p) {
    return p < this.threshold ? "doubtful" : p < SURE ? "fair" : "sure";
  }

  /**
   * How bad it is if nobody looks at the findings of a row, 0 to 1.
   * @param {Row} row
   */
  severity(row) {
    return 1 - (this.issues.get(row.id) ?? []).reduce((rest, one) => rest * (1 - one.weight), 1);
  }

  /** @param {Row} row */
  passes(row) {
    const { want } = this;
    if (!QUICK[this.quick](row, this)) return false;
    if (want.status && verdictOf(row) !== want.status) return false;
    if (want.type && typeOf(row) !== want.type) return false;
    if (want.issue && !this.hasIssue(row, want.issue)) return false;
    if (want.length && (isNull(row) || Math.abs(this.ratio(row) - this.usual) < UNEVEN)) return false;
    if (want.changed && !row.changed) return false;
    if (want.commented && !hasThread(row, want.commented, this.who)) return false;
    if (want.people && !isBy(row, want.people, this.who)) return false;
    if (want.faulty && !row.faults.length) return false;
    return !want.bookmark || row.bookmark;
  }

  /**
   * @param {Row} row
   * @param {string} kind a kind of finding, or `any`
   */
  hasIssue(row, kind) {
    const found = this.issues.get(row.id) ?? [];
    return kind === "any" ? found.length > 0 : found.some((one) => one.kind === kind);
  }

  // Whether it depends on the findings which rows are shown, or in which order.
  get asksForIssues() {
    return this.order !== "text" || Boolean(this.want.issue);
  }

  // Computes `shown`; throws SyntaxError if the search is not a valid expression.
  refresh() {
    const finds = this.finder();
    this.shown = this.rows.filter((row) => this.passes(row) && finds(row));
    if (this.order === "text") return;
    const keys = new Map(this.shown.map((row) => [row, this.urgency(row)]));
    this.shown.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a.at - b.at);
  }

  /**
   * The sort key of the queue: what people call faulty comes first, then what is probably a real fault,
   * then doubtful rows. That a pair is right mends no fault.
   * @param {Row} row
   */
  urgency(row) {
    const verdict = verdictOf(row);
    const doubt = verdict === "accepted" ? 1 : row.p;
    return URGENCY[verdict] + doubt - FAULT * this.severity(row);
  }

  /**
   * A test for rows that match the query on either side.
   * @returns {Test}
   */
  finder() {
    const query = this.query.trim();
    if (!query) return () => true;
    if (this.regex) {
      const wanted = new RegExp(query, "iu");
      return (row) => SIDES.some((side) => wanted.test(this.text(row, side)));
    }
    const wanted = fold(query);
    return (row) => SIDES.some((side) => this.folded(row, side).includes(wanted));
  }

  /**
   * @param {Row} row
   * @param {Side} side
   */
  folded(row, side) {
    return this.cellsOf(row[side]).map((cell) => (cell.folded ??= fold(cell.text))).join(this.joiners[side]);
  }

  // The number of rows that pass each quick filter.
  counts() {
    return Object.fromEntries(
      Object.entries(QUICK).map(([name, test]) => [
        name,
        this.rows.reduce((n, row) => n + (test(row, this) ? 1 : 0), 0),
      ]),
    );
  }

  // Types and the number of rows of each, the most frequent first.
  types() {
    const found = new Map();
    for (const row of this.rows) found.set(typeOf(row), (found.get(typeOf(row)) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1]);
  }

  verdicts() {
    /** @type {Record<Verdict, number>} */
    const found = { open: 0, good: 0, work: 0, faulty: 0, accepted: 0, rejected: 0 };
    for (const row of this.rows) found[verdictOf(row)] += 1;
    return found;
  }

  mean() {
    return this.rows.reduce((sum, row) => sum + row.p, 0) / (this.rows.length || 1);
  }

  /**
   * The nearest shown row after `from` in direction `step` that passes `test`; it wraps around.
   * @param {Row | null} from
   * @param {1 | -1} step
   * @param {Test} test
   */
  nearest(from, step, test) {
    const { shown } = this;
    const start = from ? shown.indexOf(from) : step > 0 ? -1 : shown.length;
    const here = start < 0 && from ? this.placeOf(from) - (step > 0 ? 1 : 0) : start;
    for (let n = 1; n <= shown.length; n += 1) {
      const row = shown[(((here + step * n) % shown.length) + shown.length) % shown.length];
      if (test(row)) return row;
    }
    return null;
  }

  /**
   * The position that a row that is not shown would have among the shown rows, in text order.
   * @param {Row} row
   */
  placeOf(row) {
    const at = this.shown.findIndex((one) => one.at >= row.at);
    return at < 0 ? this.shown.length : at;
  }

  /**
   * The shown row `step` places from `from`; it stops at either end.
   * @param {Row | null} from
   * @param {1 | -1} step
   */
  neighbour(from, step) {
    const { shown } = this;
    if (!shown.length) return null;
    if (!from) return step > 0 ? shown[0] : shown[shown.length - 1];
    const exact = shown.indexOf(from);
    const at = exact >= 0 ? exact + step : this.placeOf(from) + (step > 0 ? step - 1 : step);
    return shown[Math.min(Math.max(at, 0), shown.length - 1)];
  }
}
