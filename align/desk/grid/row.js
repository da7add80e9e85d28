// A row of the grid as elements.

import { changes } from "./difference.js";
import { make, makeButton, write } from "./elements.js";
import { drawSign, icon } from "./icons.js";
import { drawErrors } from "./marked.js";
import { statusName, typeName } from "./names.js";
import { readSigns } from "./people.js";
import { isNull, typeOf, verdictOf } from "./records.js";
import { MARKS, SIDES } from "./tables.js";

/** @import { Cell, Head, Mark, OwnMark, Quality, Row, Say, Struck } from "./types.d.ts" */
/** @import { Side } from "./tables.js" */
/** @import { Model } from "./model.js" */
/**
 * What a row shows besides its own state.
 * @typedef {object} Shows
 * @property {boolean} unsaved whether a text about it is not saved yet
 * @property {Quality} quality the categories of errors
 * @property {Struck[]} struck the deleted sentences that are shown in it
 * @property {boolean} changes whether to show what was inserted and deleted
 */

const SIGNS = { good: "✓", work: "~", faulty: "✗", accepted: "=", rejected: "≠" };
/** A sign, its meaning, the name of its icon, and a text after it. @typedef {[string, string, string, string?]} Sign */

/**
 * @param {Row} row
 * @param {Model} model
 * @param {Record<Side, Head>} heads
 * @param {Say} say
 * @param {Shows} shows
 */
export function drawRow(row, model, heads, say, shows) {
  const element = make("div", "row");
  element.setAttribute("role", "row");
  element.setAttribute("aria-rowindex", String(row.at + 1));
  element.dataset.id = String(row.id);
  element.dataset.level = model.level(row.p);
  element.dataset.status = row.st;
  element.dataset.verdict = verdictOf(row);
  element.dataset.type = typeOf(row);
  element.tabIndex = -1;
  const opens = SIDES.some((side) => model.cellsOf(row[side])[0]?.opens);
  element.classList.toggle("paragraph", opens);
  element.classList.toggle("boundary", row.boundary);
  element.classList.toggle("null", isNull(row));
  element.append(
    drawSide(row, "src", model, heads, say, shows),
    drawMiddle(row, say, shows),
    drawSide(row, "tgt", model, heads, say, shows),
  );
  element.append(...drawErrors(row, shows.quality, say));
  return element;
}

/**
 * @param {Row} row
 * @param {Side} side
 * @param {Model} model
 * @param {Record<Side, Head>} heads
 * @param {Say} say
 * @param {Shows} shows
 */
function drawSide(row, side, model, heads, say, shows) {
  const element = make("div", "side");
  element.setAttribute("role", "gridcell");
  element.dataset.side = side;
  element.lang = heads[side].lang;
  const cells = model.cellsOf(row[side]);
  if (!cells.length) {
    element.classList.add("missing");
    const note = make("span", "note", row.note || say("no counterpart"));
    note.lang = say.lang;
    element.append(note, ...struckAfter(0, side, shows));
    return element;
  }
  element.dir = "auto";
  const marks = row.marks?.[SIDES.indexOf(side)] ?? [];
  element.append(...struckAfter(0, side, shows));
  cells.forEach((cell, i) => {
    if (i) element.append(" ");
    element.append(drawCell(cell, ownMarks(marks, i), say, shows), ...struckAfter(cell.id, side, shows));
  });
  return element;
}

/**
 * The deleted sentences that come after a sentence, if changes are shown.
 * @param {number} cell the id of the sentence, 0 for those before the first one
 * @param {Side} side
 * @param {Shows} shows
 */
function struckAfter(cell, side, { struck, changes: on }) {
  if (!on || side !== "tgt") return [];
  return struck.filter(({ after }) => after === cell).map(({ text, who }) => {
    const element = make("del", "struck");
    element.title = who;
    write(element, text);
    return element;
  });
}

/**
 * The marks of a side that are in the sentence at `index`.
 * @param {Mark[]} marks
 * @param {number} index
 * @returns {OwnMark[]}
 */
const ownMarks = (marks, index) =>
  marks.filter(([at]) => at === index).map(([, begin, end, link, kind]) => [begin, end, link, kind]);

/**
 * @param {Cell} cell
 * @param {OwnMark[]} marks
 * @param {Say} say
 * @param {Shows} shows
 */
function drawCell(cell, marks, say, shows) {
  const element = make("span", "line");
  element.dataset.cell = String(cell.id);
  element.classList.toggle("opens", cell.opens);
  if (cell.kind !== "body") element.dataset.kind = cell.kind;
  if (cell.was !== undefined) {
    element.classList.add("edited");
    element.title = say("As loaded: {text}", { text: cell.was });
    if (shows.changes) {
      writeChanged(element, cell.was, cell.text, marks, say);
      return element;
    }
  }
  if (cell.label) {
    const label = make("span", "speaker");
    writeMarked(label, cell.text, 0, cell.label, marks, say);
    element.append(label);
  }
  writeMarked(element, cell.text, cell.label, cell.text.length, marks, say);
  return element;
}

