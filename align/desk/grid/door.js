// Leaving the page. Streamlit runs a page's fragment even if its mail arrives after the click on a
// link: that run belongs to neither page, so the new one breaks and stays white, and the mail may be
// lost. A person who leaves therefore waits until everything is answered, and then nothing more is
// sent until the page has been run again.

import { withPerson } from "./person.js";

/** @import { Grid } from "./grid.js" */
/**
 * A way out: what repeats the event that had to wait, and what leads to the same place without
 * Streamlit.
 * @typedef {{ again: () => void, away: () => void }} Way
 */

const LONGEST = 60_000; // milliseconds to wait for changes to be saved; then the browser itself leaves, after asking
const PATIENT = 5000; // the same, for answers that only show something
const STUCK = 25_000; // milliseconds until the browser itself follows a link that Streamlit does not
const RUNNING = 5000; // milliseconds until mail is sent again if a click on a setting had no effect
const SETTINGS = ".st-key-settings"; // the language of the interface and the like
const SLOW = 1000; // milliseconds until a message explains the wait

/** @type {(during: number) => Promise<void>} */
const pause = (during) => new Promise((resolve) => setTimeout(resolve, during));

export class Door {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {Way | null} */
    this.wanted = null; // the latest request, which waits
    this.passing = false; // while a click that had to wait is repeated
    this.run = ""; // the run of the page that was left
    this.left = false; // whether the post is closed because someone leaves, and not for a moment
    this.stuck = 0;
    this.slow = 0;
    /** @type {(event: MouseEvent) => void} */
    this.onClick = (event) => this.click(event);
    /** @type {(event: PopStateEvent) => void} */
    this.onBack = (event) => this.back(event);
    /** @type {(event: BeforeUnloadEvent) => void} */
    this.onUnload = (event) => {
      if (grid.unsaved) event.preventDefault(); // the browser asks
    };
  }

  // In the capture phase and at the very top: before Streamlit gets the event. Returns whether the
  // person had left and has come back.
  enter() {
    window.addEventListener("click", this.onClick, true);
    window.addEventListener("popstate", this.onBack, true);
    window.addEventListener("beforeunload", this.onUnload);
    const { data, post } = this.grid;
    if (!post.closed || data.run === this.run) return false;
    clearTimeout(this.stuck);
    clearTimeout(this.slow);
    post.open();
    return this.left;
  }

  leave() {
    window.removeEventListener("click", this.onClick, true);
    window.removeEventListener("popstate", this.onBack, true);
    window.removeEventListener("beforeunload", this.onUnload);
  }

  get shut() {
    return this.grid.post.closed || this.wanted !== null;
  }

  get quiet() {
    return this.grid.post.idle && !this.grid.queue.waiting;
  }

  // Whether a change is not saved yet.
  get saving() {
    return this.grid.post.writing || this.grid.queue.waiting > 0;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const path = event.composedPath();
    const link = path.find((one) => one instanceof HTMLAnchorElement && one.href);
    if (!(link instanceof HTMLAnchorElement)) {
      if (path.some((one) => one instanceof Element && one.matches(SETTINGS))) this.pause();
      return;
    }
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || (link.target || "_self") !== "_self" || link.download) return;
    if (link.origin !== location.origin) return;
    const away = () => location.assign(withPerson(link.href));
    const again = () => {
      const now = standing(link);
      if (now) now.click();
      else away();
    };
    this.hold(event, { again, away });
  }

  /** @param {PopStateEvent} event */
  back(event) {
    const again = () => window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    this.hold(event, { again, away: () => location.reload() });
  }

  /**
   * Lets `event` pass if nothing is on its way; otherwise stops it, and repeats it later.
   * @param {Event} event
   * @param {Way} way
   */
  hold(event, way) {
    if (this.passing) return;
    if (this.quiet) {
      this.close(way.away);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const isFirst = !this.wanted;
    this.wanted = way;
    if (isFirst) this.wait();
  }

  async wait() {
    const { post } = this.grid;
    post.writesOnly = true; // or there would always be something on its way
    this.explain();
    await this.settled();
    const way = this.wanted;
    this.wanted = null;
    if (!way) return;
    if (this.quiet) this.pass(way);
    else {
      way.away();
      setTimeout(() => post.open(), SLOW); // the person may have chosen to stay
    }
  }

  // Says what the person waits for, if it takes a while.
  explain() {
    clearTimeout(this.slow);
    this.slow = setTimeout(() => {
      const { grid } = this;
      const { say } = grid;
      if (!this.shut || !grid.desk.isConnected) return;
      const told = this.saving ? say("Saving the last change …") : say("Opening the page …");
      grid.tell(told, true, LONGEST);
    }, SLOW);
  }

  /** @param {Way} way */
  pass({ again, away }) {
    this.close(away);
    this.passing = true;
    try {
      again();
    } finally {
      this.passing = false;
    }
  }

  // Resolves when nothing is on its way, or after a while.
  async settled() {
    const began = Date.now();
    const isLate = () => Date.now() > began + (this.saving ? LONGEST : PATIENT);
    do await pause(20); while (!this.quiet && !isLate());
  }

  /** @param {() => void} away */
  close(away) {
    this.left = true;
    this.explain();
    this.shutFor(STUCK, () => this.grid.desk.isConnected && away());
  }

  // Sends nothing while the whole page runs again, in another language for example. If both runs come
  // together, Streamlit drops the grid and draws it anew.
  pause() {
    this.left = false;
    this.shutFor(RUNNING, () => this.grid.post.open());
  }

  /**
   * Sends nothing until the page has been run again, or for a while, and then calls `late`.
   * @param {number} during milliseconds
   * @param {() => void} late
   */
  shutFor(during, late) {
    this.run = this.grid.data.run;
    this.grid.post.closed = true;
    clearTimeout(this.stuck);
    this.stuck = setTimeout(late, during);
  }
}

/**
 * `link`, or if Streamlit has drawn it anew meanwhile, the one that is there now.
 * @param {HTMLAnchorElement} link
 */
function standing(link) {
  /** @type {(one: HTMLAnchorElement) => string} */
  const what = (one) => one.pathname + one.textContent;
  if (link.isConnected) return link;
  return [...document.links].find((one) => one instanceof HTMLAnchorElement && what(one) === what(link));
}
