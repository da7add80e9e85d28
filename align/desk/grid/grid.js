// The grid itself: what people do with it, brought together.

const ZOOMS = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];
const MARKED = 8; // beads whose words are linked in one request
const WORDS = 400; // milliseconds until words that were not ready are asked for again
const STILL = 150; // milliseconds of rest after which the beads on screen get their marks
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
    this.current = null;
    this.zoom = Number(localStorage.getItem("sverka-zoom")) || 1;
    this.post = new Post();
    this.post.held = () => this.model?.seq ?? 0;
    this.list = new List(this.beads, this.scroll, {
      draw: (row) => this.drawn(row),
      lines: (row, columns) =>
        Math.max(1, ...["src", "tgt"].map((side) => Math.ceil(this.model.length(row, side) / columns))),
      filled: () => this.settled(),
    });
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
    this.beads.addEventListener("click", (event) => {
      const row = this.rowAt(event.target);
      if (row) this.choose(row);
    });
    this.beads.addEventListener("pointerover", (event) => this.light(event.target));
    this.beads.addEventListener("pointerleave", () => this.light(null));
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
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
    window.removeEventListener("resize", this.onResize);
    window.removeEventListener("sverka-carried", this.onCarried);
    this.around?.disconnect();
    CSS.highlights?.delete("sverka-hit");
  }

  show(data, trigger) {
    this.enter();
    this.post.trigger = (mail) => trigger("mail", mail);
    this.data = data;
    this.open();
    if (this.model) this.post.receive(data.mail ?? {});
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
    const again = this.base === base; // in another language
    if (!again) {
      this.model = new Model(base);
      this.current = null;
      this.search.value = "";
    }
    Object.assign(this, { base, words });
    this.speak(words);
    this.scale();
    this.refresh();
    const asked = this.model.byId.get(Number(new URLSearchParams(location.search).get("bead")));
    if (again) this.reveal(this.current);
    else if (asked) this.choose(asked, true);
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
    this.search.placeholder = say("Search both sides") + "  ( / )";
    this.keys.setAttribute("aria-label", say("Keys"));
    this.keys.replaceChildren(...drawKeys(say, () => this.keys.close()));
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
    this.options("type", [["", say("any")], ...model.types().map(([type]) => [type, typeName(type)])]);
    const wanted = Object.values(model.want).filter(Boolean).length;
    this.root.querySelector(".more summary").textContent = say("Filters") + (wanted ? ` (${wanted})` : "");
    const facts = [
      [say("Beads"), model.rows.length],
      ...model.types().slice(0, 8).map(([type, n]) => [typeName(type), n]),
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

  // Rows have come into being or moved: mark them, and once at rest ask for their word links.
  settled() {
    this.markCurrent();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.paintHits();
      this.link();
    }, STILL);
  }

  async link() {
    if (!this.model || !this.post.idle) return;
    const bare = this.list.visible().filter((row) => !row.marks && !isNull(row));
    const asked = bare.slice(0, MARKED);
    if (!asked.length) return;
    for (const row of asked) row.marks = [[], []];
    const { marks = {}, waiting = [] } =
      await this.post.send("marks", { rows: asked.map((row) => row.id) });
    for (const row of asked) {
      if (marks[row.id]) row.marks = marks[row.id];
      this.list.redraw(row);
    }
    this.settled();
    if (!waiting.length) return;
    setTimeout(() => { // their words are on the way
      for (const row of asked) if (waiting.includes(row.id)) row.marks = null;
      this.link();
    }, WORDS);
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
    if (row) this.choose(row, true, true);
  }

  // Makes `row` the bead at hand and writes it into the address.
  choose(row, scroll = false, focus = false) {
    this.current = row;
    if (scroll) this.reveal(row);
    this.markCurrent();
    if (focus) this.list.element(row)?.focus({ preventScroll: true });
    this.address();
    this.overview.show(this.model, row);
  }

  // The page's address names the bead at hand, so that a reload returns to it.
  address() {
    if (!this.current) return;
    const url = new URL(location.href);
    url.searchParams.set("bead", String(this.current.id));
    history.replaceState(history.state, "", url);
  }

  markCurrent() {
    this.beads.querySelectorAll('[aria-selected="true"], .row[tabindex="0"]').forEach((row) => {
      row.removeAttribute("aria-selected");
      row.tabIndex = -1;
    });
    const chosen = this.current ?? this.model?.shown[0];
    const row = chosen && this.beads.querySelector(`.row[data-id="${chosen.id}"]`);
    if (!row) return;
    row.tabIndex = 0;
    if (this.current) row.setAttribute("aria-selected", "true");
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

  light(target) {
    this.beads.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
    const mark = target?.closest?.(".link");
    if (!mark) return;
    mark
      .closest(".row")
      .querySelectorAll(`.link[data-link="${mark.dataset.link}"]`)
      .forEach((one) => one.classList.add("lit"));
  }

  // Colours what the search found, without touching the elements.
  paintHits() {
    if (!CSS.highlights || !this.model) return;
    const query = this.model.query.trim();
    const { regex } = this.model;
    let pattern = null;
    try {
      pattern = query && new RegExp(regex ? query : RegExp.escape?.(fold(query)) ??
        fold(query).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
    } catch {
      return; // refresh has said so
    }
    const ranges = pattern ? [...this.beads.querySelectorAll(".side")].flatMap(
      (side) => hits(side, pattern, !regex)) : [];
    CSS.highlights.set("sverka-hit", new Highlight(...ranges));
  }

  // Says `text` to a screen reader, and to the eye where `seen`.
  tell(text, seen = false) {
    const place = this.root.querySelector(".said");
    place.textContent = text;
    place.classList.toggle("quiet", !seen);
    clearTimeout(this.telling);
    if (seen) this.telling = setTimeout(() => place.classList.add("quiet"), 3000);
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
    if (this.root.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
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
    const writes = from.matches?.("input:not([type=radio]):not([type=range]):not([type=checkbox]), textarea, select");
    if (writes || from.isContentEditable) return;
    const moves = from.matches?.("input, summary, [role=menuitem], [role=option], [role=slider]");
    const action = ACTIONS.get(keyName(event));
    if (!action || (moves && event.key.length > 1)) return;
    event.preventDefault();
    event.stopPropagation();
    this.act(action);
  }

  act(name) {
    if (this.model) this.actions[name]?.();
  }

  get actions() {
    const { model, say } = this;
    const doubtful = (row) => model.isDoubtful(row);
    const go = (row) => row && this.choose(row, true, true);
    return {
      next: () => this.jump(1, doubtful, say("Nothing is doubtful here.")),
      previous: () => this.jump(-1, doubtful, say("Nothing is doubtful here.")),
      down: () => this.move(1),
      up: () => this.move(-1),
      first: () => go(model.shown[0]),
      last: () => go(model.shown[model.shown.length - 1]),
      goto: () => go(model.rows[Number(prompt(say("Number of the bead"))) - 1]),
      search: () => this.search.focus(),
      queue: () => this.look({ order: model.order === "text" ? "doubt" : "text" }),
      larger: () => this.scale(1),
      smaller: () => this.scale(-1),
      normal: () => this.scale((this.zoom = 1) && 0),
      overview: () => {
        this.overview.panel.hidden = !this.overview.panel.hidden;
        this.count();
        this.reveal(this.current);
      },
      keys: () => this.keys.showModal(),
    };
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!grids.has(parentElement)) grids.set(parentElement, new Grid(parentElement));
  const grid = grids.get(parentElement);
  grid.show(data, setTriggerValue);
  return () => grid.leave();
}
