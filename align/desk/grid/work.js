// What people do to the document: each operation goes to the server and comes back as a change.

const AGAIN = 700; // milliseconds until aligning anew is asked about again
const REVIEWER = 1; // the roles by number: reader 0, reviewer 1, editor 2
const EDITOR = 2;

class Work {
  constructor(grid) {
    this.grid = grid;
    this.sheet = new Sheet(grid.root.querySelector(".sheet"), () => grid.say);
    this.texts = new Texts(this);
  }

  get row() {
    return this.grid.hand.row ?? this.grid.model.shown[0];
  }

  // The rows chosen, in text order; else the one at hand.
  get rows() {
    const { hand, model } = this.grid;
    const chosen = [...hand.picked].map((id) => model.byId.get(id)).filter(Boolean);
    return chosen.length ? chosen.sort((a, b) => a.at - b.at) : [this.row];
  }

  get ids() {
    return this.rows.map((row) => row.id);
  }

  get cell() {
    return this.grid.model.cells.get(this.grid.hand.cell);
  }

  // The side that the sentence at hand is on.
  get side() {
    return this.row.tgt.includes(this.grid.hand.cell) ? "tgt" : "src";
  }

  // What a change asked for now is based on: the document, and the last change that is shown.
  get base() {
    return { document: this.grid.base.document, seen: this.grid.model.seq };
  }

  // Asks the server for `op`; true where it was done. `base` is what the person had in view when
  // they decided on it, `kept` what they wrote for it.
  async operate(op, base, kept = null) {
    return this.outcome(await this.grid.post.send("op", { op, ...base }), op, kept);
  }

  // Shows what the server said to an operation; true where it was done.
  outcome(answer, op, kept = null) {
    const { grid } = this;
    const done = answer.seq !== undefined;
    grid.desk.dispatchEvent( // for whoever measures, or drives the page
      new CustomEvent("sverka-answer", { detail: { done, seq: answer.seq, stale: !!answer.stale, op }, bubbles: true, composed: true }),
    );
    if (answer.error) {
      if (kept) kept.again(answer.error);
      else grid.tell(answer.error, true);
    } else if (answer.stale) this.texts.conflict(answer.stale, op, kept);
    else {
      grid.hand.picked.clear();
      grid.hand.follow(answer.touched ?? []);
      return true;
    }
    return false;
  }

  async decide(name, onwards, base) {
    const { grid } = this;
    const single = this.rows.length === 1;
    const next = grid.model.neighbour(this.row, 1);
    const done = await this.operate({ op: name, rows: this.ids }, base);
    if (done && onwards && single && next) grid.hand.choose(grid.model.byId.get(next.id), true, true);
  }

  neighbours(step) {
    const { row } = this;
    const other = this.grid.model.rows[row.at + step];
    if (!other) return null;
    return step > 0 ? [row.id, other.id] : [other.id, row.id];
  }

  merge(step, base) {
    const rows = this.rows.length > 1 ? this.ids : this.neighbours(step);
    if (!rows) return this.grid.tell(this.grid.say("There is no row to merge it with."), true);
    return this.operate({ op: "merge", rows }, base);
  }

  split(base) {
    const above = this.grid.model.cutAt(this.row, this.grid.hand.cell);
    return this.operate({ op: "split", row: this.row.id, ...above }, base);
  }

  push(name, by, base) {
    return this.operate({ op: name, side: this.side, row: this.row.id, by }, base);
  }

  link(base) {
    const { hand: { marked }, model } = this.grid;
    const on = (side) => model.rows.flatMap((row) => row[side]).filter((id) => marked.has(id));
    if (!marked.size) return this.grid.tell(this.grid.say("Mark sentences first (x)."), true);
    const op = { op: "link", src: on("src"), tgt: on("tgt") };
    marked.clear();
    return this.operate(op, base);
  }

  // From `row` down to the row before the next accepted one or hard boundary.
  stretch(row) {
    const { rows } = this.grid.model;
    let end = row.at + 1;
    while (end < rows.length && rows[end].st !== "accepted" && !rows[end].boundary) end += 1;
    return rows.slice(row.at, end).map((one) => one.id);
  }

  async realign(rows) {
    const { grid } = this;
    grid.tell(grid.say("Aligning …"), true, 600_000);
    let answer = await grid.post.send("realign", { rows });
    while (answer.job !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
      answer = await grid.post.send("aligned", { job: answer.job, seen: answer.seen });
    }
    if (this.outcome(answer)) grid.tell(grid.say("Aligned anew."), true);
  }

  // Undoes or redoes, and says what.
  async turn(name) {
    const { grid } = this;
    const { say } = grid;
    const answer = await grid.post.send(name);
    if (!this.outcome(answer)) return;
    const row = grid.model.byId.get(answer.touched[0]);
    const what = [operationName(answer.op, say), row && say("Bead {n}", { n: row.at + 1 })].filter(Boolean).join(", ");
    grid.tell(name === "undo" ? say("Undone: {what}", { what }) : say("Redone: {what}", { what }), true);
    if (!answer.touched.length) this.issues(); // it was about an issue
  }

