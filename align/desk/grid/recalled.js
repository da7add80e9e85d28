// What the library says about a bead, as elements: matches, terms, renderings.

import { drawPieces, make, makeButton, write } from "./elements.js";
import { statusName } from "./names.js";

/** @import { Match, Marked, Renderings, Say, Source, Term } from "./types.d.ts" */

const DOUBTFUL = 0.8; // rows below this are not sure to be a pair

/**
 * What the drawn elements do when they are pressed.
 * @typedef {object} Does
 * @property {(n: number) => void} insert inserts entry number n
 * @property {(place: Source) => void} go
 * @property {(place: Source) => string | null} address of a row in another document
 */

/**
 * @param {Match} match
 * @param {number} n its number in the panel
 * @param {[string, string]} langs of source and translation
 * @param {Does} does
 * @param {Say} say
 */
export function drawMatch(match, n, [src, tgt], does, say) {
  const item = entry(n, does, say("Insert the translation {n}", { n }));
  const body = make("div", "about");
  const share = make("b", "percent", match.meaning ? `≈ ${match.meaning}%` : `${match.percent}%`);
  share.title = match.meaning ? say("similar in meaning") : say("words that need no change");
  share.dataset.level = match.percent >= 100 ? "exact" : match.percent >= 75 ? "fuzzy" : "low";
  const source = text("p", src);
  source.append(share, " ", ...drawPieces(match.pieces));
  const translation = text("p", tgt, "rendered");
  write(translation, match.tgt);
  const facts = [standing(match, say)];
  if (match.times > 1) facts.push(say("{n} times", { n: match.times }));
  if (match.same) facts.push(say("same translation"));
  body.append(source, translation, drawPlace(match, facts, does, say));
  item.append(body);
  return item;
}

/**
 * @param {Term} term
 * @param {number} first the number of its first translation in the panel
 * @param {[string, string]} langs
 * @param {Does} does
 * @param {Say} say
 */
export function drawTerm(term, first, [src, tgt], does, say) {
  const item = make("li", "entry");
  const body = make("div", "about");
  const source = text("p", src);
  write(source, term.source);
  body.append(source);
  term.targets.forEach((target, i) => {
    const line = make("p", "target");
    const word = text("span", tgt, "rendered");
    write(word, target);
    line.append(pick(first + i, does, say("Insert the term {n}", { n: first + i })), word);
    if (term.used.includes(i)) line.append(make("i", "used", say("used here")));
    body.append(line);
  });
  for (const wrong of term.forbidden) {
    const line = make("p", "target");
    const word = text("del", tgt);
    write(word, wrong);
    line.append(word, make("i", "used", say("forbidden")));
    body.append(line);
  }
  if (term.note) body.append(make("p", "by", term.note));
  item.append(body);
  return item;
}

/**
 * @param {Renderings} all
 * @param {[string, string]} langs
 * @param {Does} does
 * @param {Say} say
 */
export function drawRenderings(all, langs, does, say) {
  const element = make("div", "renderings");
  const [own, other] = all.side === "src" ? langs : [langs[1], langs[0]];
  const head = make("p", "asked");
  const phrase = text("b", own);
  write(phrase, all.phrase);
  const counted = all.more ? say("{n} beads and more", { n: all.rows }) : say("beads: {n}", { n: all.rows });
  head.append(phrase, " ", make("span", "by", all.rows ? counted : say("No matches.")));
  element.append(head);
  for (const one of all.found) {
    const group = make("details");
    const summary = make("summary");
    const word = text("span", other, "rendered");
    if (one.text) write(word, one.text);
    else word.append(make("i", "", say("no word linked")));
    summary.append(word, " ", make("b", "count", String(one.count)));
    const list = make("ol");
    for (const example of one.examples) {
      const item = make("li");
      const pair = /** @type {const} */ ([["src", langs[0]], ["tgt", langs[1]]]);
      const sides = all.side === "src" ? pair : [...pair].reverse();
      item.append(...sides.map(([side, lang]) => drawMarked(example[side], lang)));
      item.append(drawPlace(example, [], does, say));
      list.append(item);
    }
    group.append(summary, list);
    element.append(group);
  }
  const first = element.querySelector("details");
  if (first) first.open = true;
  return element;
}

/**
 * A text with its marks.
 * @param {Marked} marked
 * @param {string} lang
 */
function drawMarked(marked, lang) {
  const element = text("p", lang);
  let at = 0;
  for (const [begin, end] of marked.spans) {
    write(element, marked.text.slice(at, begin));
    const mark = make("mark");
    write(mark, marked.text.slice(begin, end));
    element.append(mark);
    at = end;
  }
  write(element, marked.text.slice(at));
  return element;
}

/**
 * Where a row is, with a way to go there.
 * @param {Source} place
 * @param {string[]} facts
 * @param {Does} does
 * @param {Say} say
 */
function drawPlace(place, facts, does, say) {
  const line = make("p", "by");
  const address = does.address(place);
  const name = address === null
    ? say("Bead {n}", { n: place.number })
    : `${place.name} · ${say("Bead {n}", { n: place.number })}`;
  if (address === null) line.append(makeButton(name, () => does.go(place), "go"));
  else {
    const link = make("a", "", name);
    link.href = address;
    line.append(link);
  }
  line.append(...facts.map((fact) => ` · ${fact}`));
  return line;
}

/**
 * How far a row can be trusted.
 * @param {Source} place
 * @param {Say} say
 */
function standing({ verdict, p }, say) {
  if (verdict !== "open") return statusName(verdict, say);
  return p < DOUBTFUL ? say("doubtful pair") : say("not reviewed");
}

/**
 * An entry of the panel with its number.
 * @param {number} n
 * @param {Does} does
 * @param {string} label
 */
function entry(n, does, label) {
  const item = make("li", "entry");
  item.append(pick(n, does, label));
  return item;
}

/**
 * The button that inserts entry `n`.
 * @param {number} n
 * @param {Does} does
 * @param {string} label
 */
function pick(n, does, label) {
  const button = makeButton(n < 10 ? String(n) : "+", () => does.insert(n), "pick");
  button.title = label;
  button.setAttribute("aria-label", label);
  return button;
}

/**
 * An element for a text in `lang`.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} lang
 * @param {string} [className]
 */
function text(tag, lang, className) {
  const element = make(tag, className);
  element.lang = lang;
  element.dir = "auto";
  return element;
}
