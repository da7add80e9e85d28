// The way to the server and back. What is sent stays in the outbox until it is answered, so that
// nothing is lost on the way; the server knows by its number what it has done already.

const PATIENCE = 4000; // milliseconds until unanswered mail is sent once more

class Post {
  constructor() {
    this.tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.last = 0; // number of the last message written
    this.outbox = [];
    this.waiting = new Map();
    this.held = () => 0;
    this.document = () => 0;
    this.closed = false; // while someone leaves the page, nothing is sent
  }

  // Sends a message of `kind`; the promise holds the answer.
  send(kind, body = {}) {
    this.last += 1;
    const message = { n: this.last, kind, document: this.document(), ...body };
    this.outbox.push(message);
    const answer = new Promise((resolve) => this.waiting.set(message.n, resolve));
    if (!this.timer) this.flush();
    return answer;
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.outbox.length || !this.trigger || this.closed) return;
    this.trigger({ tab: this.tab, held: this.held(), mail: this.outbox });
    this.timer = setTimeout(() => this.flush(), PATIENCE);
  }

  // Takes the answers to this tab's mail.
  receive({ tab, answers = [] }) {
    if (tab !== this.tab) return;
    const done = Math.max(0, ...answers.map((answer) => answer.n));
    this.outbox = this.outbox.filter((message) => message.n > done);
    for (const answer of answers) {
      this.waiting.get(answer.n)?.(answer);
      this.waiting.delete(answer.n);
    }
    if (done) this.flush();
  }

  // Sends again, what has come together meanwhile as well.
  open() {
    this.closed = false;
    this.flush();
  }

  // Whether a change is on its way.
  get writing() {
    return this.outbox.some(({ kind }) => ["op", "undo", "redo"].includes(kind));
  }

  get idle() {
    return !this.outbox.length;
  }
}
