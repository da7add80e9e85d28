// What the grid knows, apart from how it is drawn: rows, sentences, filters, order, search.

const SURE = 0.95; // above it a bead is shown as certain
const KINDS = ["body", "heading", "title", "question", "answer"]; // as payload.py numbers them
const STATUS = { o: "open", a: "accepted", r: "rejected" };
const UNEVEN = Math.log(1.7); // lengths that differ so much more than usual deserve a look

// Controls that turn the direction of what follows, and signs without width: drawn as their code.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

const typeOf = (row) => `${row.src.length}-${row.tgt.length}`;
const isNull = (row) => !row.src.length || !row.tgt.length;

const QUICK = {
  all: () => true,
  doubtful: (row, model) => model.isDoubtful(row),
  unmatched: (row) => isNull(row),
  uneven: (row) => typeOf(row) !== "1-1",
};

// Lower case without changing the length, so that offsets hold; е stands for ё.
function fold(text) {
  const lower = text.toLowerCase();
  const even =
    lower.length === text.length
      ? lower
      : text.replace(/./gsu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c));
  return even.replace(/ё/g, "е").replace(/[\u00a0\u202f\n]/g, " ").replace(/[’ʼ]/g, "'");
}

// Cells and rows as objects, from the columns in which they travel.
function unpackCells(columns) {
  const { ids, texts, places, labels, was } = columns;
  return ids.map((id, i) => ({
    id,
    text: texts[i],
    opens: (places[i] & 1) === 1,
    kind: KINDS[places[i] >> 1],
    label: labels[i] ?? 0,
    was: was[i], // the text as loaded, where it has been edited since
  }));
}

function unpackRows(columns) {
  const { ids, src, tgt, p, st, more } = columns;
  return ids.map((id, i) => wholeRow({
    id,
    src: src[i],
    tgt: tgt[i],
    p: p[i] / 1000,
    st: STATUS[st[i]],
    ...more[i],
  }));
}

// A row as it comes, with all that is usual.
const wholeRow = (row) =>
  ({ bookmark: false, boundary: false, note: "", comments: 0, changed: false, ...row });

class Model {
  constructor(base) {
    this.seq = base.seq;
    this.threshold = base.doubtfulBelow;
    this.cells = new Map(unpackCells(base.cells).map((cell) => [cell.id, cell]));
    this.rows = unpackRows(base.rows);
    this.issues = new Map(); // findings by row id
    this.quick = "all";
    this.want = { status: "", type: "", issue: "", length: false, changed: false, commented: false, bookmark: false };
    this.order = "text";
    this.query = "";
    this.regex = false;
    this.index();
    this.usual = this.usualRatio();
    this.refresh();
  }

  index() {
    this.byId = new Map();
    this.rows.forEach((row, at) => {
      row.at = at;
      this.byId.set(row.id, row);
    });
  }

  // Makes a change of the server's: rows `gone`, rows `put` below others, sentences. Returns pairs
  // of rows, what was and what is; either may be undefined.
  apply({ seq, gone, put, cells }) {
    this.seq = seq;
    for (const cell of cells) this.cells.set(cell.id, cell);
    const touched = new Set(cells.map((cell) => cell.id));
    const below = new Map(); // rows by the row that they follow
    const pairs = gone.map((id) => [this.byId.get(id), undefined]);
    for (const [above, row] of put) {
      const fresh = wholeRow(row);
      if (!below.has(above)) below.set(above, []);
      below.get(above).push(fresh);
      const was = this.byId.get(row.id);
      const same = was && ["src", "tgt"].every((side) => String(was[side]) === String(fresh[side]));
      if (same && ![...fresh.src, ...fresh.tgt].some((id) => touched.has(id))) fresh.marks = was.marks;
      pairs.push([was, fresh]);
    }
    const old = new Set(pairs.map(([was]) => was));
    const rows = [];
    const add = (first) => {
      const waiting = [first];
      while (waiting.length) {
        const row = waiting.pop();
        if (row) rows.push(row);
        const followers = below.get(row?.id ?? 0) ?? [];
        below.delete(row?.id ?? 0);
        waiting.push(...followers.reverse());
      }
    };
    add(null);
    for (const row of this.rows) if (!old.has(row)) add(row);
    this.rows = rows;
    this.index();
    return pairs;
  }

  // Keeps `shown` true to a change without asking the filters again: what people just touched
  // stays in sight. False where the order cannot be kept so.
  keep(pairs) {
    const fresh = pairs.filter(([was, now]) => !was && now).map(([, now]) => now);
    const next = new Map(pairs.filter(([was]) => was));
    this.shown = this.shown.flatMap((row) => {
      if (!next.has(row)) return [row];
      const now = next.get(row);
      return now ? [now] : [];
    });
    for (const row of fresh) {
      const above = this.shown.indexOf(this.rows[row.at - 1]);
      this.shown.splice(above >= 0 ? above + 1 : this.placeOf(row), 0, row);
    }
    return this.order !== "text" || this.shown.every((row, i) => !i || this.shown[i - 1].at < row.at);
  }

  // Where to split `row` above the sentence `id`: how many of each side stay above. The other
  // side is cut where its share of characters is nearest.
  cutAt(row, id) {
    const side = row.tgt.includes(id) ? "tgt" : "src";
    const other = side === "src" ? "tgt" : "src";
    const lead = row[side].length > 1 || row[other].length < 2 ? side : other;
    const follow = lead === "src" ? "tgt" : "src";
    let above = row[lead].indexOf(id);
    if (above < 1) above = Math.ceil(row[lead].length / 2);
    const share = this.length({ [lead]: row[lead].slice(0, above) }, lead) / this.length(row, lead);
    const whole = this.length(row, follow) || 1;
    let best = 0;
    for (let n = 1; n <= row[follow].length; n += 1) {
      const off = (k) =>
        Math.abs(this.length({ [follow]: row[follow].slice(0, k) }, follow) / whole - share);
      if (off(n) <= off(best)) best = n;
    }
    return { [lead]: above, [follow]: best };
  }