/**
 * Writes text[begin:end] with `marks`, whose positions are those in the whole text.
 * @param {Element} parent
 * @param {string} text
 * @param {number} begin
 * @param {number} end
 * @param {OwnMark[]} marks
 * @param {Say} say
 */
function writeMarked(parent, text, begin, end, marks, say) {
  let at = begin;
  for (const [from, to, link, kind] of marks) {
    const [start, stop] = [Math.max(from, at), Math.min(to, end)];
    if (start >= stop) continue;
    write(parent, text.slice(at, start));
    parent.append(drawMark(text.slice(start, stop), link, kind, say));
    at = stop;
  }
  write(parent, text.slice(at, end));
}

/**
 * Writes a sentence with the words that were inserted and those that were deleted.
 * @param {Element} parent
 * @param {string} before
 * @param {string} after
 * @param {OwnMark[]} marks
 * @param {Say} say
 */
function writeChanged(parent, before, after, marks, say) {
  let at = 0;
  for (const [kind, text] of changes(before, after)) {
    const place = kind === "same" ? parent : make(kind === "added" ? "ins" : "del");
    if (kind === "removed") write(place, text);
    else {
      writeMarked(place, after, at, at + text.length, marks, say);
      at += text.length;
    }
    if (place !== parent) parent.append(place);
  }
}

/**
 * @param {string} text
 * @param {number} link
 * @param {string} kind
 * @param {Say} say
 */
function drawMark(text, link, kind, say) {
  const mark = make("span", "link");
  mark.dataset.link = String(link);
  mark.dataset.kind = kind;
  const name = MARKS[kind];
  if (name) mark.title = say(name);
  write(mark, text);
  return mark;
}

/**
 * The middle column: how certain the aligner is, and what people noted.
 * @param {Row} row
 * @param {Say} say
 * @param {Shows} shows
 */
function drawMiddle(row, say, { unsaved }) {
  const cell = make("div", "middle");
  cell.setAttribute("role", "gridcell");
  const share = Math.floor(row.p * 100);
  const type = typeName(typeOf(row));
  const open = row.unweighed ? "?" : String(share);
  const verdict = verdictOf(row);
  cell.append(
    verdict === "open" ? make("span", "share", open) : drawSign(verdict, SIGNS[verdict], "share"),
    drawMeter(share),
  );
  if (type !== "1–1") cell.append(make("span", "badge", type));
  if (row.changed) cell.append(drawTrace(say));
  const signs = signsOf(row, say);
  if (unsaved) signs.unshift(["✎…", say("text that is not saved"), "unsaved"]);
  if (signs.length) {
    const place = make("span", "signs");
    place.append(...signs.map(([sign, , name, more]) => {
      const element = drawSign(name, sign);
      if (more) element.append(more);
      return element;
    }));
    cell.append(place);
  }
  const said = [
    say("Bead {n}", { n: row.at + 1 }),
    row.unweighed ? say("confidence not yet known") : say("confidence {n} %", { n: share }),
    type,
    ...(verdict === "open" ? [] : [statusName(verdict, say)]),
    ...signs.map(([, meaning]) => meaning),
  ];
  cell.setAttribute("aria-label", said.join(", "));
  cell.title = said.join("\n");
  return cell;
}

/**
 * A button to the history of a bead that a person has changed.
 * @param {Say} say
 */
function drawTrace(say) {
  const button = makeButton("", undefined, "trace");
  button.append(icon("changes"));
  button.tabIndex = -1; // the key B does the same
  button.dataset.do = "story";
  button.title = say("Changed by a person: history of the bead (B)");
  button.setAttribute("aria-label", button.title);
  return button;
}

/** @param {number} share in per cent */
function drawMeter(share) {
  const meter = make("span", "meter");
  const fill = make("i");
  fill.style.inlineSize = share + "%";
  meter.append(fill);
  return meter;
}

/**
 * The signs of a row and their meaning.
 * @param {Row} row
 * @param {Say} say
 * @returns {Sign[]}
 */
function signsOf(row, say) {
  /** @type {Sign[]} */
  const signs = [];
  signs.push(...readSigns(row, say));
  if (row.bookmark) signs.push(["★", say("bookmark"), "star"]);
  const open = row.threads.filter((one) => !one.resolved).length;
  if (open) signs.push(["✎", say("open comments: {n}", { n: open }), "comment", String(open)]);
  if (row.boundary) signs.push(["—", say("hard boundary above"), "boundary"]);
  if (row.note && !isNull(row)) signs.push(["¶", row.note, "note"]);
  return signs;
}