  async history() {
    const { grid } = this;
    const { say } = grid;
    const { changes = [] } = await grid.post.send("history", { limit: 200 });
    const list = make("ol", "thread");
    for (const one of changes) {
      const item = make("li");
      const turned = one.undoes ? say("undone") : one.redoes ? say("redone") : "";
      const row = grid.model.byId.get(one.rows[0]);
      const place = row ? `, ${say("Bead {n}", { n: row.at + 1 })}` : "";
      item.append(
        make("p", "", [operationName(one.op, say) + place, turned].filter(Boolean).join(" · ")),
        make("p", "by", `${one.who || say("someone")}, ${moment(one.at, say.lang)}`),
      );
      list.append(item);
    }
    const empty = changes.length ? [] : [make("p", "", say("Nothing has been changed yet."))];
    this.sheet.open(say("History"), [list, ...empty], [], { back: grid.hand.back });
  }

  // Asks what the checks find, and again when newer findings may be there.
  async issues() {
    clearTimeout(this.asking);
    const { grid } = this;
    const { issues, coming } = await grid.post.send("issues");
    if (issues) grid.flag(issues);
    if (coming) this.ask(1000 * coming);
  }

  // Asks so many milliseconds from now, instead of when it was to be asked before.
  ask(wait) {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.issues(), wait);
  }

  goto() {
    const { grid } = this;
    const { say, model } = grid;
    const [label, input] = field(say("Number, 1 to {n}", { n: model.rows.length }), "", { area: false });
    input.inputMode = "numeric";
    this.sheet.open(say("Go to a bead"), [label], [[say("Go"), () => {
      const row = model.rows[Number(input.value) - 1];
      if (row) setTimeout(() => grid.hand.choose(row, true, true));
    }]], { quick: true, back: grid.hand.back });
  }

  // Each action by its name in keys.json: the role it takes, and what it does with the base that it
  // had when it was asked for.
  get actions() {
    const { grid } = this;
    const { texts } = this;
    const toggle = (name) => (base) => this.operate({ op: name, row: this.row.id, on: !this.row[name] }, base);
    return {
      accept: [REVIEWER, (base) => this.decide("accept", true, base)],
      reject: [REVIEWER, (base) => this.decide("reject", true, base)],
      reopen: [REVIEWER, (base) => this.decide("reopen", false, base)],
      acceptAbove: [REVIEWER, (base) => this.operate({ op: "accept_above", row: this.row.id }, base)],
      comment: [REVIEWER, () => texts.comment()],
      note: [REVIEWER, () => texts.note()],
      bookmark: [REVIEWER, toggle("bookmark")],
      dismiss: [REVIEWER, () => texts.dismiss()],
      boundary: [EDITOR, toggle("boundary")],
      merge: [EDITOR, (base) => this.merge(1, base)],
      mergeUp: [EDITOR, (base) => this.merge(-1, base)],
      split: [EDITOR, (base) => this.split(base)],
      moveUp: [EDITOR, (base) => this.push("move", -1, base)],
      moveDown: [EDITOR, (base) => this.push("move", 1, base)],
      shiftUp: [EDITOR, (base) => this.push("shift", -1, base)],
      shiftDown: [EDITOR, (base) => this.push("shift", 1, base)],
      mark: [EDITOR, () => grid.hand.mark()],
      link: [EDITOR, (base) => this.link(base)],
      unlink: [EDITOR, (base) => this.operate({ op: "unlink", row: this.row.id }, base)],
      edit: [EDITOR, () => texts.edit()],
      // These take a while, and nothing waits for them.
      realign: [EDITOR, () => void this.realign(grid.hand.picked.size ? this.ids : this.stretch(this.row))],
      realignAll: [EDITOR, () => void this.realign(null)],
      undo: [REVIEWER, () => this.turn("undo")],
      redo: [REVIEWER, () => this.turn("redo")],
      history: [0, () => this.history()],
      goto: [0, () => this.goto()],
    };
  }
}

const statusName = (status, say) =>
  ({ open: say("open"), accepted: say("accepted"), rejected: say("rejected") })[status];

const operationName = (name, say) => ({
  accept: say("accepted"),
  reject: say("rejected"),
  reopen: say("reopened"),
  accept_above: say("accepted all above"),
  merge: say("merged"),
  split: say("split"),
  move: say("moved a sentence"),
  shift: say("shifted a side"),
  unlink: say("unlinked"),
  link: say("linked"),
  edit: say("edited"),
  cut: say("cut a sentence"),
  join: say("joined sentences"),
  replace: say("replaced"),
  note: say("wrote a note"),
  bookmark: say("bookmarked"),
  boundary: say("set a boundary"),
  comment: say("commented"),
  uncomment: say("deleted a comment"),
  relink: say("aligned anew"),
  dismiss: say("dismissed an issue"),
  restore: say("restored an issue"),
  ignore: say("dismissed a kind of issue"),
  end_rule: say("removed a rule"),
  rename: say("renamed the document"),
})[name] ?? name;
