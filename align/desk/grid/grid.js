// The grid itself: it connects all the parts that people use.

import { Columns } from "./columns.js";
import { Door } from "./door.js";
import { find, findAll, focusedBeside } from "./elements.js";
import { follow } from "./follow.js";
import { Faults } from "./faults.js";
import { Hand } from "./hand.js";
import { Hover } from "./hover.js";
import { Keyboard } from "./keyboard.js";
import { label } from "./labels.js";
import { List } from "./list.js";
import { Look } from "./look.js";
import { Margin } from "./margin.js";
import { Memory } from "./memory.js";
import { Model } from "./model.js";
import { operationName, sayer } from "./names.js";
import { NO_DATA, NO_TEXTS, NO_WORDS } from "./nothing.js";
import { Outline } from "./outline.js";
import { Overview } from "./overview.js";
import { People } from "./people.js";
import { Place } from "./place.js";
import { Post } from "./post.js";
import { Queue } from "./queue.js";
import { Rights } from "./rights.js";
import { drawRow } from "./row.js";
import { DONE, ROLES, SIDES } from "./tables.js";
import { viewActions } from "./views.js";
import { Work } from "./work.js";

/** @import { Base, Component, Data, News, Pair, Row, Words } from "./types.d.ts" */

const POLL = 5000; // milliseconds between requests for other people's changes
const CHECK = 300; // milliseconds from a change to the request for findings
const MANY = 200; // if more rows change at once, all are redrawn
const TOLD = 3000; // milliseconds that a message is shown
const TYPED = new Set(["goto", "search"]); // actions that open a field to type in, and change nothing
const LONG = 600_000; // the same, for a message that stays until it is no longer true

/**
 * The only grid of this page. It moves to wherever Streamlit draws it, with all that is in it: after a
 * visit to another page, and when Streamlit has dropped its element in between two runs.
 * @type {Grid | null}
 */
let only = null;
const carried = (globalThis.sverkaCarried ??= new Map()); // what carry.js has brought, by name

export class Grid {
  /** @param {ParentNode & Node} root */
  constructor(root) {
    this.root = root;
    this.desk = find(root, ".desk", HTMLElement);
    this.scroll = find(root, ".scroll", HTMLElement);
    this.beads = find(root, ".beads", HTMLElement);
    this.keys = find(root, "dialog.keys", HTMLDialogElement);
    this.data = NO_DATA;
    this.base = NO_TEXTS;
    this.words = NO_WORDS;
    this.say = sayer(NO_WORDS);
    this.model = new Model(NO_TEXTS);
    this.queue = new Queue((slow) => this.wait(slow));
    this.lost = false; // whether this page must be reloaded
    this.come = true; // whether the person has come from elsewhere, and the address says where to
    this.poll = 0;
    this.telling = 0;
    this.counting = false; // whether the counts of all rows will be drawn soon
    this.around = new ResizeObserver(() => this.look.fit());
    this.post = new Post(() => ({
      document: this.base.document,
      seq: this.model.seq,
      row: this.hand.row?.id ?? 0,
    }));
    this.door = new Door(this);
    this.list = new List(this.beads, this.scroll, {
      draw: (row) => this.drawn(row),
      patch: (old, row) => this.work.texts.editor.patch(old, () => this.drawn(row)),
      lines: (row, columns) =>
        Math.max(1, ...SIDES.map((side) => Math.ceil(this.model.length(row, side) / columns))),
      filled: () => this.settled(),
    });
    this.place = new Place(this);
    this.work = new Work(this);
    this.faults = new Faults(this);
    this.margin = new Margin(this);
    this.people = new People(this);
    this.rights = new Rights(this);
    this.hover = new Hover(this);
    this.hand = new Hand(this);
    this.look = new Look(this);
    this.memory = new Memory(this);
    this.outline = new Outline(this);
    this.columns = new Columns(this);
    this.overview = new Overview(root, {
      choose: (row) => this.hand.choose(row, { scroll: true }),
      doubt: (threshold) => this.look.at({ threshold }),
    });
    this.keyboard = new Keyboard(this);
    this.onResize = () => this.look.fit();
    this.onCarried = () => this.open();
    this.listen();
  }

  listen() {
    for (const button of this.buttons()) {
      button.addEventListener("click", () => this.act(button.dataset.act ?? ""));
    }
    this.scroll.addEventListener("scroll", () => this.settled(), { passive: true });
  }

  // The buttons for actions that also have a key.
  buttons(under = "") {
    return /** @type {NodeListOf<HTMLButtonElement>} */ (findAll(this.root, `${under} [data-act]`));
  }

  // Listeners outside the grid exist only while it is on the page.
  enter() {
    this.keyboard.enter();
    window.addEventListener("resize", this.onResize);
    window.addEventListener("sverka-carried", this.onCarried);
    this.place.enter();
    this.around.observe(document.body);
    clearInterval(this.poll);
    this.poll = setInterval(() => {
      if (this.ready && this.post.idle && !this.door.shut && !document.hidden) this.post.send("poll");
    }, POLL);
  }