  // The row that holds the sentence `id`; null where there is none.
  rowOf(id) {
    return this.rows.find((row) => row.src.includes(id) || row.tgt.includes(id)) ?? null;
  }

  cellsOf(row, side) {
    return row[side].map((id) => this.cells.get(id));
  }

  text(row, side) {
    return row[side].map((id) => this.cells.get(id).text).join(" ");
  }

  length(row, side) {
    return row[side].reduce((sum, id) => sum + this.cells.get(id).text.length + 1, 0);
  }

  // The usual logarithm of target to source length: the median over at most 2,000 beads.
  usualRatio() {
    const step = Math.ceil(this.rows.length / 2000) || 1;
    const found = [];
    for (let i = 0; i < this.rows.length; i += step) {
      if (!isNull(this.rows[i])) found.push(this.ratio(this.rows[i]));
    }
    return found.sort((a, b) => a - b)[found.length >> 1] ?? 0;
  }

  ratio(row) {
    return Math.log(this.length(row, "tgt") / this.length(row, "src"));
  }

  isDoubtful(row) {
    return row.st === "open" && row.p < this.threshold;
  }

  level(row) {
    return row.p < this.threshold ? "doubtful" : row.p < SURE ? "fair" : "sure";
  }

  severity(row) {
    return Math.max(0, ...(this.issues.get(row.id) ?? []).map((one) => one.weight));
  }

  passes(row) {
    const { want } = this;
    if (!QUICK[this.quick](row, this)) return false;
    if (want.status && row.st !== want.status) return false;
    if (want.type && typeOf(row) !== want.type) return false;
    if (want.issue && !this.hasIssue(row, want.issue)) return false;
    if (want.length && (isNull(row) || Math.abs(this.ratio(row) - this.usual) < UNEVEN)) return false;
    if (want.changed && !row.changed) return false;
    if (want.commented && !row.comments) return false;
    return !want.bookmark || row.bookmark;
  }

  // The gravest finding of a row.
  worst(row) {
    const found = this.issues.get(row?.id) ?? [];
    return found.reduce((worst, one) => (worst && worst.weight >= one.weight ? worst : one), null);
  }

  // Pairs of kind and title for the filter, `any` first; empty where there are no findings.
  issueKinds(any) {
    const titles = new Map([...this.issues.values()].flat().map((one) => [one.kind, one.title]));
    return titles.size ? [["any", any], ...titles] : [];
  }

  hasIssue(row, kind) {
    const found = this.issues.get(row.id) ?? [];
    return kind === "any" ? found.length > 0 : found.some((one) => one.kind === kind);
  }

  // Makes `shown`, the rows to show in their order; throws SyntaxError for an expression that is none.
  refresh() {
    const finds = this.finder();
    this.shown = this.rows.filter((row) => this.passes(row) && (!finds || finds(row)));
    if (this.order === "doubt") {
      const key = new Map(
        this.shown.map((row) => [row, (row.st === "open" ? 0 : 100) + row.p - 2 * this.severity(row)]),
      );
      this.shown.sort((a, b) => key.get(a) - key.get(b) || a.at - b.at);
    }
  }

  // A test for rows that hold the query on either side; null where nothing is asked.
  finder() {
    const query = this.query.trim();
    if (!query) return null;
    if (this.regex) {
      const wanted = new RegExp(query, "iu");
      return (row) => ["src", "tgt"].some((side) => wanted.test(this.text(row, side)));
    }
    const wanted = fold(query);
    return (row) => ["src", "tgt"].some((side) => this.folded(row, side).includes(wanted));
  }

  folded(row, side) {
    return row[side].map((id) => {
      const cell = this.cells.get(id);
      return (cell.folded ??= fold(cell.text));
    }).join(" ");
  }

  counts() {
    const found = {};
    for (const [name, test] of Object.entries(QUICK)) {
      found[name] = this.rows.reduce((n, row) => n + (test(row, this) ? 1 : 0), 0);
    }
    return found;
  }

  types() {
    const found = new Map();
    for (const row of this.rows) found.set(typeOf(row), (found.get(typeOf(row)) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1]);
  }

  statuses() {
    const found = { open: 0, accepted: 0, rejected: 0 };
    for (const row of this.rows) found[row.st] += 1;
    return found;
  }

  mean() {
    return this.rows.reduce((sum, row) => sum + row.p, 0) / (this.rows.length || 1);
  }

  // The nearest shown row beyond `from` in direction `step` that passes `test`, round the end.
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

  // Where a row that is not shown would stand among those that are, in text order.
  placeOf(row) {
    const at = this.shown.findIndex((one) => one.at >= row.at);
    return at < 0 ? this.shown.length : at;
  }

  // The shown row `step` places from `from`, stopping at either end.
  neighbour(from, step) {
    const { shown } = this;
    if (!shown.length) return null;
    if (!from) return step > 0 ? shown[0] : shown[shown.length - 1];
    const exact = shown.indexOf(from);
    const at = exact >= 0 ? exact + step : this.placeOf(from) + (step > 0 ? step - 1 : step);
    return shown[Math.min(Math.max(at, 0), shown.length - 1)];
  }
}
