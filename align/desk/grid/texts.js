// What people write: sentences, notes, comments, reasons. What is written in a sheet is based on what was
// in view when the sheet opened, and it stays at hand until the server has it.

class Texts {
  constructor(work) {
    this.work = work;
    this.grid = work.grid;
  }

  // Asks for a text. `buttons` are pairs of a name and what makes, of the text and the cursor's place,
  // the operations to do, one after the other until one is refused; what is refused comes back
  // with all that was written. `name` is what the operation calls the text.
  compose({ title, label, value, name = "text", lang = "", area = true, above = [], below = [], buttons, extra = [], done, base, fault }) {
    const { grid, work } = this;
    const standing = base ?? work.base;
    const [element, input] = field(label, value, { lang, area });
    const kept = () => ({
      text: input.value,
      name,
      again: (said) => this.compose({ title, label, value: input.value, name, lang, area, above, below, buttons, extra, done, base: standing, fault: said }),
    });
    const acting = ([text, make]) => [text, () => {
      const cursor = [...input.value.slice(0, input.selectionStart)].length;
      grid.do(async () => {
        for (const op of make(input.value, cursor)) {
          if (!(await work.operate(op, standing, kept()))) return;
        }
        done?.();
      });
    }];
    const told = fault ? [make("p", "fault", fault)] : [];
    const others = extra.map(([text, act]) => [text, () => act(input)]);
    work.sheet.open(title, [...told, ...above, element, ...below], [...buttons.map(acting), ...others], {
      quick: !area,
      back: grid.hand.back,
    });
    if (fault) input.dataset.was = ""; // nobody has it yet
    return { input, standing, kept };
  }

  edit() {
    const { grid, work } = this;
    const { cell } = work;
    if (!cell) return;
    const { say } = grid;
    const edited = (text) => (text === cell.text ? [] : [{ op: "edit", cell: cell.id, text }]);
    const loaded = cell.was === undefined ? [] : [make("p", "was", say("As loaded: {text}", { text: cell.was }))];
    const asLoaded = (input) => {
      input.value = cell.was;
      return false;
    };
    this.compose({
      title: say("Edit the sentence"),
      label: say("Sentence"),
      value: cell.text,
      lang: grid.data.heads[work.side === "src" ? 0 : 1].lang,
      below: loaded,
      buttons: [
        [say("Save"), edited],
        [say("Split at the cursor"), (text, at) => [...edited(text), { op: "cut", cell: cell.id, at }]],
        [say("Join with the next"), (text) => [...edited(text), { op: "join", cell: cell.id }]],
      ],
      extra: cell.was ? [[say("As loaded"), asLoaded]] : [],
    });
  }

  note() {
    const { say } = this.grid;
    const { row } = this.work;
    this.compose({
      title: say("Note on the bead"),
      label: say("Note"),
      value: row.note || (isNull(row) ? say("left out") : ""),
      buttons: [[say("Save"), (text) => [{ op: "note", row: row.id, text }]]],
    });
  }

  async comment() {
    const { grid, work } = this;
    const { say } = grid;
    const { row, base } = work;
    const { comments = [] } = row.comments ? await grid.post.send("comments", { row: row.id }) : {};
    const thread = make("ol", "thread");
    const { standing } = this.compose({
      title: say("Comments on bead {n}", { n: row.at + 1 }),
      label: say("Comment"),
      value: "",
      above: [thread],
      base,
      buttons: [[say("Add"), (text) => (text.trim() ? [{ op: "comment", row: row.id, text }] : [])]],
    });
    for (const one of comments) {
      const item = make("li");
      const by = make("p", "by", `${one.who || say("someone")}, ${moment(one.at, say.lang)}`);
      const drop = make("button", "", say("Delete"));
      drop.type = "button";
      drop.addEventListener("click", () => grid.do(async () => { // the sheet stays: more may be written in it
        if (await work.operate({ op: "uncomment", comment: one.id }, standing)) item.remove();
      }));
      by.append(" ", drop);
      item.append(make("p", "", one.text), by);
      thread.append(item);
    }
  }

  dismiss(issue = this.grid.model.worst(this.work.row)) {
    const { grid, work } = this;
    const { say } = grid;
    if (!issue) return grid.tell(say("There is no issue here."), true);
    const { fingerprint, kind } = issue;
    const { input } = this.compose({
      title: say("Dismiss the issue"),
      label: say("Reason"),
      name: "reason",
      value: say("not a fault"),
      area: false,
      above: [make("p", "", `${issue.title}: ${issue.message}`), ...(issue.note ? [make("p", "by", issue.note)] : [])],
      buttons: [
        [say("Dismiss"), (reason) => [{ op: "dismiss", fingerprint, reason }]],
        [say("All of this kind"), (reason) => [{ op: "ignore", kind, pattern: "", reason }]],
      ],
      done: () => work.issues(),
    });
    input.select();
  }

  // Two people at one bead: both versions, what this person wrote, and the choice between them.
  conflict({ who, rows, instead, seq }, op, kept) {
    const { grid, work } = this;
    const { say } = grid;
    const base = { ...work.base, seen: seq ?? grid.model.seq }; // all of what is shown here
    const names = who.filter(Boolean).join(", ") || say("someone");
    const said = make("p", "", say("{who} has changed this meanwhile. Nothing was overwritten.", { who: names }));
    const parts = rows.map((row) => {
      const both = make("div", "versions");
      both.append(this.version(say("As you saw it"), row.seen), this.version(say("As it is now"), row.now));
      return both;
    });
    if (instead) parts.push(make("p", "", say("It says now: {text}", { text: instead })));
    const buttons = [[say("Leave it as it is now"), () => {}]];
    let mine = null;
    if (kept) {
      const [element, input] = field(say("What you wrote"), kept.text);
      mine = input;
      parts.push(element);
    }
    if (op && this.possible(op, rows)) {
      const again = () => grid.do(() => work.operate(
        mine ? { ...op, [kept.name]: mine.value } : op,
        base,
        mine && { ...kept, text: mine.value },
      ));
      buttons.push([mine ? say("Save what you wrote") : say("Do mine all the same"), again]);
    }
    if (mine) {
      buttons.push([say("Copy what you wrote"), () => {
        mine.select();
        document.execCommand("copy"); // the clipboard's own interface needs https
        return false;
      }]);
    }
    work.sheet.open(say("Changed by someone else"), [said, ...parts], buttons, {
      chosen: mine !== null,
      back: grid.hand.back,
    });
    if (mine) mine.dataset.was = ""; // nobody has it yet
  }

  version(title, one) {
    const { say } = this.grid;
    const version = make("section");
    version.append(make("h3", "", title));
    if (!one) {
      version.append(make("p", "", say("not there")));
      return version;
    }
    for (const side of ["src", "tgt"]) {
      const text = make("p");
      text.dir = "auto";
      write(text, one[side] || "–");
      version.append(text);
    }
    if (one.note) version.append(make("p", "", `${say("Note")}: ${one.note}`));
    version.append(make("p", "by", statusName(one.st, say)));
    return version;
  }

  // Whether what `op` is about is still there.
  possible(op, rows) {
    const { model } = this.grid;
    return op.cell === undefined ? rows.every((row) => row.now) : model.rowOf(op.cell) !== null;
  }
}
