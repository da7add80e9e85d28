// The list of rows: drawn in chunks, of which only those near the window exist.

const CHUNK = 40;
const LINE = 27; // pixels, a guess that the first drawing of a chunk replaces

class List {
  // `draw` makes the element of a row, `lines` guesses how many lines it takes in a side of
  // so many characters, `filled` is called when rows have come into being.
  constructor(place, frame, { draw, lines, filled }) {
    Object.assign(this, { place, frame, draw, lines, filled });
    this.chunks = [];
    this.chunkOf = new Map();
    this.byElement = new Map();
    this.watcher = new IntersectionObserver((seen) => this.watch(seen), {
      root: frame,
      rootMargin: "900px 0px",
    });
  }

  // Shows `rows`: empty chunks of the guessed height; the watcher fills those that come near.
  lay(rows) {
    this.watcher.disconnect();
    const columns = Math.max(24, (this.place.clientWidth || 1000) / 21);
    this.chunks = [];
    this.chunkOf.clear();
    this.byElement.clear();
    for (let at = 0; at < rows.length; at += CHUNK) {
      const element = make("div", "chunk");
      element.setAttribute("role", "rowgroup");
      const chunk = { element, rows: rows.slice(at, at + CHUNK), filled: false };
      const lines = chunk.rows.reduce((sum, row) => sum + this.lines(row, columns), 0);
      element.style.minBlockSize = lines * LINE + chunk.rows.length * 12 + "px";
      for (const row of chunk.rows) this.chunkOf.set(row, chunk);
      this.chunks.push(chunk);
      this.byElement.set(element, chunk);
    }
    this.place.replaceChildren(...this.chunks.map((chunk) => chunk.element));
    for (const chunk of this.chunks) this.watcher.observe(chunk.element);
    if (this.chunks.length) this.fill(this.chunks[0]);
  }

  watch(seen) {
    for (const entry of seen) {
      const chunk = this.byElement.get(entry.target);
      if (!chunk) continue;
      if (entry.isIntersecting) this.fill(chunk);
      else this.empty(chunk);
    }
    this.filled();
  }

  fill(chunk) {
    if (chunk.filled) return;
    chunk.filled = true;
    chunk.element.replaceChildren(...chunk.rows.map(this.draw));
    chunk.element.style.minBlockSize = "";
  }

  empty(chunk) {
    if (!chunk.filled || chunk.element.contains(this.place.getRootNode().activeElement)) return;
    chunk.filled = false;
    chunk.element.style.minBlockSize = chunk.element.offsetHeight + "px";
    chunk.element.replaceChildren();
  }

  // The element of `row`, drawn now where it was not; null where it is not shown.
  element(row) {
    const chunk = this.chunkOf.get(row);
    if (!chunk) return null;
    this.fill(chunk);
    return chunk.element.children[chunk.rows.indexOf(row)];
  }

  // Draws `row` anew where it is drawn at all.
  redraw(row) {
    const chunk = this.chunkOf.get(row);
    if (!chunk?.filled) return;
    this.replaceElement(chunk.element.children[chunk.rows.indexOf(row)], this.draw(row));
  }

  // Draws `fresh` in the place of `old`.
  swap(old, fresh) {
    const chunk = this.chunkOf.get(old);
    if (!chunk) return;
    const at = chunk.rows.indexOf(old);
    chunk.rows[at] = fresh;
    this.chunkOf.delete(old);
    this.chunkOf.set(fresh, chunk);
    if (chunk.filled) this.replaceElement(chunk.element.children[at], this.draw(fresh));
  }

  // Draws `row` below `above`, at the top where there is none.
  insert(row, above) {
    const chunk = this.chunkOf.get(above) ?? this.chunks[0];
    if (!chunk) return;
    const at = chunk.rows.indexOf(above) + 1;
    chunk.rows.splice(at, 0, row);
    this.chunkOf.set(row, chunk);
    if (chunk.filled) chunk.element.insertBefore(this.draw(row), chunk.element.children[at] ?? null);
  }

  replaceElement(old, fresh) {
    const held = old.contains(old.getRootNode().activeElement);
    old.replaceWith(fresh);
    if (held) fresh.focus({ preventScroll: true });
  }

  drop(row) {
    const chunk = this.chunkOf.get(row);
    if (!chunk) return;
    const at = chunk.rows.indexOf(row);
    chunk.rows.splice(at, 1);
    if (chunk.filled) chunk.element.children[at].remove();
    this.chunkOf.delete(row);
  }

  // The rows whose elements are in the window, or near its edges.
  visible(margin = 200) {
    const frame = this.frame.getBoundingClientRect();
    const found = [];
    for (const chunk of this.chunks) {
      if (!chunk.filled) continue;
      const box = chunk.element.getBoundingClientRect();
      if (box.bottom < frame.top - margin || box.top > frame.bottom + margin) continue;
      chunk.rows.forEach((row, i) => {
        const own = chunk.element.children[i].getBoundingClientRect();
        if (own.bottom > frame.top - margin && own.top < frame.bottom + margin) found.push(row);
      });
    }
    return found;
  }
}
