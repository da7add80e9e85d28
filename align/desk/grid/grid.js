// The grid itself: rows are drawn in chunks, and only those near the window exist.

const CHUNK = 40;
const LINE = 27; // pixels, a guess that the first drawing of a chunk replaces
const grids = new WeakMap();

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
    this.chunks = [];
    this.listen();
  }

  listen() {
    this.root.querySelectorAll(".filters input").forEach((input) => {
      input.addEventListener("change", () => this.filter(input.value));
    });
    this.slider.addEventListener("input", () => this.doubt(Number(this.slider.value)));
    let wait = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.find(this.search.value), 120);
    });
    this.root.querySelector(".next").addEventListener("click", () => this.jump(1));
    this.root.querySelector(".previous").addEventListener("click", () => this.jump(-1));
    this.root.querySelector(".help").addEventListener("click", () => this.keys.showModal());
    this.beads.addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (row) this.choose(Number(row.dataset.index));
    });
    this.beads.addEventListener("pointerover", (event) => this.light(event.target));
    this.beads.addEventListener("pointerleave", () => this.light(null));
    this.onKey = (event) => this.key(event);
    this.onResize = () => this.fit();
  }

  // Document-wide listeners live only while the grid is on the page.
  enter() {
    document.addEventListener("keydown", this.onKey);
    window.addEventListener("resize", this.onResize);
    this.watcher ??= new IntersectionObserver((seen) => this.watch(seen), {
      root: this.scroll,
      rootMargin: "900px 0px",
    });
    this.around ??= new ResizeObserver(this.onResize);
    this.around.observe(document.body);
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
    window.removeEventListener("resize", this.onResize);
    this.around?.disconnect();
    CSS.highlights?.delete("sverka-hit");
  }

  show(data) {
    this.enter();
    const sameRows = this.id === data.id;
    if (sameRows) this.address(); // a run of the page may have written its own over it
    if (sameRows && this.words.lang === data.words.lang) {
      this.fit();
      return;
    }
    this.words = data.words;
    this.heads = data.heads;
    if (!sameRows) {
      this.id = data.id;
      const old = this.model;
      this.model = new Model(data.rows, data.doubtfulBelow);
      if (old) Object.assign(this.model, { filter: old.filter, threshold: old.threshold });
      this.current = null;
      this.search.value = "";
    }
    this.label();
    this.refresh();
    this.fit();
    const bead = Number(new URLSearchParams(location.search).get("bead"));
    if (sameRows) this.reveal(this.current);
    else if (bead >= 1 && bead <= this.model.rows.length) this.choose(bead - 1, true);
    else this.scroll.scrollTop = 0;
  }

  label() {
    const { words } = this;
    this.desk.lang = words.lang;
    this.root.querySelectorAll("[data-word]").forEach((element) => {
      element.textContent = words[element.dataset.word];
    });
    this.root.querySelectorAll("[data-label]").forEach((element) => {
      element.setAttribute("aria-label", words[element.dataset.label]);
      if (element.tagName === "BUTTON") element.title = words[element.dataset.label];
    });
    this.search.placeholder = words.search + "  ( / )";
    const heads = this.root.querySelector(".heads");
    heads.replaceChildren(
      drawHead(this.heads[0], words),
      make("div", "gutter"),
      drawHead(this.heads[1], words),
    );
    this.keys.setAttribute("aria-label", words.keys);
    this.keys.replaceChildren(...drawKeys(words, () => this.keys.close()));
  }

  filter(name) {
    this.model.filter = name;
    this.refresh();
    this.reveal(this.current);
  }

  doubt(threshold) {
    this.model.threshold = threshold;
    this.refresh();
    this.reveal(this.current);
  }

  find(query) {
    this.model.query = query;
    this.refresh();
    this.reveal(this.current);
  }

  // Draws everything that depends on the model anew.
  refresh() {
    const { model, words } = this;
    model.refresh();
    const counts = model.counts();
    this.root.querySelectorAll(".filters label").forEach((label) => {
      const input = label.querySelector("input");
      input.checked = input.value === model.filter;
      label.querySelector("b").textContent = counts[input.value];
    });
    this.slider.value = model.threshold;
    this.root.querySelector(".threshold output").textContent = model.threshold.toFixed(2);
    this.summarise(counts);
    this.lay();
    const empty = this.root.querySelector(".empty");
    empty.hidden = model.shown.length > 0;
    empty.textContent = words.nothing;
    this.say(`${words.shown}: ${model.shown.length}`);
    this.paintHits();
  }

  summarise(counts) {
    const { model, words, heads } = this;
    const sides = heads.map((head) => head.sentences ?? 0).join(" : ");
    const facts = [
      [words.sentences, sides],
      [words.beads, model.rows.length],
      ...model.types().map(([type, n]) => [typeName(type), n]),
      [words.doubtful, counts.doubtful],
      [words.mean, model.mean().toFixed(2)],
      [words.method, words.used],
    ];
    const footer = this.root.querySelector(".summary");
    footer.replaceChildren();
    for (const [name, value] of facts) {
      const fact = make("span");
      fact.append(make("i", "", name), " ", make("b", "", String(value)));
      footer.append(fact);
    }
  }

  // Empty chunks of the guessed height; the watcher fills those that come near.
  lay() {
    this.watcher.disconnect();
    const { shown, rows } = this.model;
    const columns = Math.max(24, (this.beads.clientWidth || 1000) / 21);
    this.chunks = [];
    this.place = new Map(shown.map((index, at) => [index, Math.floor(at / CHUNK)]));
    for (let at = 0; at < shown.length; at += CHUNK) {
      const element = make("div", "chunk");
      element.setAttribute("role", "rowgroup");
      const members = shown.slice(at, at + CHUNK);
      const lines = members.reduce(
        (sum, i) => sum + Math.max(1, Math.ceil(this.model.lengths[i] / columns)), 0);
      element.style.minBlockSize = lines * LINE + members.length * 12 + "px";
      this.chunks.push({ element, members, filled: false });
    }
    this.beads.setAttribute("aria-rowcount", String(rows.length));
    this.beads.replaceChildren(...this.chunks.map((chunk) => chunk.element));
    this.chunks.forEach((chunk) => this.watcher.observe(chunk.element));
    if (this.chunks.length) this.fill(this.chunks[0]);
  }

  watch(seen) {
    for (const entry of seen) {
      const chunk = this.chunks.find((one) => one.element === entry.target);
      if (!chunk) continue;
      if (entry.isIntersecting) this.fill(chunk);
      else this.empty(chunk);
    }
    this.paintHits();
  }

  fill(chunk) {
    if (chunk.filled) return;
    chunk.filled = true;
    const { model, heads, words } = this;
    chunk.element.replaceChildren(
      ...chunk.members.map((i) => drawRow(model.rows[i], i, model, heads, words)),
    );
    chunk.element.style.minBlockSize = "";
    this.markCurrent();
  }

  empty(chunk) {
    if (!chunk.filled || chunk.element.contains(this.root.activeElement)) return;
    chunk.filled = false;
    chunk.element.style.minBlockSize = chunk.element.offsetHeight + "px";
    chunk.element.replaceChildren();
  }

  row(index) {
    const chunk = this.chunks[this.place.get(index)];
    if (!chunk) return null;
    this.fill(chunk);
    return chunk.element.children[chunk.members.indexOf(index)];
  }

  jump(step) {
    const from = this.current ?? (step > 0 ? -1 : this.model.rows.length);
    const index = this.model.doubtful(from, step);
    if (index === null) this.say(this.words.none_left, true);
    else this.choose(index, true, true);
  }

  move(step) {
    const index = this.model.neighbour(this.current ?? -1, step);
    if (index !== null) this.choose(index, true, true);
  }

  // Makes `index` the bead at hand and writes it into the address.
  choose(index, scroll = false, focus = false) {
    this.current = index;
    if (scroll) this.reveal(index);
    this.markCurrent();
    if (focus) this.row(index)?.focus({ preventScroll: true });
    this.address();
  }

  // The page's address names the bead at hand, so that a reload returns to it.
  address() {
    if (this.current === null) return;
    const url = new URL(location.href);
    url.searchParams.set("bead", String(this.model.rows[this.current].n));
    history.replaceState(history.state, "", url);
  }

  markCurrent() {
    this.beads.querySelectorAll('[aria-selected="true"]').forEach((row) => {
      row.removeAttribute("aria-selected");
      row.tabIndex = -1;
    });
    const chosen = this.current ?? this.model.shown[0];
    const row = this.beads.querySelector(`.row[data-index="${chosen}"]`);
    if (!row) return;
    row.tabIndex = 0;
    if (this.current !== null) row.setAttribute("aria-selected", "true");
  }

  // Scrolls the bead into the middle, and again once its neighbours have been drawn.
  reveal(index) {
    if (index === null) return;
    const centre = () => {
      const row = this.row(index);
      if (!row) return;
      const [box, frame] = [row.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
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
    if (!CSS.highlights) return;
    const wanted = fold(this.model.query.trim());
    const ranges = wanted ? [...this.beads.querySelectorAll(".side")].flatMap(
      (side) => hits(side, wanted)) : [];
    CSS.highlights.set("sverka-hit", new Highlight(...ranges));
  }

  say(text, seen = false) {
    const place = this.root.querySelector(".said");
    place.textContent = text;
    place.classList.toggle("quiet", !seen);
    if (seen) setTimeout(() => place.classList.add("quiet"), 2500);
  }

  // The grid takes what the window leaves it, so that only its rows scroll.
  fit() {
    const top = this.desk.getBoundingClientRect().top + window.scrollY;
    this.desk.style.blockSize = Math.max(360, window.innerHeight - Math.max(0, top) - 4) + "px";
  }

  key(event) {
    const from = event.composedPath()[0];
    if (this.keys.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && from === this.search) {
      this.search.value = "";
      this.find("");
      this.search.blur();
      return;
    }
    if (event.key === "Enter" && from === this.search) {
      this.actions.Home();
      return;
    }
    const writes = from.matches?.("input:not([type=radio]):not([type=range]), textarea, select");
    if (writes || from.isContentEditable) return;
    const moves = from.matches?.("input, [role=menuitem], [role=option], [role=slider]");
    const action = this.actions[keyName(event)];
    if (!action || (moves && event.key.length > 1)) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  get actions() {
    const last = this.model.shown.length - 1;
    const go = (place) => () => last >= 0 && this.choose(this.model.shown[place], true, true);
    return {
      n: () => this.jump(1),
      p: () => this.jump(-1),
      j: () => this.move(1),
      k: () => this.move(-1),
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Home: go(0),
      End: go(last),
      "/": () => this.search.focus(),
      "?": () => this.keys.showModal(),
    };
  }
}

export default function (component) {
  const { data, parentElement } = component;
  if (!grids.has(parentElement)) grids.set(parentElement, new Grid(parentElement));
  const grid = grids.get(parentElement);
  grid.show(data);
  return () => grid.leave();
}
