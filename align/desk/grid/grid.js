// The grid itself: what people do with it, brought together.

const POLL = 5000; // milliseconds between looks at what others have done
const CHECK = 300; // from a change to asking what the checks make of it
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
    this.keys = find(".keys");
    this.doing = Promise.resolve();
    this.post = new Post();
    this.post.held = () => this.model?.seq ?? 0;
    this.post.document = () => this.base?.document ?? 0;
    this.door = new Door(this);
    this.list = new List(this.beads, this.scroll, {
      draw: (row) => this.drawn(row),
      lines: (row, columns) =>
        Math.max(1, ...["src", "tgt"].map((side) => Math.ceil(this.model.length(row, side) / columns))),
      filled: () => this.settled(),
    });
    this.work = new Work(this);
    this.hover = new Hover(this);
    this.hand = new Hand(this);
    this.look = new Look(this);
    this.overview = new Overview(root, this.scroll, {
      choose: (row) => this.hand.choose(row, true),
      doubt: (threshold) => this.look.doubt(threshold),
    });
    this.listen();
  }

  listen() {
    this.root.querySelectorAll("[data-act]").forEach((button) => {
      button.addEventListener("click", () => this.act(button.dataset.act));
    });
    this.beads.addEventListener("dblclick", () => this.act("edit"));
    this.scroll.addEventListener("scroll", () => this.settled(), { passive: true });
    this.onKey = (event) => this.key(event);
    this.onResize = () => this.look.fit();
    this.onCarried = () => this.open();
  }

  // Listeners beyond the grid live only while it is on the page.
  enter() {
    // On the way down and at the very top: Streamlit has keys of its own, such as r and c.
    window.addEventListener("keydown", this.onKey, true);
    window.addEventListener("resize", this.onResize);
    window.addEventListener("sverka-carried", this.onCarried);
    this.door.enter();
    this.around ??= new ResizeObserver(this.onResize);
    this.around.observe(document.body);
    clearInterval(this.poll);
    this.poll = setInterval(() => {
      if (this.model && this.post.idle && !this.door.shut && !document.hidden) this.post.send("poll");
    }, POLL);
  }

  leave() {
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("resize", this.onResize);
    window.removeEventListener("sverka-carried", this.onCarried);
    this.door.leave();
    this.around?.disconnect();
    clearInterval(this.poll);
    this.hover.clear();
  }

  show(data, trigger) {
    this.data = data;
    this.post.trigger = (mail) => trigger("mail", mail);
    this.enter();
    this.open();
    if (!this.model || !data.mail) return;
    if (data.mail.tab === this.post.tab) this.learn(data.mail);
    this.post.receive(data.mail);
  }

  // Takes in what has changed, by one's own hand or others'.
  learn({ news, lost, undo, redo }) {
    if (lost) {
      this.again();
      return;
    }
    const fresh = (news ?? []).filter((one) => one.seq > this.model.seq);
    const pairs = [];
    for (const change of fresh) {
      if (change.seq !== this.model.seq + 1) return;
      pairs.push(...this.model.apply(change));
      if (change.who !== this.data.who && change.op !== "weigh") {
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
    this.work.ask(CHECK);
  }

  // Reads everything anew, once nobody writes here and nothing is on its way.
  async again() {
    if (this.lost) return;
    this.lost = true;
    do await this.door.settled();
    while (this.unsaved);
    location.reload();
  }

  // Whether something would be lost with the page.
  get unsaved() {
    return this.post.writing || this.work.sheet.dirty;
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
    this.look.count();
    this.settled();
  }

  // Draws what a change made of the rows in `pairs`; everything where that is many, or null.
  redraw(pairs) {
    this.hand.find();
    if (pairs && pairs.length <= MANY && this.model.keep(pairs)) {
      for (const [was, now] of pairs) {
        if (was && now) this.list.swap(was, now);
        else if (was) this.list.drop(was);
      }
      for (const [was, now] of pairs) {
        if (!was && now) this.list.insert(now, this.model.shown[this.model.shown.indexOf(now) - 1]);
      }
      this.renumber();
      this.look.count();
      this.settled();
      return;
    }
    this.look.refresh();
    this.hand.reveal(this.hand.row);
  }

  renumber() {
    for (const element of this.beads.querySelectorAll(".row")) {
      const row = this.model.byId.get(Number(element.dataset.id));
      if (row) element.setAttribute("aria-rowindex", String(row.at + 1));
    }
    this.beads.setAttribute("aria-rowcount", String(this.model.rows.length));
  }

  // Shows the document that `data` names, once its texts and the reader's words are here.
  open() {
    const base = carried.get(this.data?.texts);
    const words = carried.get(this.data?.words);
    if (!base || !words) return;
    this.look.fit();
    if (this.base === base && this.words === words) {
      this.hand.address(); // a run of the page may have written its own over it
      return;
    }
    const again = this.base?.document === base.document; // newer, or in another language
    const old = this.model;
    if (this.base !== base) this.model = new Model(base);
    if (again) {
      const { quick, want, order, query, regex, threshold } = old;
      Object.assign(this.model, { quick, want, order, query, regex, threshold });
      this.hand.find();
    } else {
      Object.assign(this.hand, { row: null, cell: null });
      this.look.search.value = "";
    }
    Object.assign(this, { base, words });
    this.speak(words);
    this.look.scale();
    this.look.refresh();
    this.desk.dataset.seq = this.model.seq; // for whoever measures, or drives the page
    const asked = this.model.byId.get(Number(new URLSearchParams(location.search).get("bead")));
    this.work.issues();
    if (again) {
      this.hand.reveal(this.hand.row);
      this.hand.address();
    } else if (asked) this.hand.choose(asked, true);
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
    this.look.search.placeholder = say("Search both sides") + "  ( / )";
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

  drawn(row) {
    const element = drawRow(row, this.model, this.data.heads, this.say);
    if (row === this.hand.row) {
      element.setAttribute("aria-selected", "true");
      element.tabIndex = 0;
    }
    return element;
  }

  // Rows have come into being or moved.
  settled() {
    this.hand.draw();
    this.hover.soon();
  }

  // Says `text` to a screen reader, and to the eye where `seen`.
  tell(text, seen = false, during = 3000) {
    const place = this.root.querySelector(".said");
    place.textContent = text;
    place.classList.toggle("quiet", !seen);
    clearTimeout(this.telling);
    if (seen) this.telling = setTimeout(() => place.classList.add("quiet"), during);
  }

  key(event) {
    const from = event.composedPath()[0];
    if (this.root.querySelector("dialog[open]") || event.altKey) return;
    if (event.composedPath().includes(this.root)) event.stopPropagation();
    if (event.ctrlKey || event.metaKey) return this.turn(event, from);
    if (event.key === "Escape" && from === this.look.search) {
      this.look.search.value = "";
      this.look.at({ query: "" });
      this.look.search.blur();
      return;
    }
    if (event.key === "Enter" && from === this.look.search) {
      this.act("first");
      return;
    }
    if (event.key === "Escape") {
      this.hand.clear();
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
    else if (work || look) {
      const { base } = this.work;
      // A window that has opened since waits for the person, and what was pressed before it is void.
      this.do(() => (this.work.sheet.dialog.open ? undefined : (work ?? look)(base)));
    }
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
    else this.doing = this.doing.catch(() => {}).then(run); // a fault has been told by then
  }

  get actions() {
    const { model, say } = this;
    const doubtful = (row) => model.isDoubtful(row);
    const flagged = (row) => model.issues.has(row.id);
    const go = (row) => row && this.hand.choose(row, true, true);
    return {
      next: () => this.hand.jump(1, doubtful, say("Nothing is doubtful here.")),
      previous: () => this.hand.jump(-1, doubtful, say("Nothing is doubtful here.")),
      nextIssue: () => this.hand.jump(1, flagged, say("There is no issue here.")),
      previousIssue: () => this.hand.jump(-1, flagged, say("There is no issue here.")),
      down: () => this.hand.move(1),
      up: () => this.hand.move(-1),
      right: () => this.hand.side(1),
      left: () => this.hand.side(-1),
      pickDown: () => this.hand.pickOn(1),
      pickUp: () => this.hand.pickOn(-1),
      first: () => go(model.shown[0]),
      last: () => go(model.shown[model.shown.length - 1]),
      search: () => this.look.search.focus(),
      queue: () => this.look.at({ order: model.order === "text" ? "doubt" : "text" }),
      larger: () => this.look.scale(1),
      smaller: () => this.look.scale(-1),
      normal: () => {
        this.look.zoom = 1;
        this.look.scale();
      },
      overview: () => {
        this.overview.panel.hidden = !this.overview.panel.hidden;
        this.look.count();
        this.hand.reveal(this.hand.row);
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
