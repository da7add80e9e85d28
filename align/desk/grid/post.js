// Mail to the server and back. Messages stay in the outbox until they are answered, so that nothing
// is lost; their numbers tell the server which ones it has already handled.

/** @import { Answer, Reply } from "./types.d.ts" */
/** @typedef {{ n: number, kind: string, document: number }} Message */
/** @typedef {{ tab: string, held: number, row: number, mail: Message[] }} Mail */

const PATIENCE = 4000; // milliseconds until unanswered mail is sent again; each time twice as long
const LONGEST = 32_000; // but no longer than this: a slow server would only become slower
const WRITING = ["op", "undo", "redo"]; // kinds of mail that change the document

export class Post {
  /**
   * @param {() => { document: number, seq: number, row: number }} standing returns the document that is
   *   shown, its last change, and the row that the person is on
   */
  constructor(standing) {
    this.standing = standing;
    this.tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.last = 0; // number of the last message written
    this.timer = 0;
    this.patience = PATIENCE;
    this.closed = false; // while a person is leaving the page, nothing is sent
    this.writesOnly = false; // while a person waits to leave, only what changes the document is sent
    /** @type {(() => void)[]} */
    this.later = []; // sends what was held back
    /** @type {Message[]} */
    this.outbox = [];
    /** @type {Map<number, (answer: Answer) => void>} */
    this.waiting = new Map();
    /** @type {((mail: Mail) => void) | null} */
    this.trigger = null;
  }

  /**
   * Sends a message of `kind`; the promise resolves to the answer.
   * @param {string} kind one that `Editor.handlers` answers, or `poll`
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  send(kind, body = {}) {
    if (this.writesOnly && !WRITING.includes(kind)) {
      return new Promise((resolve) => this.later.push(() => resolve(this.send(kind, body))));
    }
    this.last += 1;
    const message = { n: this.last, kind, document: this.standing().document, ...body };
    this.outbox.push(message);
    const answer = new Promise((resolve) => this.waiting.set(message.n, resolve));
    if (!this.timer) this.flush();
    return answer;
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.outbox.length || !this.trigger || this.closed) return;
    const { seq, row } = this.standing();
    this.trigger({ tab: this.tab, held: seq, row, mail: this.outbox });
    this.timer = setTimeout(() => {
      this.patience = Math.min(2 * this.patience, LONGEST);
      this.flush();
    }, this.patience);
  }

  /**
   * Receives the answers to this tab's mail.
   * @param {Reply} reply
   */
  receive({ tab, answers = [] }) {
    if (tab !== this.tab) return;
    const done = new Set(answers.map((answer) => answer.n));
    const before = this.outbox.length;
    this.outbox = this.outbox.filter((message) => !done.has(message.n));
    for (const answer of answers) {
      this.waiting.get(answer.n)?.(answer);
      this.waiting.delete(answer.n);
    }
    if (this.outbox.length < before) this.again();
  }

  // Sends the outbox again, with what has been added meanwhile.
  open() {
    this.closed = this.writesOnly = false;
    this.again();
    for (const send of this.later.splice(0)) send();
  }

  // Sends the outbox now, because the server is known to be there.
  again() {
    this.patience = PATIENCE;
    this.flush();
  }

  // Whether a change is on its way.
  get writing() {
    return this.outbox.some(({ kind }) => WRITING.includes(kind));
  }

  /**
   * Whether a message of `kind` is on its way.
   * @param {string} kind
   */
  asks(kind) {
    return this.outbox.some((message) => message.kind === kind);
  }

  get idle() {
    return !this.outbox.length;
  }
}
