// The way out of the page. Streamlit runs a page's fragment even where its mail arrives after the click
// that leads away: that run belongs to neither page, so the new one breaks and stays white, and what
// was on its way may be lost. So whoever leaves waits until all is answered, and then nothing more is
// sent until the page has been run anew.

const LONGEST = 60_000; // milliseconds to wait for answers; then the browser itself leaves, and asks first
const STUCK = 60_000; // milliseconds until the browser itself goes where Streamlit does not
const SLOW = 1000; // milliseconds after which whoever waits reads why

const pause = (during) => new Promise((resolve) => setTimeout(resolve, during));

class Door {
  constructor(grid) {
    this.grid = grid;
    this.wanted = null; // what was asked for last and waits
    this.passing = false; // while a click that has waited is made again
    this.onClick = (event) => this.click(event);
    this.onBack = (event) => this.back(event);
    this.onUnload = (event) => {
      if (grid.unsaved) event.preventDefault(); // the browser asks
    };
  }

  // On the way down and at the very top: before Streamlit hears of it.
  enter() {
    window.addEventListener("click", this.onClick, true);
    window.addEventListener("popstate", this.onBack, true);
    window.addEventListener("beforeunload", this.onUnload);
    const { data, post } = this.grid;
    if (!post.closed || data.run === this.run) return;
    clearTimeout(this.stuck);
    post.open(); // the page has been run anew: nobody has left
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
    return this.grid.post.idle && !this.grid.waiting;
  }

  click(event) {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href);
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || (link.target || "_self") !== "_self" || link.download) return;
    if (link.origin === location.origin) this.hold(event, () => link.click(), () => location.assign(link.href));
  }

  back(event) {
    const again = () => window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    this.hold(event, again, () => location.reload());
  }

  // Lets `event` pass if all is quiet; else stops it, and does it `again` once it is. `away` leads to
  // the same place without Streamlit.
  hold(event, again, away) {
    if (this.passing) return;
    if (this.quiet) {
      this.close(away);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const first = !this.wanted;
    this.wanted = { again, away };
    if (first) this.wait();
  }

  async wait() {
    const { grid } = this;
    const told = setTimeout(() => grid.tell(grid.say("Waiting until the last change is kept …"), true, LONGEST), SLOW);
    await this.settled();
    clearTimeout(told);
    const { again, away } = this.wanted;
    this.wanted = null;
    if (!this.quiet) {
      away();
      return;
    }
    this.close(away);
    this.passing = true;
    try {
      again();
    } finally {
      this.passing = false;
    }
  }

  // Resolves once nothing is under way, or after a while.
  async settled() {
    const end = Date.now() + LONGEST;
    do await pause(20);
    while (!this.quiet && Date.now() < end);
  }

  close(away) {
    this.run = this.grid.data.run;
    this.grid.post.closed = true;
    clearTimeout(this.stuck);
    this.stuck = setTimeout(() => this.grid.desk.isConnected && away(), STUCK);
  }
}
