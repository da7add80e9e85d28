// The grid itself: what people do with it, brought together.

const ZOOMS = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];
const POLL = 5000; // milliseconds between looks at what others have done
const MANY = 200; // rows changed at once after which all are drawn anew
const grids = new WeakMap();
const carried = (globalThis.sverkaCarried ??= new Map()); // what carry.js has brought, by name

class Grid {
  constructor(root) {
    this.root = root;
    const find = (name) => root.querySelector(name);
    this.desk = find(".desk");
    this.scroll = find(".scroll");
    this.beads = find(".beads");
    this.search = find(".search");
    this.slider = find(".threshold input");
    this.keys = find(".keys");
    this.current = null; // the row at hand
    this.cell = null; // the id of the sentence at hand
    this.picked = new Set(); // ids of rows chosen together
    this.marked = new Set(); // ids of sentences to be linked
    this.doing = Promise.resolve();
    this.zoom = Number(localStorage.getItem("sverka-zoom")) || 1;
    this.post = new Post();
    this.post.held = () => this.model?.seq ?? 0;
    this.list = new List(this.beads, this.scroll, {
      draw: (row) => this.drawn(row),
      lines: (row, columns) =>
        Math.max(1, ...["src", "tgt"].map((side) => Math.ceil(this.model.length(row, side) / columns))),
      filled: () => this.settled(),
    });
    this.work = new Work(this);
    this.hover = new Hover(this);
    this.overview = new Overview(root, this.scroll, {
      choose: (row) => this.choose(row, true),
      doubt: (threshold) => this.doubt(threshold),
    });
    this.listen();
  }