  /**
   * Moves into `root`, where Streamlit has drawn an empty grid.
   * @param {ParentNode & Node} root
   */
  move(root) {
    find(root, ".desk", HTMLElement).replaceWith(this.desk);
    this.root = root;
    this.keys.removeAttribute("open");
    this.work.sheet.moved();
    this.work.texts.editor.settle();
    this.hand.reveal(this.hand.row);
  }

  /**
   * Leaves the page, unless it has moved on from `root` already.
   * @param {ParentNode & Node} root
   */
  leave(root) {
    if (root !== this.root) return;
    this.place.leave();
    this.keyboard.leave();
    window.removeEventListener("resize", this.onResize);
    window.removeEventListener("sverka-carried", this.onCarried);
    this.door.leave();
    this.around.disconnect();
    clearInterval(this.poll);
    this.hover.clear();
  }

  // Whether there is a document to work on.
  get ready() {
    return this.base !== NO_TEXTS;
  }

  get heads() {
    const [src, tgt] = this.data.heads;
    return { src, tgt };
  }

  /**
   * Takes the data that the server sends with a run of the page.
   * @param {Data} data
   * @param {Component["setTriggerValue"]} trigger
   */
  show(data, trigger) {
    const isBack = data.run !== this.data.run && !this.post.idle; // perhaps after a lost connection
    this.data = data;
    this.post.trigger = (mail) => trigger("mail", mail);
    this.enter();
    this.come ||= this.door.enter();
    this.open();
    if (!this.ready || !data.mail) return;
    if (data.mail.tab === this.post.tab) this.learn(data.mail);
    this.post.receive(data.mail);
    if (isBack) this.post.again();
  }

  /**
   * Applies changes, one's own or other people's.
   * @param {News} news
   */
  learn({ news, lost, undo, redo, people, rights }) {
    if (lost) {
      this.again();
      return;
    }
    const fresh = (news ?? []).filter((one) => one.seq > this.model.seq);
    /** @type {Pair[]} */
    const pairs = [];
    for (const change of fresh) {
      if (change.seq !== this.model.seq + 1) return;
      pairs.push(...this.model.apply(change));
      this.report(change);
    }
    this.allow("undo", undo);
    this.allow("redo", redo);
    this.rights.take(rights);
    this.people.take(people);
    if (!fresh.length) return;
    for (const [, now] of pairs) if (now && now.marks === null) this.faults.wait(now);
    this.redraw(fresh.length > 1 ? null : pairs);
    this.desk.dataset.seq = String(this.model.seq);
    this.work.ask(CHECK);
    if (this.look.changes) this.work.trace.strike();
  }

  /**
   * Says what another person did; changes by nobody have no name.
   * @param {{ who: string, op: string }} change
   */
  report({ who, op }) {
    if (who === this.data.who || !DONE[op] || this.door.shut) return;
    const what = operationName(op, this.say);
    this.tell(this.say("{who}: {what}", { who: who || this.say("someone"), what }), true);
  }

  /**
   * @param {"undo" | "redo"} name
   * @param {boolean | undefined} can undefined if it is not known
   */
  allow(name, can) {
    const button = this.root.querySelector(`[data-act=${name}]`);
    if (!(button instanceof HTMLButtonElement) || can === undefined) return;
    button.disabled = !can || this.data.may < ROLES.reviewer;
  }

  // Reloads everything when nobody is writing here and nothing is on its way.
  async again() {
    if (this.lost) return;
    this.lost = true;
    do await this.door.settled(); while (this.unsaved);
    location.reload();
  }

  // Whether something would be lost if the page were closed.
  get unsaved() {
    return this.post.writing || this.work.sheet.dirty || this.work.texts.editor.dirty;
  }

  /**
   * Redraws the rows in `pairs` after a change; everything if there are many, or if it is null.
   * @param {Pair[] | null} pairs
   */
  redraw(pairs) {
    this.hand.find();
    if (!pairs || pairs.length > MANY || !this.model.keep(pairs)) {
      this.look.refresh();
      this.hand.reveal(this.hand.row);
    } else {
      this.list.change(pairs, this.model.shown);
      this.settled();
      this.soon();
    }
    follow(this.work.texts.editor);
  }

