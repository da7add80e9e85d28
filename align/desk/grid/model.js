// What the grid knows, apart from how it is drawn: levels, filters, search, counts.

const SURE = 0.95; // above it a bead is shown as certain

// Controls that turn the direction of what follows; drawn as a sign of their own.
const TURNING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

const isNull = (row) => row.t.startsWith("0-") || row.t.endsWith("-0");

const FILTERS = {
  all: () => true,
  doubtful: (row, threshold) => row.p < threshold,
  unmatched: (row) => isNull(row),
  uneven: (row) => row.t !== "1-1",
};

const level = (row, threshold) =>
  row.p < threshold ? "doubtful" : row.p < SURE ? "fair" : "sure";

// Lower case without changing the length, so that offsets hold; е stands for ё.
function fold(text) {
  const lower = text.toLowerCase();
  const even =
    lower.length === text.length
      ? lower
      : text.replace(/./gsu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c));
  return even.replace(/ё/g, "е").replace(/[\u00a0\u202f\n]/g, " ").replace(/[’ʼ]/g, "'");
}

const runText = (run) => (typeof run === "string" ? run : run[0]);

const sideText = (lines) =>
  lines.map((line) => [...(line.l ?? []), ...line.r].map(runText).join("")).join(" ").replace(TURNING, "");

class Model {
  constructor(rows, threshold) {
    this.rows = rows;
    this.lengths = rows.map((row) => Math.max(...row.s.map((side) => sideText(side).length)));
    this.filter = "all";
    this.threshold = threshold;
    this.query = "";
    this.folded = null; // both sides of each row, made at the first search
    this.refresh();
  }

  // The indices of the rows to show, in order.
  refresh() {
    const wanted = fold(this.query.trim());
    if (wanted && !this.folded) {
      this.folded = this.rows.map((row) => row.s.map((side) => fold(sideText(side))));
    }
    const passes = FILTERS[this.filter];
    this.shown = [];
    this.rows.forEach((row, i) => {
      if (!passes(row, this.threshold)) return;
      if (wanted && !this.folded[i].some((side) => side.includes(wanted))) return;
      this.shown.push(i);
    });
  }

  counts() {
    const found = {};
    for (const [name, passes] of Object.entries(FILTERS)) {
      found[name] = this.rows.reduce((n, row) => n + (passes(row, this.threshold) ? 1 : 0), 0);
    }
    return found;
  }

  types() {
    const found = new Map();
    for (const row of this.rows) found.set(row.t, (found.get(row.t) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1]);
  }

  mean() {
    return this.rows.reduce((sum, row) => sum + row.p, 0) / (this.rows.length || 1);
  }

  // The nearest shown row beyond `from` in direction `step` that is doubtful, round the end.
  doubtful(from, step) {
    const found = this.shown.filter((i) => FILTERS.doubtful(this.rows[i], this.threshold));
    if (!found.length) return null;
    const beyond = found.filter((i) => (step > 0 ? i > from : i < from));
    const pool = beyond.length ? beyond : found;
    return step > 0 ? pool[0] : pool[pool.length - 1];
  }

  // The shown row `step` places from `from`, stopping at either end.
  neighbour(from, step) {
    let at = this.shown.findIndex((i) => i >= from);
    if (at < 0) at = this.shown.length;
    const exact = this.shown[at] === from;
    const place = step > 0 ? (exact ? at + step : at) : at + step;
    return this.shown[Math.min(Math.max(place, 0), this.shown.length - 1)] ?? null;
  }
}