  listen() {
    const on = (name, kind, act) =>
      this.root.querySelectorAll(name).forEach((one) => one.addEventListener(kind, act));
    on(".filters input", "change", (event) => this.look({ quick: event.target.value }));
    on(".more select", "change", ({ target }) => this.want(target.name, target.value));
    on(".more input[type=checkbox]", "change", ({ target }) => this.want(target.name, target.checked));
    on(".threshold input", "input", () => this.doubt(Number(this.slider.value)));
    on(".regex", "click", () => this.look({ regex: !this.model.regex }));
    on("[data-act]", "click", ({ currentTarget }) => this.act(currentTarget.dataset.act));
    let wait = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.look({ query: this.search.value }), 120);
    });
    this.beads.addEventListener("click", (event) => this.click(event));
    this.beads.addEventListener("dblclick", () => this.act("edit"));
    this.scroll.addEventListener("scroll", () => this.settled(), { passive: true });
    this.onKey = (event) => this.key(event);
    this.onResize = () => this.fit();
    this.onCarried = () => this.open();
  }

  // Listeners beyond the grid live only while it is on the page.
  enter() {
    document.addEventListener("keydown", this.onKey);
    window.addEventListener("resize", this.onResize);
    window.addEventListener("sverka-carried", this.onCarried);
    this.around ??= new ResizeObserver(this.onResize);
    this.around.observe(document.body);
    clearInterval(this.poll);
    this.poll = setInterval(() => {
      if (this.model && this.post.idle && !document.hidden) this.post.send("poll");
    }, POLL);
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
    window.removeEventListener("resize", this.onResize);
    window.removeEventListener("sverka-carried", this.onCarried);
    this.around?.disconnect();
    clearInterval(this.poll);
    this.hover.clear();
  }

  show(data, trigger) {
    this.enter();
    this.post.trigger = (mail) => trigger("mail", mail);
    this.data = data;
    this.open();
    if (!this.model || !data.mail) return;
    if (data.mail.tab === this.post.tab) this.learn(data.mail);
    this.post.receive(data.mail);
  }

  // Takes in what has changed, by one's own hand or others'.
  learn({ news, lost, undo, redo }) {
    if (lost) {
      location.reload();
      return;
    }
    const fresh = (news ?? []).filter((one) => one.seq > this.model.seq);
    const pairs = [];
    for (const change of fresh) {
      if (change.seq !== this.model.seq + 1) return;
      pairs.push(...this.model.apply(change));
      if (change.who !== this.data.who) {
        this.tell(this.say("{who}: {what}", { who: change.who || this.say("someone"), what: operationName(change.op, this.say) }), true);
      }
    }
    for (const [name, can] of [["undo", undo], ["redo", redo]]) {
      const button = this.root.querySelector(`[data-act=${name}]`);
      if (button && can !== undefined) button.disabled = !can || this.data.may < REVIEWER;
    }
    if (!fresh.length) return;
    this.redraw(fresh.length > 1 ? null : pairs);
    this.desk.dataset.seq = this.model.seq;
    clearTimeout(this.work.asking);
    this.work.asking = setTimeout(() => this.work.issues(), LATER);
  }

  // Takes in what the checks found.
  flag(issues) {
    const { model } = this;
    const before = model.issues;
    model.issues = new Map();
    for (const issue of issues) {
      if (!model.issues.has(issue.row)) model.issues.set(issue.row, []);
      model.issues.get(issue.row).push(issue);
    }
    const signs = (found) => found?.map((one) => one.fingerprint + one.severity).join() ?? "";
    for (const id of new Set([...before.keys(), ...model.issues.keys()])) {
      const row = model.byId.get(id);
      if (row && signs(before.get(id)) !== signs(model.issues.get(id))) this.list.redraw(row);
    }
    this.count();
    this.settled();
  }

  // Draws what a change made of the rows in `pairs`; everything where that is many, or null.
  redraw(pairs) {
    const id = this.current?.id;
    const row = this.model.byId.get(id);
    if (pairs && pairs.length <= MANY && this.model.keep(pairs)) {
      this.current = row ?? null;
      for (const [was, now] of pairs) {
        if (was && now) this.list.swap(was, now);
        else if (was) this.list.drop(was);
      }
      for (const [was, now] of pairs) {
        if (!was && now) this.list.insert(now, this.model.shown[this.model.shown.indexOf(now) - 1]);
      }
      this.renumber();
      this.count();
      this.settled();
      return;
    }
    this.current = row ?? null;
    this.refresh();
    this.reveal(this.current);
  }

  renumber() {
    for (const element of this.beads.querySelectorAll(".row")) {
      const row = this.model.byId.get(Number(element.dataset.id));
      if (row) element.setAttribute("aria-rowindex", String(row.at + 1));
    }
    this.beads.setAttribute("aria-rowcount", String(this.model.rows.length));
  }

  // After an operation: stay at the bead at hand, or go to the first one that it made.
  follow(touched) {
    const row = this.current ?? touched.map((id) => this.model.byId.get(id)).find(Boolean);
    if (row) this.choose(row, true, true);
  }

  // Shows the document that `data` names, once its texts and the reader's words are here.
  open() {
    const base = carried.get(this.data?.texts);
    const words = carried.get(this.data?.words);
    if (!base || !words) return;
    this.fit();
    if (this.base === base && this.words === words) {
      this.address(); // a run of the page may have written its own over it
      return;
    }
    const again = this.base?.document === base.document; // newer, or in another language
    const old = this.model;
    if (this.base !== base) this.model = new Model(base);
    if (again) {
      const { quick, want, order, query, regex, threshold } = old;
      Object.assign(this.model, { quick, want, order, query, regex, threshold });
      this.current = this.model.byId.get(this.current?.id) ?? null;
    } else {
      Object.assign(this, { current: null, cell: null });
      this.search.value = "";
    }
    Object.assign(this, { base, words });
    this.speak(words);
    this.scale();
    this.refresh();
    this.desk.dataset.seq = this.model.seq; // for whoever measures, or drives the page
    const asked = this.model.byId.get(Number(new URLSearchParams(location.search).get("bead")));
    this.work.issues();
    if (again) {
      this.reveal(this.current);
      this.address();
    } else if (asked) this.choose(asked, true);
    else this.scroll.scrollTop = 0;
  }

  speak({ lang, table }) {
    const say = (message, values = {}) =>
      (table[message] ?? message).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
    say.lang = lang;
    this.say = say;
    this.desk.lang = lang;
    this.root.querySelectorAll("[data-word]").forEach((element) => {
      element.textContent = say(element.dataset.word);
    });
    this.root.querySelectorAll("[data-label]").forEach((element) => {
      element.setAttribute("aria-label", say(element.dataset.label));
      if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
    });
    this.root.querySelectorAll("[data-act]").forEach((button) => {
      const [key, meaning] = MEANINGS.get(button.dataset.act);
      button.title = `${say(meaning)} (${key})`;
      if (!button.dataset.word) button.setAttribute("aria-label", button.title);
    });
    this.search.placeholder = say("Search both sides") + "  ( / )";
    this.keys.setAttribute("aria-label", say("Keys"));
    this.keys.replaceChildren(...drawKeys(say, () => this.keys.close()));
    this.root.querySelectorAll(".tools [data-act]").forEach((button) => {
      const [role] = this.work.actions[button.dataset.act] ?? [0];
      button.disabled = this.data.may < role;
    });
    const [src, tgt] = this.data.heads;
    this.root.querySelector(".heads").replaceChildren(
      drawHead(src, say), make("div", "gutter"), drawHead(tgt, say));
  }

  // Changes what is shown: filter, order, search.
  look(change) {
    Object.assign(this.model, change);
    this.refresh();
    this.reveal(this.current);
  }

  want(name, value) {
    this.model.want[name] = value;
    this.look({});
  }

  doubt(threshold) {
    this.look({ threshold });
  }

  // Draws everything that depends on the model anew.
  refresh() {
    const { model, say } = this;
    try {
      model.refresh();
    } catch {
      this.tell(say("This is not a regular expression."), true);
      return;
    }
    this.list.lay(model.shown);
    this.beads.setAttribute("aria-rowcount", String(model.rows.length));
    const empty = this.root.querySelector(".empty");
    empty.hidden = model.shown.length > 0;
    empty.textContent = say("Nothing here matches.");
    this.count();
    this.tell(`${say("Shown")}: ${model.shown.length}`);
    this.settled();
  }

  // Counts, controls, pictures: all that tells of the rows together.
  count() {
    const { model, say } = this;
    const counts = model.counts();
    this.root.querySelectorAll(".filters label").forEach((label) => {
      const input = label.querySelector("input");
      input.checked = input.value === model.quick;
      label.querySelector("b").textContent = counts[input.value];
    });
    this.slider.value = model.threshold;
    this.root.querySelector(".threshold output").textContent = model.threshold.toFixed(2);
    const press = (name, on) => this.root.querySelector(name).setAttribute("aria-pressed", String(on));
    press(".queue", model.order === "doubt");
    press(".regex", model.regex);
    press(".pictures", !this.overview.panel.hidden);
    const statuses = model.statuses();
    const any = ["", say("any")];
    this.options("type", [any, ...model.types().map(([type]) => [type, typeName(type)])]);
    this.options("status", [any, ...Object.keys(statuses).map((one) => [one, statusName(one, say)])]);
    this.options("issue", [any, ...model.issueKinds(say("any issue"))]);
    const wanted = Object.values(model.want).filter(Boolean).length;
    this.root.querySelector(".more summary").textContent = say("Filters") + (wanted ? ` (${wanted})` : "");
    const facts = [
      [say("Beads"), model.rows.length],
      [say("Accepted"), statuses.accepted],
      [say("Rejected"), statuses.rejected],
      [say("Left"), statuses.open],
      [say("An hour"), this.pace() ?? "–"],
      ...model.types().slice(0, 5).map(([type, n]) => [typeName(type), n]),
      [say("Mean confidence"), model.mean().toFixed(2)],
      [say("Method"), this.data.used],
    ];
    this.root.querySelector(".summary").replaceChildren(...facts.map(([name, value]) => {
      const fact = make("span");
      fact.append(make("i", "", name), " ", make("b", "", String(value)));
      return fact;
    }));
    this.overview.show(model, this.current);
  }

  // Beads decided in an hour at the speed of this sitting; null while that says nothing.
  pace() {
    const { accepted, rejected } = this.model.statuses();
    const decided = accepted + rejected;
    this.began ??= { at: Date.now(), decided };
    const hours = (Date.now() - this.began.at) / 3_600_000;
    const done = decided - this.began.decided;
    return done > 4 && hours > 1 / 60 ? Math.round(done / hours) : null;
  }

  options(name, choices) {
    const select = this.root.querySelector(`.more select[name=${name}]`);
    select.replaceChildren(...choices.map(([value, text]) => {
      const option = make("option", "", text);
      option.value = value;
      return option;
    }));
    select.value = this.model.want[name];
  }

  drawn(row) {
    const element = drawRow(row, this.model, this.data.heads, this.say);
    if (row === this.current) {
      element.setAttribute("aria-selected", "true");
      element.tabIndex = 0;
    }
    return element;
  }

  // Rows have come into being or moved.
  settled() {
    this.markCurrent();
    this.hover.soon();
  }

  rowAt(target) {
    const element = target?.closest?.(".row");
    return element ? this.model.byId.get(Number(element.dataset.id)) : null;
  }

  jump(step, test, none) {
    const row = this.model.nearest(this.current, step, test);
    if (row) this.choose(row, true, true);
    else this.tell(none, true);
  }

  move(step) {
    const row = this.model.neighbour(this.current, step);
    this.picked.clear();
    if (row) this.choose(row, true, true);
  }

  // Makes `row` the bead at hand and writes it into the address; `cell` is the sentence at hand,
  // the first of the row unless given.
  choose(row, scroll = false, focus = false, cell = null) {
    const stays = row === this.current && [...row.src, ...row.tgt].includes(this.cell);
    this.current = row;
    this.cell = cell ?? (stays ? this.cell : (row.src[0] ?? row.tgt[0]));
    if (scroll) this.reveal(row);
    this.markCurrent();
    if (focus) this.list.element(row)?.focus({ preventScroll: true });
    this.address();
    this.overview.point(row);
  }

  // A click on a row: with Shift the rows up to it are chosen too, with Ctrl it alone besides.
  click(event) {
    const row = this.rowAt(event.target);
    if (!row) return;
    const button = event.target.closest("[data-issue]");
    if (button) {
      this.choose(row);
      this.work.dismiss(this.model.issues.get(row.id)?.[Number(button.dataset.issue)]);
      return;
    }
    const line = event.target.closest(".line");
    const before = this.current;
    if (event.shiftKey && before) this.pick(before, row);
    else if (event.ctrlKey || event.metaKey) this.toggle(row, before);
    else this.picked.clear();
    this.choose(row, false, true, line ? Number(line.dataset.cell) : null);
    if (event.altKey && line) this.mark();
  }

  pick(from, to) {
    const [first, last] = from.at < to.at ? [from.at, to.at] : [to.at, from.at];
    for (const row of this.model.rows.slice(first, last + 1)) this.picked.add(row.id);
  }

  toggle(row, before) {
    if (!this.picked.size && before) this.picked.add(before.id);
    if (!this.picked.delete(row.id)) this.picked.add(row.id);
  }

  pickOn(step) {
    const next = this.current && this.model.rows[this.current.at + step];
    if (!next) return;
    this.pick(this.current, next);
    this.choose(next, true, true);
  }

  // The sentence `step` places on in the bead at hand.
  side(step) {
    const row = this.current ?? this.model.shown[0];
    if (!row) return;
    const cells = [...row.src, ...row.tgt];
    const at = Math.min(Math.max(cells.indexOf(this.cell) + step, 0), cells.length - 1);
    this.choose(row, true, true, cells[at]);
  }

  // Marks the sentence at hand for a link, or takes the mark away.
  mark() {
    if (this.cell === null) return;
    if (!this.marked.delete(this.cell)) this.marked.add(this.cell);
    this.markCurrent();
    this.tell(this.say("Marked: {n}", { n: this.marked.size }), true);
  }

  focused() {
    return (this.current && this.list.element(this.current)) || this.scroll;
  }

  // The page's address names the bead at hand, so that a reload returns to it.
  address() {
    if (!this.current) return;
    const url = new URL(location.href);
    url.searchParams.set("bead", String(this.current.id));
    history.replaceState(history.state, "", url);
  }

  markCurrent() {
    if (!this.model) return;
    for (const name of ["at-hand", "marked"]) {
      this.beads.querySelectorAll(`.${name}`).forEach((line) => line.classList.remove(name));
    }
    this.beads.querySelectorAll('[aria-selected="true"], .row[tabindex="0"]').forEach((row) => {
      row.removeAttribute("aria-selected");
      row.tabIndex = -1;
    });
    const find = (row) => row && this.beads.querySelector(`.row[data-id="${row.id}"]`);
    const line = (id) => this.beads.querySelector(`.line[data-cell="${id}"]`);
    const chosen = find(this.current ?? this.model.shown[0]);
    if (chosen) chosen.tabIndex = 0;
    if (this.current) chosen?.setAttribute("aria-selected", "true");
    for (const id of this.picked) find({ id })?.setAttribute("aria-selected", "true");
    for (const id of this.marked) line(id)?.classList.add("marked");
    const { current, cell } = this;
    if (current && current.src.length + current.tgt.length > 1) line(cell)?.classList.add("at-hand");
  }

  // Scrolls the bead into the middle, and again once its neighbours have been drawn.
  reveal(row) {
    if (!row) return;
    const centre = () => {
      const element = this.list.element(row);
      if (!element) return;
      const [box, frame] = [element.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
      const room = Math.max(24, (frame.height - box.height) / 2);
      if (box.top < frame.top + 24 || box.bottom > frame.bottom - 24) {
        this.scroll.scrollTop += box.top - frame.top - room;
      }
    };
    centre();
    requestAnimationFrame(() => requestAnimationFrame(centre));
  }

  // Says `text` to a screen reader, and to the eye where `seen`.
  tell(text, seen = false, during = 3000) {
    const place = this.root.querySelector(".said");
    place.textContent = text;
    place.classList.toggle("quiet", !seen);
    clearTimeout(this.telling);
    if (seen) this.telling = setTimeout(() => place.classList.add("quiet"), during);
  }

  // The grid takes what the window leaves it, so that only its rows scroll.
  fit() {
    const top = this.desk.getBoundingClientRect().top + window.scrollY;
    const size = Math.max(360, window.innerHeight - Math.max(0, top) - 4) + "px";
    if (this.desk.style.blockSize === size) return;
    this.desk.style.blockSize = size;
    if (this.model) this.overview.show(this.model, this.current);
  }

  scale(step = 0) {
    const at = ZOOMS.findLastIndex((one) => one <= this.zoom);
    this.zoom = step ? ZOOMS[Math.min(Math.max(at + step, 0), ZOOMS.length - 1)] : this.zoom;
    this.desk.style.setProperty("--zoom", this.zoom);
    localStorage.setItem("sverka-zoom", String(this.zoom));
    this.reveal(this.current);
  }

  key(event) {
    const from = event.composedPath()[0];
    if (this.root.querySelector("dialog[open]") || event.altKey) return;
    if (event.ctrlKey || event.metaKey) return this.turn(event, from);
    if (event.key === "Escape" && from === this.search) {
      this.search.value = "";
      this.look({ query: "" });
      this.search.blur();
      return;
    }
    if (event.key === "Enter" && from === this.search) {
      this.act("first");
      return;
    }
    if (event.key === "Escape") {
      this.picked.clear();
      this.marked.clear();
      this.markCurrent();
      return;
    }
    const writes = from.matches?.("input:not([type=radio]):not([type=range]):not([type=checkbox]), textarea, select");
    if (writes || from.isContentEditable) return;
    const moves = from.matches?.("input, summary, [role=menuitem], [role=option], [role=slider]");
    const action = ACTIONS.get(keyName(event));
    const pressed = event.key === "Enter" && from.closest?.("button, a, summary");
    if (!action || pressed || (moves && event.key.length > 1)) return;
    event.preventDefault();
    event.stopPropagation();
    this.act(action);
  }

  // Ctrl+Z and Ctrl+Y, where they do not belong to a field of text.
  turn(event, from) {
    const letter = event.code.slice(3).toLowerCase();
    if (from.matches?.("input, textarea") || !["z", "y"].includes(letter)) return;
    event.preventDefault();
    this.act(letter === "y" || event.shiftKey ? "redo" : "undo");
  }

  // Does the action `name`; those that change something one after the other, each on what the
  // one before it has made.
  act(name) {
    if (!this.model) return;
    const [role, work] = this.work.actions[name] ?? [];
    const look = this.actions[name];
    if (work && this.data.may < role) this.tell(this.say("Your role does not allow this."), true);
    else if (work || look) this.do(work ?? look);
  }

  do(what) {
    this.waiting = (this.waiting ?? 0) + 1;
    const run = async () => {
      try {
        await what();
      } finally {
        this.waiting -= 1;
      }
    };
    if (this.waiting === 1) this.doing = run();
    else this.doing = this.doing.then(run);
  }

  get actions() {
    const { model, say } = this;
    const doubtful = (row) => model.isDoubtful(row);
    const flagged = (row) => model.issues.has(row.id);
    const go = (row) => row && this.choose(row, true, true);
    return {
      next: () => this.jump(1, doubtful, say("Nothing is doubtful here.")),
      previous: () => this.jump(-1, doubtful, say("Nothing is doubtful here.")),
      nextIssue: () => this.jump(1, flagged, say("There is no issue here.")),
      previousIssue: () => this.jump(-1, flagged, say("There is no issue here.")),
      down: () => this.move(1),
      up: () => this.move(-1),
      right: () => this.side(1),
      left: () => this.side(-1),
      pickDown: () => this.pickOn(1),
      pickUp: () => this.pickOn(-1),
      first: () => go(model.shown[0]),
      last: () => go(model.shown[model.shown.length - 1]),
      search: () => this.search.focus(),
      queue: () => this.look({ order: model.order === "text" ? "doubt" : "text" }),
      larger: () => this.scale(1),
      smaller: () => this.scale(-1),
      normal: () => {
        this.zoom = 1;
        this.scale();
      },
      overview: () => {
        this.overview.panel.hidden = !this.overview.panel.hidden;
        this.count();
        this.reveal(this.current);
      },
      export: () => this.leaveFor("export"),
      keys: () => this.keys.showModal(),
    };
  }

  // Goes to another page by the link to it that is on this one.
  leaveFor(page) {
    document.querySelector(`a[href$="/${page}"]`)?.click();
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!grids.has(parentElement)) grids.set(parentElement, new Grid(parentElement));
  const grid = grids.get(parentElement);
  grid.show(data, setTriggerValue);
  return () => grid.leave();
}