  // Draws what is about all rows together, once the browser has shown the changed rows.
  soon() {
    if (this.counting) return;
    this.counting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.counting = false;
        this.renumber();
        this.look.count();
      })
    );
  }

  renumber() {
    for (const element of findAll(this.beads, ".row")) {
      const row = this.model.byId.get(Number(element.dataset.id));
      if (row) element.setAttribute("aria-rowindex", String(row.at + 1));
    }
    this.beads.setAttribute("aria-rowcount", String(this.model.rows.length));
  }

  // Shows the document that `data` names, when its texts and the reader's messages are here.
  open() {
    const base = /** @type {Base | undefined} */ (carried.get(this.data.texts));
    const words = /** @type {Words | undefined} */ (carried.get(this.data.words));
    if (!base || !words) return;
    this.look.fit();
    const isOther = this.base !== base || this.words !== words;
    const isSame = this.base.document === base.document; // a newer state or another language
    if (this.base !== base) this.take(base, isSame);
    if (isOther) this.draw(words);
    else if (this.columns.fresh) this.columns.draw();
    if (!isSame) this.place.begin(true);
    else if (this.come || isOther) this.place.begin(this.come);
    else this.hand.address(); // a run of the page may have overwritten it
    this.come = false;
  }

  /** @param {Words} words */
  draw(words) {
    this.words = words;
    this.say = sayer(words);
    label(this);
    this.columns.begin();
    this.look.scale();
    this.look.refresh();
    follow(this.work.texts.editor);
    this.desk.dataset.seq = String(this.model.seq); // for tests and measurements
    this.work.issues();
    if (this.look.changes) this.work.trace.strike();
    this.memory.begin();
    this.outline.draw();
  }

  /**
   * @param {Base} base
   * @param {boolean} isSame whether this document was shown before
   */
  take(base, isSame) {
    const old = this.model;
    if (!isSame) {
      this.work.texts.editor.pause();
      this.place.keep();
    }
    this.base = base;
    this.model = new Model(base);
    this.faults.forget();
    this.model.who = this.data.who;
    if (isSame) {
      this.model.showLike(old);
      this.hand.find();
    } else this.place.recall();
  }

  /** @param {Row} row */
  drawn(row) {
    const shows = {
      unsaved: this.work.texts.drafts.has(row),
      changes: this.look.changes,
      quality: this.data.quality,
      struck: this.work.trace.struck.get(row.id) ?? [],
    };
    const element = drawRow(row, this.model, this.heads, this.say, shows);
    this.columns.place(row, element);
    element.append(...this.margin.draw(row), ...this.faults.draw(row), ...this.work.saving.draw(row));
    element.append(...this.people.draw(row));
    if (row === this.hand.row) {
      element.setAttribute("aria-selected", "true");
      element.tabIndex = 0;
    }
    this.work.texts.editor.place(row, element);
    return element;
  }

  // Rows were drawn or have moved.
  settled() {
    this.hand.draw();
    this.hover.soon();
    this.memory.settled();
  }

  /**
   * Announces `text` to screen readers, and also shows it if `seen`.
   * @param {string} text
   * @param {boolean} [seen]
   * @param {number} [during] milliseconds
   */
  tell(text, seen = false, during = TOLD) {
    const place = find(this.root, ".said", HTMLElement);
    place.textContent = text;
    place.classList.toggle("quiet", !seen);
    clearTimeout(this.telling);
    if (seen) this.telling = setTimeout(() => place.classList.add("quiet"), during);
  }

  /**
   * Says that actions wait for the server, or hides that message again.
   * @param {boolean} slow
   */
  wait(slow) {
    const text = this.say("Waiting for the server …");
    const place = find(this.root, ".said", HTMLElement);
    if (slow) this.tell(text, true, LONG);
    else if (place.textContent === text) place.classList.add("quiet");
  }

  /**
   * Runs the action `name`. Actions that change something run one after the other, each on the
   * result of the one before.
   * @param {string} name
   */
  act(name) {
    if (!this.ready) return;
    const [needs, change] = this.work.actions[name] ?? [ROLES.reader];
    const act = change ?? viewActions(this)[name];
    const why = this.rights.refusal(name, needs);
    if (why) this.tell(why, true);
    else if (act) {
      const { standing } = this.work;
      if (TYPED.has(name)) { // the field must be there before what is typed into it
        act(standing);
        return;
      }
      if (this.queue.slow) {
        this.wait(true);
        if (!change) { // what only changes the view need not wait
          act(standing);
          return;
        }
      }
      const at = focusedBeside(this.desk);
      this.queue.do(() => this.waits(at) ? undefined : act(standing));
    }
  }

  /**
   * Whether a window or a field has opened since the focus was `at`. It waits for the person: what was
   * pressed before it opened may have been meant for it, and is no longer for the grid.
   * @param {Element | null} at
   */
  waits(at) {
    const now = focusedBeside(this.desk);
    const typing = now !== at && (now instanceof HTMLTextAreaElement || now instanceof HTMLInputElement);
    if (typing) this.tell(this.say("What you pressed before the field opened was ignored."), true);
    return typing || this.work.sheet.dialog.open;
  }

  toggleOverview() {
    this.overview.panel.hidden = !this.overview.panel.hidden;
    this.look.count();
    this.hand.reveal(this.hand.row);
  }
}

/** @param {Component} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const grid = (only ??= new Grid(parentElement));
  if (grid.root !== parentElement) grid.move(parentElement);
  grid.show(data, setTriggerValue);
  return () => grid.leave(parentElement);
}
