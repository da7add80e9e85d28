// The list of rows, drawn in chunks. Only the chunks near the window exist.

import { focusedBeside, make } from "./elements.js";

/** @import { Pair, Row } from "./types.d.ts" */
/** @typedef {{ element: HTMLElement, rows: Row[], filled: boolean }} Chunk */
/**
 * What the list needs from the grid.
 * @typedef {object} Drawing
 * @property {(row: Row) => HTMLElement} draw creates the element of a row
 * @property {(old: HTMLElement, row: Row) => boolean} patch changes the element of a row that must not
 *   be replaced; false for others
 * @property {(row: Row, columns: number) => number} lines estimates the number of lines of a row if
 *   a side has this many characters per line
 * @property {() => void} filled is called after rows were drawn
 */

const CHUNK = 40; // rows
const LINE = 27; // pixels, an estimate until the first chunk is drawn
const PADDING = 12; // pixels of a row around its lines
const CHARACTER = 21; // pixels of the list's width for each character in a line of a side
const NARROWEST = 24; // characters

export class List {
  /**
   * @param {HTMLElement} place the parent of the rows
   * @param {HTMLElement} frame the element that scrolls
   * @param {Drawing} drawing
   */
  constructor(place, frame, drawing) {
    this.place = place;
    this.frame = frame;
    this.drawing = drawing;
    /** @type {Chunk[]} */
    this.chunks = [];
    /** @type {Map<Row, Chunk>} */
    this.chunkOf = new Map();
    /** @type {Map<Element, Chunk>} */
    this.byElement = new Map();
    this.watcher = new IntersectionObserver((seen) => this.watch(seen), {
      root: frame,
      rootMargin: "900px 0px",
    });
  }

  /**
   * Shows `rows` as empty chunks of estimated height; the observer fills those that come near.
   * @param {Row[]} rows
   */
  lay(rows) {
    this.watcher.disconnect();
    this.chunkOf.clear();
    this.byElement.clear();
    const columns = Math.max(NARROWEST, (this.place.clientWidth || 1000) / CHARACTER);
    this.chunks = [];
    for (let at = 0; at < rows.length; at += CHUNK) {
      this.chunks.push(this.chunk(rows.slice(at, at + CHUNK), columns));
    }
    this.place.replaceChildren(...this.chunks.map((chunk) => chunk.element));
    for (const chunk of this.chunks) this.watcher.observe(chunk.element);
    if (this.chunks.length) this.fill(this.chunks[0]);
  }

  /**
   * @param {Row[]} rows
   * @param {number} columns
   */
  chunk(rows, columns) {
    const element = make("div", "chunk");
    element.setAttribute("role", "rowgroup");
    const lines = rows.reduce((sum, row) => sum + this.drawing.lines(row, columns), 0);
    element.style.minBlockSize = lines * LINE + rows.length * PADDING + "px";
    const chunk = { element, rows, filled: false };
    for (const row of rows) this.chunkOf.set(row, chunk);
    this.byElement.set(element, chunk);
    return chunk;
  }

  /** @param {IntersectionObserverEntry[]} seen */
  watch(seen) {
    for (const entry of seen) {
      const chunk = this.byElement.get(entry.target);
      if (!chunk) continue;
      if (entry.isIntersecting) this.fill(chunk);
      else this.empty(chunk);
    }
    this.drawing.filled();
  }

  /** @param {Chunk} chunk */
  fill(chunk) {
    if (chunk.filled) return;
    chunk.filled = true;
    chunk.element.replaceChildren(...chunk.rows.map(this.drawing.draw));
    chunk.element.style.minBlockSize = "";
  }

  /** @param {Chunk} chunk */
  empty(chunk) {
    // Outside the page, elements have no height to remember.
    if (!chunk.filled || !chunk.element.isConnected || this.hasFocus(chunk.element)) return;
    if (chunk.element.querySelector(".editor")) return;
    chunk.filled = false;
    chunk.element.style.minBlockSize = chunk.element.offsetHeight + "px";
    chunk.element.replaceChildren();
  }

  /** @param {Element} element */
  hasFocus(element) {
    return element.contains(focusedBeside(element));
  }

  /**
   * The element of `row`, drawn now if necessary; null if it is not shown.
   * @param {Row} row
   */
  element(row) {
    const chunk = this.chunkOf.get(row);
    if (!chunk) return null;
    this.fill(chunk);
    return this.drawn(chunk, row);
  }

  /**
   * The element of `row` in a filled chunk.
   * @param {Chunk} chunk
   * @param {Row} row
   */
  drawn(chunk, row) {
    return /** @type {HTMLElement} */ (chunk.element.children[chunk.rows.indexOf(row)]);
  }

  /**
   * Redraws `row` if it is drawn at all.
   * @param {Row} row
   */
  redraw(row) {
    const chunk = this.chunkOf.get(row);
    if (chunk?.filled) this.renew(this.drawn(chunk, row), row);
  }

  /**
   * Draws what has changed.
   * @param {Pair[]} pairs
   * @param {Row[]} shown all rows in their order, after the change
   */
  change(pairs, shown) {
    for (const [was, now] of pairs) {
      if (was && now) this.swap(was, now);
      else if (was) this.drop(was);
    }
    for (const [was, now] of pairs) {
      if (!was && now) this.insert(now, shown[shown.indexOf(now) - 1]);
    }
  }

  /**
   * Replaces `old` with `fresh`.
   * @param {Row} old
   * @param {Row} fresh
   */
  swap(old, fresh) {
    const chunk = this.chunkOf.get(old);
    if (!chunk) return;
    if (chunk.filled) this.renew(this.drawn(chunk, old), fresh);
    chunk.rows[chunk.rows.indexOf(old)] = fresh;
    this.chunkOf.delete(old);
    this.chunkOf.set(fresh, chunk);
  }

  /**
   * Draws `row` below `above`, or at the top if there is none.
   * @param {Row} row
   * @param {Row | undefined} above
   */
  insert(row, above) {
    const chunk = (above && this.chunkOf.get(above)) ?? this.chunks[0];
    if (!chunk) return;
    const at = above ? chunk.rows.indexOf(above) + 1 : 0;
    chunk.rows.splice(at, 0, row);
    this.chunkOf.set(row, chunk);
    if (chunk.filled) chunk.element.insertBefore(this.drawing.draw(row), chunk.element.children[at] ?? null);
  }

  /**
   * Draws `row` in the place of `old`, or changes `old` itself.
   * @param {HTMLElement} old
   * @param {Row} row
   */
  renew(old, row) {
    if (this.drawing.patch(old, row)) return;
    const held = this.hasFocus(old);
    const fresh = this.drawing.draw(row);
    old.replaceWith(fresh);
    if (held) fresh.focus({ preventScroll: true });
  }

  /** @param {Row} row */
  drop(row) {
    const chunk = this.chunkOf.get(row);
    if (!chunk) return;
    if (chunk.filled) this.drawn(chunk, row).remove();
    chunk.rows.splice(chunk.rows.indexOf(row), 1);
    this.chunkOf.delete(row);
  }

  // The rows whose elements are in the window or near its edges.
  visible(margin = 200) {
    const frame = this.frame.getBoundingClientRect();
    /** @type {(element: Element) => boolean} */
    const isNear = (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > frame.top - margin && top < frame.bottom + margin;
    };
    return this.chunks
      .filter((chunk) => chunk.filled && isNear(chunk.element))
      .flatMap((chunk) => chunk.rows.filter((_, i) => isNear(chunk.element.children[i])));
  }
}
