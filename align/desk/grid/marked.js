// Errors that people have marked in the translation, as lines below their bead.

import { make, makeButton } from "./elements.js";
import { CATEGORIES, GRADES, RULINGS } from "./tables.js";

/** @import { Fault, Issue, Quality, Row, Say } from "./types.d.ts" */

/**
 * The findings of a row that nobody has accepted as errors.
 * @param {Row} row
 * @param {Issue[]} issues
 */
export const openIssues = (row, issues) =>
  row.faults.length
    ? issues.filter(({ fingerprint }) => !row.faults.some(({ finding }) => finding === fingerprint))
    : issues;

/**
 * The name of a category without that of its dimension, and the dimension.
 * @type {(id: string, quality: Quality) => string[]}
 */
export const termOf = (id, { own }) => own[id] ?? CATEGORIES[id] ?? [id, ""];

/**
 * The name of a category, after that of its dimension.
 * @param {string} id
 * @param {Quality} quality
 * @param {Say} say
 * @returns {string}
 */
export function categoryName(id, quality, say) {
  const [name, parent] = termOf(id, quality);
  return parent ? `${categoryName(parent, quality, say)}: ${say(name)}` : say(name);
}

/**
 * The errors of a row, below both its sides.
 * @param {Row} row
 * @param {Quality} quality
 * @param {Say} say
 */
export function drawErrors({ faults }, quality, say) {
  if (!faults.length) return [];
  const element = make("div", "marked-errors");
  element.setAttribute("role", "gridcell");
  faults.forEach((fault, i) => {
    const line = make("p", "fault-line");
    line.dataset.severity = fault.severity;
    line.dataset.ruling = fault.ruling;
    const gone = fault.begin === fault.end;
    const words = gone ? say("{words} (no longer there)", { words: fault.words }) : fault.words;
    line.append(
      make("b", "", say(GRADES[fault.severity])),
      " ",
      make("span", "", categoryName(fault.category, quality, say)),
      " ",
      make("q", "", short(words)),
    );
    if (fault.note) line.append(" ", make("span", "", fault.note));
    line.append(" ", make("i", "", fault.who || say("someone")));
    if (fault.ruling) line.append(" ", make("em", "", say(RULINGS[fault.ruling])));
    const answer = fault.replies ? say("Answers ({n})", { n: fault.replies }) : say("Answer");
    /** @type {[string, string][]} */
    const buttons = [["change", say("Change")], ["answer", answer], ["drop", say("Remove")]];
    for (const [what, text] of buttons) {
      const button = makeButton(text);
      button.tabIndex = what === "answer" ? 0 : -1;
      button.dataset.fault = String(i);
      button.dataset.what = what;
      line.append(" ", button);
    }
    element.append(line);
  });
  for (const [one, other] of markedTwice(faults)) element.append(drawTwice(faults, [one, other], say));
  return [element];
}

/**
 * Errors of the same words and category: the position of the first one, and that of each further one.
 * @param {Fault[]} faults
 * @returns {[number, number][]}
 */
export function markedTwice(faults) {
  /** @type {Map<string, number>} */
  const first = new Map();
  /** @type {[number, number][]} */
  const twice = [];
  faults.forEach(({ cell, begin, end, category }, i) => {
    if (begin === end) return; // the words are gone
    const what = [cell, begin, end, category].join(" ");
    const before = first.get(what);
    if (before === undefined) first.set(what, i);
    else twice.push([before, i]);
  });
  return twice;
}

/**
 * A line that says that an error is marked twice, with a button to remove either mark.
 * @param {Fault[]} faults
 * @param {[number, number]} both
 * @param {Say} say
 */
function drawTwice(faults, both, say) {
  const line = make("p", "fault-line");
  const words = short(faults[both[0]].words);
  line.append(make("span", "", say("“{words}” is marked twice as the same error.", { words })));
  both.forEach((i, k) => {
    const who = faults[i].who || say("someone");
    const text = k
      ? say("Remove the later mark ({who})", { who })
      : say("Remove the earlier mark ({who})", { who });
    const button = makeButton(text);
    button.dataset.fault = String(i);
    button.dataset.what = "drop";
    line.append(" ", button);
  });
  return line;
}

const LONGEST = 80; // characters of the words of an error that are shown below the bead

/** @param {string} text */
export const short = (text) => text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text;
