// What people do to the document: each operation goes to the server and comes back as a change.

const AGAIN = 700; // milliseconds until aligning anew is asked about again
const REVIEWER = 1; // the roles by number: reader 0, reviewer 1, editor 2
const EDITOR = 2;

class Work {
  constructor(grid) {
    this.grid = grid;
    this.sheet = new Sheet(grid.root.querySelector(".sheet"), () => grid.say);
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

  async operate(op) {
    const seen = this.grid.model.seq;
    return this.outcome(await this.grid.post.send("op", { op, seen }), op);
  }

  // Shows what the server said to an operation; true where it was done.
  outcome(answer, op) {
    const { grid } = this;
    const done = answer.seq !== undefined;
    grid.desk.dispatchEvent( // for whoever measures, or drives the page
      new CustomEvent("sverka-answer", { detail: { done, seq: answer.seq, stale: !!answer.stale }, bubbles: true, composed: true }),
    );
    if (answer.error) grid.tell(answer.error, true);
    else if (answer.stale) this.conflict(answer.stale, op);
    else {
      grid.hand.picked.clear();
      grid.hand.follow(answer.touched ?? []);
      return true;
    }
    return false;
  }

  async decide(name, onwards) {
    const { grid } = this;
    const single = this.rows.length === 1;
    const next = grid.model.neighbour(this.row, 1);
    const done = await this.operate({ op: name, rows: this.ids });
    if (done && onwards && single && next) grid.hand.choose(grid.model.byId.get(next.id), true, true);
  }

  neighbours(step) {
    const { row } = this;
    const other = this.grid.model.rows[row.at + step];
    if (!other) return null;
    return step > 0 ? [row.id, other.id] : [other.id, row.id];
  }

  merge(step) {
    const rows = this.rows.length > 1 ? this.ids : this.neighbours(step);
    if (!rows) return this.grid.tell(this.grid.say("There is no row to merge it with."), true);
    return this.operate({ op: "merge", rows });
  }

  split() {
    return this.operate({ op: "split", row: this.row.id, ...this.grid.model.cutAt(this.row, this.grid.hand.cell) });
  }

  push(name, by) {
    return this.operate({ op: name, side: this.side, row: this.row.id, by });
  }

  link() {
    const { hand: { marked }, model } = this.grid;
    const on = (side) => model.rows.flatMap((row) => row[side]).filter((id) => marked.has(id));
    if (!marked.size) return this.grid.tell(this.grid.say("Mark sentences first (x)."), true);
    const op = { op: "link", src: on("src"), tgt: on("tgt") };
    marked.clear();
    return this.operate(op);
  }

  edit() {
    const { grid, cell } = this;
    if (!cell) return;
    const { say } = grid;
    const lang = grid.data.heads[this.side === "src" ? 0 : 1].lang;
    const [label, input] = field(say("Sentence"), cell.text, { lang });
    const loaded = [];
    if (cell.was !== undefined) loaded.push(make("p", "was", say("As loaded: {text}", { text: cell.was })));
    const save = () => {
      if (input.value !== cell.text) grid.do(() => this.operate({ op: "edit", cell: cell.id, text: input.value }));
    };
    const cut = () => {
      const at = [...input.value.slice(0, input.selectionStart)].length;
      save();
      grid.do(() => this.operate({ op: "cut", cell: cell.id, at }));
    };
    const join = () => {
      save();
      grid.do(() => this.operate({ op: "join", cell: cell.id }));
    };
    const buttons = [[say("Save"), save], [say("Split at the cursor"), cut], [say("Join with the next"), join]];
    if (cell.was) {
      buttons.push([say("As loaded"), () => {
        input.value = cell.was;
        return false;
      }]);
    }
    this.sheet.open(say("Edit the sentence"), [label, ...loaded], buttons, { back: grid.hand.focused() });
  }

  note() {
    const { grid, row } = this;
    const { say } = grid;
    const [label, input] = field(say("Note"), row.note || (isNull(row) ? say("left out") : ""));
    this.sheet.open(say("Note on the bead"), [label], [[say("Save"), () => {
      grid.do(() => this.operate({ op: "note", row: row.id, text: input.value }));
    }]], { back: grid.hand.focused() });
  }

  async comment() {
    const { grid, row } = this;
    const { say } = grid;
    const { comments = [] } = row.comments ? await grid.post.send("comments", { row: row.id }) : {};
    const thread = make("ol", "thread");
    for (const one of comments) {
      const item = make("li");
      const by = make("p", "by", `${one.who || say("someone")}, ${moment(one.at, say.lang)}`);
      const drop = make("button", "", say("Delete"));
      drop.type = "button";
      drop.addEventListener("click", () => {
        this.sheet.dialog.close();
        grid.do(() => this.operate({ op: "uncomment", comment: one.id }));
      });
      by.append(" ", drop);
      item.append(make("p", "", one.text), by);
      thread.append(item);
    }
    const [label, input] = field(say("Comment"), "");
    this.sheet.open(say("Comments on bead {n}", { n: row.at + 1 }), [thread, label], [[say("Add"), () => {
      if (input.value.trim()) grid.do(() => this.operate({ op: "comment", row: row.id, text: input.value }));
    }]], { back: grid.hand.focused() });
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

  async turn(name) {
    this.outcome(await this.grid.post.send(name));
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
    this.sheet.open(say("History"), [list, ...empty], [], { back: grid.hand.focused() });
  }

  // Two people at one bead: both versions, and the choice between them.
  conflict({ who, rows }, op) {
    const { grid } = this;
    const { say } = grid;
    const names = who.filter(Boolean).join(", ") || say("someone");
    const parts = rows.map((row) => {
      const both = make("div", "versions");
      for (const [title, one] of [[say("As you saw it"), row.seen], [say("As it is now"), row.now]]) {
        const version = make("section");
        version.append(make("h3", "", title));
        if (!one) version.append(make("p", "", say("not there")));
        for (const side of ["src", "tgt"]) {
          if (!one) continue;
          const text = make("p");
          text.dir = "auto";
          write(text, one[side] || "–");
          version.append(text);
        }
        if (one) version.append(make("p", "by", statusName(one.st, say)));
        both.append(version);
      }
      return both;
    });
    const said = make("p", "", say("{who} has changed this meanwhile. Nothing was overwritten.", { who: names }));
    const buttons = [[say("Leave it as it is now"), () => {}]];
    if (op && rows.every((row) => row.now)) {
      buttons.push([say("Do mine all the same"), () => {
        grid.do(() => this.operate(op));
      }]);
    }
    this.sheet.open(say("Changed by someone else"), [said, ...parts], buttons, { back: grid.hand.focused() });
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

  dismiss(issue = this.grid.model.worst(this.row)) {
    const { grid } = this;
    const { say } = grid;
    if (!issue) return grid.tell(say("There is no issue here."), true);
    const [label, input] = field(say("Reason"), say("not a fault"), { area: false });
    const said = make("p", "", `${issue.title}: ${issue.message}`);
    const note = issue.note ? [make("p", "by", issue.note)] : [];
    const dismissing = (all) => () => grid.do(async () => {
      const { fingerprint, kind } = issue;
      const answer = await grid.post.send("dismiss", { fingerprint, issue: kind, reason: input.value, all });
      if (answer.error) return grid.tell(answer.error, true);
      return this.issues();
    });
    const buttons = [[say("Dismiss"), dismissing(false)], [say("All of this kind"), dismissing(true)]];
    this.sheet.open(say("Dismiss the issue"), [said, ...note, label], buttons, {
      quick: true,
      back: grid.hand.focused(),
    });
    input.select();
  }

  goto() {
    const { grid } = this;
    const { say, model } = grid;
    const [label, input] = field(say("Number, 1 to {n}", { n: model.rows.length }), "", { area: false });
    input.inputMode = "numeric";
    this.sheet.open(say("Go to a bead"), [label], [[say("Go"), () => {
      const row = model.rows[Number(input.value) - 1];
      if (row) setTimeout(() => grid.hand.choose(row, true, true));
    }]], { quick: true, back: grid.hand.focused() });
  }

  // Each action by its name in keys.json: the role it takes, and what it does.
  get actions() {
    const { grid } = this;
    const toggle = (name) => () => this.operate({ op: name, row: this.row.id, on: !this.row[name] });
    return {
      accept: [REVIEWER, () => this.decide("accept", true)],
      reject: [REVIEWER, () => this.decide("reject", true)],
      reopen: [REVIEWER, () => this.decide("reopen", false)],
      acceptAbove: [REVIEWER, () => this.operate({ op: "accept_above", row: this.row.id })],
      comment: [REVIEWER, () => this.comment()],
      note: [REVIEWER, () => this.note()],
      bookmark: [REVIEWER, toggle("bookmark")],
      dismiss: [REVIEWER, () => this.dismiss()],
      boundary: [EDITOR, toggle("boundary")],
      merge: [EDITOR, () => this.merge(1)],
      mergeUp: [EDITOR, () => this.merge(-1)],
      split: [EDITOR, () => this.split()],
      moveUp: [EDITOR, () => this.push("move", -1)],
      moveDown: [EDITOR, () => this.push("move", 1)],
      shiftUp: [EDITOR, () => this.push("shift", -1)],
      shiftDown: [EDITOR, () => this.push("shift", 1)],
      mark: [EDITOR, () => grid.hand.mark()],
      link: [EDITOR, () => this.link()],
      unlink: [EDITOR, () => this.operate({ op: "unlink", row: this.row.id })],
      edit: [EDITOR, () => this.edit()],
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
})[name] ?? name;
