// The findings where the work is: how many there are, the one at hand, what may mend it, and how a bead
// of another document differs.

import { closest, drawPieces, find, make, makeButton } from "./elements.js";
import { openIssues } from "./marked.js";
import { addressOf } from "./place.js";
import { cellsIn } from "./records.js";

/** @import { Answer, Issue, Row, Standing } from "./types.d.ts" */
/** @import { Severity } from "./tables.js" */
/** @import { Grid } from "./grid.js" */
/** @typedef {{ row: number, print: string, k: number }} Place */

/** The severities, the worst first, and what they are called. @type {[Severity, string][]} */
const SEVERITIES = [["error", "errors"], ["warning", "warnings"], ["info", "hints"]];

export class Faults {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** The finding at hand: its row, its fingerprint, its number there. @type {Place | null} */
    this.at = null;
    /** Ids of the rows that are being checked again. @type {Set<number>} */
    this.checking = new Set();
    /** Rows that a quick fix is about to change. @type {Set<number>} */
    this.mending = new Set();
    this.known = false; // whether the findings are here
    /** How far the first check is. @type {[number, number] | undefined} */
    this.progress = undefined;
    this.told = 0; // the number of the last answer with findings
  }

  // The document is shown anew, and its findings are still to come.
  forget() {
    this.known = false;
    this.progress = undefined;
    this.told = 0;
  }

  // What is told where there is no finding.
  get nothing() {
    const { say } = this.grid;
    return this.known
      ? say("There are no findings here.")
      : say("The first check is still running. Its findings come soon.");
  }

  /**
   * The findings in a row, the worst first.
   * @param {Row} row
   * @returns {Issue[]}
   */
  in(row) {
    return openIssues(row, this.grid.model.issues.get(row.id) ?? []);
  }

  /**
   * The position of the finding at hand among those of `row`; -1 if it is not there.
   * @param {Row} row
   */
  place(row) {
    return this.at?.row === row.id ? this.in(row).findIndex((one) => one.fingerprint === this.at?.print) : -1;
  }

  /**
   * The finding at hand in `row`, by default the worst.
   * @param {Row} row
   */
  here(row) {
    const found = this.in(row);
    return found[this.place(row)] ?? found[0];
  }

  /**
   * The finding to mend: the one at hand, by default the worst that has a quick fix.
   * @param {Row} row
   */
  toMend(row) {
    const mendable = this.place(row) < 0 && this.in(row).find((one) => one.fixes.length);
    return mendable || this.here(row);
  }

  /**
   * Says how far the first check is, which has found nothing yet.
   * @param {[number, number]} progress
   */
  hasDone(progress) {
    this.progress = progress;
    this.count();
  }

  /**
   * Takes the findings of the checks.
   * @param {Issue[]} issues
   * @param {Pick<Answer, "told" | "rows" | "hidden" | "checking" | "progress">} about
   */
  take(issues, { told = 0, rows, hidden = 0, checking = [], progress }) {
    const { grid } = this;
    const { model, list } = grid;
    const waited = this.checking;
    this.checking = new Set(checking);
    this.known = !progress;
    this.progress = progress;
    model.hidden = hidden;
    this.told = told;
    const before = model.issues;
    model.issues = new Map(rows && before);
    for (const id of rows ?? []) model.issues.delete(id);
    for (const [id, found] of Map.groupBy(issues, (issue) => issue.row)) model.issues.set(id, found);
    /** @type {(id: number, held: Set<number>, found: Issue[] | undefined) => string} */
    const signs = (id, held, found) =>
      `${held.has(id)} ${found?.map((one) => one.fingerprint + one.severity + one.fixes).join()}`;
    const perhaps = rows
      ? [...rows, ...waited, ...this.checking]
      : [...before.keys(), ...model.issues.keys()];
    grid.hand.steadily(() => {
      for (const id of new Set(perhaps)) {
        const row = model.byId.get(id);
        const old = signs(id, waited, before.get(id));
        if (row && old !== signs(id, this.checking, model.issues.get(id))) list.redraw(row);
      }
    });
    if (!before.size && issues.length && model.asksForIssues) { // until now, nobody could tell
      grid.look.refresh();
      grid.hand.reveal(grid.hand.row);
    } else grid.look.count();
    grid.settled();
  }

  /**
   * Pairs of kind and title for the filter, `any` first; empty if there are no findings.
   * @param {string} any
   * @returns {[string, string][]}
   */
  kinds(any) {
    const titles = new Map([...this.grid.model.issues.values()].flat().map((one) => [one.kind, one.title]));
    return titles.size ? [["any", any], ...titles] : [];
  }

  /**
   * The number of the finding after the one at hand in `row`, or before it.
   * @param {Row} row
   * @param {1 | -1} step
   */
  beside(row, step) {
    const at = this.place(row);
    if (at >= 0) return at + step;
    // The one at hand was mended or dismissed. Without one, the first finding of the bead comes first.
    if (this.at?.row === row.id) return step > 0 ? this.at.k : this.at.k - 1;
    return step > 0 ? 0 : -1;
  }

  /**
   * Goes to the next finding, in the same bead or another one.
   * @param {1 | -1} step
   */
  step(step) {
    const { grid } = this;
    const { hand, model } = grid;
    const next = hand.row && this.in(hand.row)[this.beside(hand.row, step)];
    if (hand.row && next) return this.choose(hand.row, next);
    const row = model.nearest(hand.row, step, (one) => model.issues.has(one.id));
    if (!row) return grid.tell(this.nothing, true);
    const found = this.in(row);
    this.choose(row, found[step > 0 ? 0 : found.length - 1]);
  }

  /**
   * Takes a finding in hand.
   * @param {Row} row
   * @param {Issue} issue
   */
  choose(row, issue) {
    const { grid } = this;
    const before = this.at && grid.model.byId.get(this.at.row);
    const found = this.in(row);
    this.at = { row: row.id, print: issue.fingerprint, k: found.indexOf(issue) };
    if (before && before !== row) grid.list.redraw(before);
    grid.list.redraw(row);
    // What is highlighted in the translation, or else its first sentence: there the fault is mended.
    const [cell = row.tgt[0]] = issue.spans.map(([id]) => id).filter((id) => row.tgt.includes(id));
    grid.hand.choose(row, { scroll: true, focus: true, cell: cell ?? null });
    grid.hover.soon();
    const place = found.length > 1 ? ` (${this.at.k + 1}/${found.length})` : "";
    grid.tell(`${issue.title}${place}: ${issue.message}`);
  }

  /**
   * Mends the finding at hand with its first fix.
   * @param {Row} row
   * @param {Standing} standing
   */
  mend(row, standing) {
    const { say } = this.grid;
    const issue = this.toMend(row);
    if (!issue) return this.grid.tell(this.nothing, true);
    if (issue.fixes.length) return this.fix(row, issue, 0, standing);
    return this.grid.tell(say("There is no quick fix for this finding. Edit the sentence (e)."), true);
  }

  /**
   * Asks which fix to take.
   * @param {Row} row
   */
  offer(row) {
    const { hand, queue, say, tell, work } = this.grid;
    const issue = this.toMend(row);
    if (!issue?.fixes.length) {
      return tell.call(this.grid, say("There is no quick fix for this finding."), true);
    }
    const { standing } = work;
    const text = make("p", "", `${issue.title}: ${issue.message}`);
    work.sheet.open(
      say("Quick fixes"),
      [text],
      issue.fixes.map((label, k) => [label, () => queue.do(() => this.fix(row, issue, k, standing))]),
      { back: hand.back },
    );
  }

  /**
   * Takes a fix: an edit like any other.
   * @param {Row} row
   * @param {Issue} issue
   * @param {number} k the number of the fix
   * @param {Standing} standing
   */
  async fix(row, issue, k, standing) {
    const { grid } = this;
    const asked = { row: row.id, finding: issue.fingerprint, fix: k };
    this.mending.add(row.id); // two answers of the server later, the change says the same
    this.redraw(row.id);
    const { cell, text, error } = await grid.post.send("fix", asked);
    const isDone = error === undefined && cell !== undefined && text !== undefined &&
      await grid.work.operate({ op: "edit", cell, text }, standing);
    this.mending.delete(row.id);
    if (!isDone) {
      this.redraw(row.id);
      if (error) grid.tell(error, true);
      return;
    }
    grid.tell(grid.say("{what}. z undoes it.", { what: issue.fixes[k] }), true);
  }

  /**
   * Draws a row again, if it is still there.
   * @param {number} id
   */
  redraw(id) {
    const { hand, list, model } = this.grid;
    const row = model.byId.get(id);
    if (row) hand.steadily(() => list.redraw(row));
  }

  /** @param {Issue | undefined} issue */
  dismiss(issue) {
    const { say, model, tell, work } = this.grid;
    if (!issue) return tell.call(this.grid, this.nothing, true);
    const { fingerprint, kind } = issue;
    work.dismissed.set(fingerprint, issue.row);
    const n = [...model.issues.values()].flat().filter((one) => one.kind === kind).length;
    const row = model.byId.get(issue.row);
    const input = work.texts.compose({
      key: row && `reason:${cellsIn(row)[0]}:${fingerprint}`,
      title: say("Dismiss the finding"),
      label: say("Reason"),
      name: "reason",
      value: say("not a mistake"),
      area: false,
      above: [
        make("p", "", `${issue.title}: ${issue.message}`),
        ...(issue.note ? [make("p", "by", issue.note)] : []),
      ],
      buttons: [
        [say("Dismiss"), (reason) => [{ op: "dismiss", fingerprint, reason }]],
        [say("All of this kind ({n})", { n }), (reason) => [{ op: "ignore", kind, pattern: "", reason }]],
      ],
      done: () => work.issues(),
    });
    input.select();
  }

  // Shows only the beads with findings, or all again.
  filter() {
    const { model, look } = this.grid;
    look.want("issue", model.want.issue ? "" : "any");
  }

  /**
   * The row was changed and waits for its check.
   * @param {Row} row
   */
  wait(row) {
    if (this.in(row).length) this.checking.add(row.id);
  }

  // Draws how many findings of each severity there are.
  count() {
    const { model, root, say } = this.grid;
    const chip = find(root, ".chip", HTMLButtonElement);
    const every = [...model.issues.values()].flat();
    const counts = SEVERITIES
      .map(([severity, name]) => ({
        severity,
        name,
        n: every.filter((one) => one.severity === severity).length,
      }))
      .filter(({ n }) => n);
    const parts = counts.map(({ severity, n }) => {
      const part = make("i", "", String(n));
      part.dataset.severity = severity;
      return part;
    });
    const none = this.known ? say("No findings") : say("Checking …");
    const far = this.far();
    chip.replaceChildren(...(parts.length || far ? parts : [none]), ...(far ? [make("small", "", far)] : []));
    const found = counts.map(({ name, n }) => `${say(name)}: ${n}`).join(", ");
    const told = [found, far].filter(Boolean).join("; ") || none;
    chip.setAttribute("aria-label", `${say("Findings")}: ${told}`);
    chip.title = `${told}\n${say("show only beads with findings, or all")} (W)`;
    chip.setAttribute("aria-pressed", String(Boolean(model.want.issue)));
  }

  // How far the first check is; empty after it.
  far() {
    if (!this.progress) return "";
    const [n, all] = this.progress.map((one) => one.toLocaleString(this.grid.say.lang));
    return this.grid.say("Checked {n} of {all} beads", { n, all });
  }

  /**
   * The findings of a row, below both its sides; nothing if there are none.
   * @param {Row} row
   * @returns {HTMLElement[]}
   */
  draw(row) {
    const found = this.in(row);
    if (!found.length) return [];
    const { say, data } = this.grid;
    const element = make("div", "issues");
    element.setAttribute("role", "gridcell");
    const held = this.place(row);
    element.append(...found.map((issue, k) => this.drawIssue(issue, k === held)));
    if (this.checking.has(row.id) || this.mending.has(row.id)) {
      element.classList.add("checking");
      element.prepend(make("p", "quiet", say("being checked again")));
    }
    element.addEventListener("click", (event) => this.click(event, row));
    element.classList.toggle("fixed", data.may < 1);
    return [element];
  }

  /**
   * @param {Issue} issue
   * @param {boolean} held whether it is at hand
   */
  drawIssue(issue, held) {
    const { say } = this.grid;
    const line = make("div", "issue");
    line.dataset.severity = issue.severity;
    line.dataset.issue = issue.fingerprint;
    line.classList.toggle("held", held);
    if (held) line.setAttribute("aria-current", "true");
    const chance = make("span", "chance", say("{n}%", { n: Math.round(100 * issue.probability) }));
    chance.title = say("probability that this is a real fault");
    line.append(make("b", "", issue.title), " ", chance, " ", make("span", "", issue.message), " ");
    const buttons = [
      ...issue.fixes.map((label, k) => this.button(label, k === 0 ? "Q" : "F", { fix: String(k) })),
      this.button(say("Dismiss"), "d", { dismiss: "yes" }),
    ];
    for (const button of buttons) line.append(button, " ");
    if (issue.note) line.append(make("i", "", issue.note));
    if (issue.elsewhere) line.append(this.drawElsewhere(issue.elsewhere));
    return line;
  }

  /**
   * A button that also has a key.
   * @param {string} label
   * @param {string} key
   * @param {Record<string, string>} what
   */
  button(label, key, what) {
    const button = makeButton(label, undefined, "fix" in what ? "fix" : "");
    button.tabIndex = -1; // the key does the same
    button.title = `${label} (${key})`;
    Object.assign(button.dataset, what);
    return button;
  }

  /**
   * The bead that a finding compares with its own: a link to it, and the difference.
   * @param {NonNullable<Issue["elsewhere"]>} other
   */
  drawElsewhere({ review, row, name, pieces }) {
    const { base, model, say } = this.grid;
    const element = make("p", "elsewhere");
    const at = review ? undefined : model.byId.get(row)?.at;
    const link = make("a", "", at === undefined ? name : say("Bead {n}", { n: at + 1 }));
    link.href = addressOf(review || base.document, row, at === undefined ? at : at + 1);
    link.target = "_blank";
    link.rel = "noopener";
    if (at !== undefined) link.dataset.go = String(row);
    element.append(link, ": ", ...drawPieces(pieces));
    return element;
  }

  /**
   * A click on a finding takes it in hand; one on a button does what the button says.
   * @param {MouseEvent} event
   * @param {Row} row
   */
  click(event, row) {
    const { grid } = this;
    const print = closest(event.target, ".issue")?.dataset.issue;
    const issue = this.in(row).find((one) => one.fingerprint === print);
    const link = closest(event.target, "a");
    if (!issue || (link && !link.dataset.go)) return;
    event.stopPropagation();
    if (link) {
      event.preventDefault();
      const other = grid.model.byId.get(Number(link.dataset.go));
      if (other) grid.place.goTo(other);
      return;
    }
    const { fix, dismiss } = closest(event.target, "button")?.dataset ?? {};
    const { standing } = grid.work;
    this.choose(row, issue);
    if (fix !== undefined) grid.queue.do(() => this.fix(row, issue, Number(fix), standing));
    else if (dismiss) this.dismiss(issue);
  }
}
