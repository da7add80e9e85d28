// What is shown of the document and how large: filters, order, search, counts, zoom.

const ZOOMS = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

class Look {
  constructor(grid) {
    this.grid = grid;
    this.search = grid.root.querySelector(".search");
    this.slider = grid.root.querySelector(".threshold input");
    this.zoom = Number(localStorage.getItem("sverka-zoom")) || 1;
    const on = (name, kind, act) =>
      grid.root.querySelectorAll(name).forEach((one) => one.addEventListener(kind, act));
    on(".filters input", "change", (event) => this.at({ quick: event.target.value }));
    on(".more select", "change", ({ target }) => this.want(target.name, target.value));
    on(".more input[type=checkbox]", "change", ({ target }) => this.want(target.name, target.checked));
    on(".threshold input", "input", () => this.doubt(Number(this.slider.value)));
    on(".regex", "click", () => this.at({ regex: !grid.model.regex }));
    let wait = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.at({ query: this.search.value }), 120);
    });
  }

  // Changes what is shown: filter, order, search.
  at(change) {
    Object.assign(this.grid.model, change);
    this.refresh();
    this.grid.hand.reveal(this.grid.hand.row);
  }

  want(name, value) {
    this.grid.model.want[name] = value;
    this.at({});
  }

  doubt(threshold) {
    this.at({ threshold });
  }

  // Draws everything that depends on the model anew.
  refresh() {
    const { model, say } = this.grid;
    try {
      model.refresh();
    } catch {
      this.grid.tell(say("This is not a regular expression."), true);
      return;
    }
    this.grid.list.lay(model.shown);
    this.grid.beads.setAttribute("aria-rowcount", String(model.rows.length));
    const empty = this.grid.root.querySelector(".empty");
    empty.hidden = model.shown.length > 0;
    empty.textContent = say("Nothing here matches.");
    this.count();
    this.grid.tell(`${say("Shown")}: ${model.shown.length}`);
    this.grid.settled();
  }

  // Counts, controls, pictures: all that tells of the rows together.
  count() {
    const { model, say } = this.grid;
    const counts = model.counts();
    this.grid.root.querySelectorAll(".filters label").forEach((label) => {
      const input = label.querySelector("input");
      input.checked = input.value === model.quick;
      label.querySelector("b").textContent = counts[input.value];
    });
    this.slider.value = model.threshold;
    this.grid.root.querySelector(".threshold output").textContent = model.threshold.toFixed(2);
    const press = (name, on) => this.grid.root.querySelector(name).setAttribute("aria-pressed", String(on));
    press(".queue", model.order === "doubt");
    press(".regex", model.regex);
    press(".pictures", !this.grid.overview.panel.hidden);
    const statuses = model.statuses();
    const types = model.types();
    const any = ["", say("any")];
    this.options("type", [any, ...types.map(([type]) => [type, typeName(type)])]);
    this.options("status", [any, ...Object.keys(statuses).map((one) => [one, statusName(one, say)])]);
    this.options("issue", [any, ...model.issueKinds(say("any issue"))]);
    const wanted = Object.values(model.want).filter(Boolean).length;
    this.grid.root.querySelector(".more summary").textContent = say("Filters") + (wanted ? ` (${wanted})` : "");
    const pace = this.pace(statuses);
    const facts = [
      [say("Beads"), model.rows.length],
      [say("Accepted"), statuses.accepted],
      [say("Rejected"), statuses.rejected],
      [say("Left"), statuses.open],
      ...(pace === null ? [] : [[say("Beads per hour"), pace]]),
      ...types.slice(0, 5).map(([type, n]) => [typeName(type), n]),
      [say("Mean confidence"), model.mean().toFixed(2)],
      [say("Method"), this.grid.data.used],
    ];
    this.grid.root.querySelector(".summary").replaceChildren(...facts.map(([name, value]) => {
      const fact = make("span");
      fact.append(make("i", "", name), " ", make("b", "", String(value)));
      return fact;
    }));
    this.grid.overview.show(model, this.grid.hand.row);
  }

  // Beads decided in an hour at the speed of this sitting; null while that says nothing.
  pace({ accepted, rejected }) {
    const decided = accepted + rejected;
    this.began ??= { at: Date.now(), decided };
    const hours = (Date.now() - this.began.at) / 3_600_000;
    const done = decided - this.began.decided;
    return done > 4 && hours > 1 / 60 ? Math.round(done / hours) : null;
  }

  options(name, choices) {
    const select = this.grid.root.querySelector(`.more select[name=${name}]`);
    select.replaceChildren(...choices.map(([value, text]) => {
      const option = make("option", "", text);
      option.value = value;
      return option;
    }));
    select.value = this.grid.model.want[name];
  }

  // The grid takes what the window leaves it, so that only its rows scroll.
  fit() {
    const top = this.grid.desk.getBoundingClientRect().top + window.scrollY;
    const size = Math.max(360, window.innerHeight - Math.max(0, top) - 4) + "px";
    if (this.grid.desk.style.blockSize === size) return;
    this.grid.desk.style.blockSize = size;
    if (this.grid.model) this.grid.overview.show(this.grid.model, this.grid.hand.row);
  }

  scale(step = 0) {
    const at = ZOOMS.findLastIndex((one) => one <= this.zoom);
    this.zoom = step ? ZOOMS[Math.min(Math.max(at + step, 0), ZOOMS.length - 1)] : this.zoom;
    this.grid.desk.style.setProperty("--zoom", this.zoom);
    localStorage.setItem("sverka-zoom", String(this.zoom));
    this.grid.hand.reveal(this.grid.hand.row);
  }
}
