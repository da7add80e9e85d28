// What is at hand: a row, a sentence in it, rows chosen together, sentences marked for a link.

class Hand {
  constructor(grid) {
    this.grid = grid;
    this.row = null; // the row at hand
    this.cell = null; // the id of the sentence at hand
    this.picked = new Set(); // ids of rows chosen together
    this.marked = new Set(); // ids of sentences to be linked
    grid.beads.addEventListener("click", (event) => this.click(event));
  }

  // Lets go of all but the row at hand.
  clear() {
    this.picked.clear();
    this.marked.clear();
    this.draw();
  }

  // After an operation: stay at the bead at hand, or go to the first one that it made.
  follow(touched) {
    const row = this.row ?? touched.map((id) => this.grid.model.byId.get(id)).find(Boolean);
    if (row) this.choose(row, true, true);
  }

  // After a change: the row at hand as it is now, or the one that its sentence has gone to.
  find() {
    const { model } = this.grid;
    this.row = this.row && (model.byId.get(this.row.id) ?? model.rowOf(this.cell));
  }

  rowAt(target) {
    const element = target?.closest?.(".row");
    return element ? this.grid.model.byId.get(Number(element.dataset.id)) : null;
  }

  jump(step, test, none) {
    const row = this.grid.model.nearest(this.row, step, test);
    if (row) this.choose(row, true, true);
    else this.grid.tell(none, true);
  }

  move(step) {
    const row = this.grid.model.neighbour(this.row, step);
    this.picked.clear();
    if (row) this.choose(row, true, true);
  }

  // Makes `row` the bead at hand and writes it into the address; `cell` is the sentence at hand,
  // the first of the row unless given.
  choose(row, scroll = false, focus = false, cell = null) {
    const stays = row === this.row && [...row.src, ...row.tgt].includes(this.cell);
    this.row = row;
    this.cell = cell ?? (stays ? this.cell : (row.src[0] ?? row.tgt[0]));
    if (scroll) this.reveal(row);
    this.draw();
    if (focus) this.grid.list.element(row)?.focus({ preventScroll: true });
    this.address();
    this.grid.overview.point(row);
  }

  // A click on a row: with Shift the rows up to it are chosen too, with Ctrl it alone besides.
  click(event) {
    const row = this.rowAt(event.target);
    if (!row) return;
    const button = event.target.closest("[data-issue]");
    if (button) {
      this.choose(row);
      this.grid.work.texts.dismiss(this.grid.model.issues.get(row.id)?.[Number(button.dataset.issue)]);
      return;
    }
    const line = this.lineAt(event);
    const before = this.row;
    if (event.shiftKey && before) this.pick(before, row);
    else if (event.ctrlKey || event.metaKey) this.toggle(row, before);
    else this.picked.clear();
    this.choose(row, false, true, line ? Number(line.dataset.cell) : null);
    if (event.altKey && line) this.mark();
  }

  // The sentence that was clicked, or the nearest on the same side: a click between two lines, or
  // after the last, means the side that it is on.
  lineAt({ target, clientX: x, clientY: y }) {
    const far = (line) => Math.min(...[...line.getClientRects()].map(({ left, right, top, bottom }) =>
      Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0))));
    const lines = [...(target.closest(".side")?.querySelectorAll(".line") ?? [])];
    return target.closest(".line") ?? lines.sort((one, other) => far(one) - far(other))[0];
  }

  pick(from, to) {
    const [first, last] = from.at < to.at ? [from.at, to.at] : [to.at, from.at];
    for (const row of this.grid.model.rows.slice(first, last + 1)) this.picked.add(row.id);
  }

  toggle(row, before) {
    if (!this.picked.size && before) this.picked.add(before.id);
    if (!this.picked.delete(row.id)) this.picked.add(row.id);
  }

  pickOn(step) {
    const next = this.row && this.grid.model.rows[this.row.at + step];
    if (!next) return;
    this.pick(this.row, next);
    this.choose(next, true, true);
  }

  // The sentence `step` places on in the bead at hand.
  side(step) {
    const row = this.row ?? this.grid.model.shown[0];
    if (!row) return;
    const cells = [...row.src, ...row.tgt];
    const at = Math.min(Math.max(cells.indexOf(this.cell) + step, 0), cells.length - 1);
    this.choose(row, true, true, cells[at]);
  }

  // Marks the sentence at hand for a link, or takes the mark away.
  mark() {
    if (this.cell === null) return;
    if (!this.marked.delete(this.cell)) this.marked.add(this.cell);
    this.draw();
    this.grid.tell(this.grid.say("Marked: {n}", { n: this.marked.size }), true);
  }

  // Brings the focus back to the row at hand, once a sheet is closed.
  get back() {
    return () => this.focused().focus({ preventScroll: true });
  }

  focused() {
    return (this.row && this.grid.list.element(this.row)) || this.grid.scroll;
  }

  // The page's address names the bead at hand, so that a reload returns to it.
  address() {
    if (!this.row || this.grid.door.shut) return; // the address may be another page's already
    const url = new URL(location.href);
    url.searchParams.set("bead", String(this.row.id));
    history.replaceState(history.state, "", url);
  }

  draw() {
    if (!this.grid.model) return;
    for (const name of ["at-hand", "marked"]) {
      this.grid.beads.querySelectorAll(`.${name}`).forEach((line) => line.classList.remove(name));
    }
    this.grid.beads.querySelectorAll('[aria-selected="true"], .row[tabindex="0"]').forEach((row) => {
      row.removeAttribute("aria-selected");
      row.tabIndex = -1;
    });
    const find = (row) => row && this.grid.beads.querySelector(`.row[data-id="${row.id}"]`);
    const line = (id) => this.grid.beads.querySelector(`.line[data-cell="${id}"]`);
    const chosen = find(this.row ?? this.grid.model.shown[0]);
    if (chosen) chosen.tabIndex = 0;
    if (this.row) chosen?.setAttribute("aria-selected", "true");
    for (const id of this.picked) find({ id })?.setAttribute("aria-selected", "true");
    for (const id of this.marked) line(id)?.classList.add("marked");
    const { row, cell } = this;
    if (row && row.src.length + row.tgt.length > 1) line(cell)?.classList.add("at-hand");
  }

  // Scrolls the bead into the middle, and again once its neighbours have been drawn.
  reveal(row) {
    if (!row) return;
    const centre = () => {
      const element = this.grid.list.element(row);
      if (!element) return;
      const [box, frame] = [element.getBoundingClientRect(), this.grid.scroll.getBoundingClientRect()];
      const room = Math.max(24, (frame.height - box.height) / 2);
      if (box.top < frame.top + 24 || box.bottom > frame.bottom - 24) {
        this.grid.scroll.scrollTop += box.top - frame.top - room;
      }
    };
    centre();
    requestAnimationFrame(() => requestAnimationFrame(centre));
  }
}
