// The pictures of the whole: a minimap beside the rows; the path, confidence and lengths in a panel.

const BINS = 20;
const WIDEST = Math.log(4); // lengths that differ more are counted in the outermost bins

// A canvas of its size on the page, sharp on any screen; null where it is not shown.
function canvas(element) {
  const { clientWidth: width, clientHeight: height } = element;
  if (!width || !height) return null;
  const scale = window.devicePixelRatio || 1;
  element.width = Math.round(width * scale);
  element.height = Math.round(height * scale);
  const context = element.getContext("2d");
  context.scale(scale, scale);
  return { context, width, height };
}

class Overview {
  constructor(root, scroll, { choose, doubt }) {
    const find = (name) => root.querySelector(name);
    Object.assign(this, { scroll, choose, doubt });
    this.minimap = find(".minimap");
    this.panel = find(".overview");
    this.dots = find(".dots");
    this.confidence = find(".confidence");
    this.ratios = find(".ratios");
    this.minimap.addEventListener("click", (event) => {
      const { rows } = this.model;
      const at = Math.floor((event.offsetY / this.minimap.clientHeight) * rows.length);
      this.choose(rows[Math.min(Math.max(at, 0), rows.length - 1)]);
    });
    this.dots.addEventListener("click", (event) => this.choose(this.nearest(event)));
    this.confidence.addEventListener("click", (event) => {
      const bin = Math.floor((event.offsetX / this.confidence.clientWidth) * BINS);
      this.doubt(Math.max(0.05, (bin + 1) / BINS));
    });
  }

  show(model, current) {
    this.model = model;
    this.current = current;
    const style = getComputedStyle(this.minimap);
    this.colour = (name) => style.getPropertyValue(`--${name}`).trim() || "gray";
    this.drawMinimap();
    if (this.panel.hidden) return;
    this.known = this.points();
    this.drawDots();
    this.drawBars(this.confidence, this.model.rows.map((row) => Math.min(row.p, 0.9999)), 0, 1,
      (value) => (value < model.threshold ? "doubtful" : value < SURE ? "fair" : "sure"));
    const ratios = model.rows.filter((row) => !isNull(row)).map((row) => model.ratio(row) - model.usual);
    this.drawBars(this.ratios, ratios.map((x) => Math.min(Math.max(x, -WIDEST), WIDEST - 1e-9)),
      -WIDEST, WIDEST, (value) => (Math.abs(value) > UNEVEN ? "doubtful" : "sure"));
  }

  // The bead at hand is another one.
  point(row) {
    if (!this.model || this.current === row) return;
    this.current = row;
    this.drawMinimap();
    if (!this.panel.hidden) this.drawDots();
  }

  drawMinimap() {
    const paper = canvas(this.minimap);
    if (!paper) return;
    const { context, width, height } = paper;
    const { rows } = this.model;
    const step = height / rows.length;
    const tall = Math.max(step, 1.5);
    for (const row of rows) {
      const issues = this.model.issues.get(row.id);
      const level = this.model.level(row);
      if (row.st === "open" && level === "sure" && !issues) continue;
      const name = row.st === "accepted" ? "accepted" : row.st === "rejected" ? "rejected" : level;
      context.fillStyle = this.colour(name);
      context.globalAlpha = row.st === "accepted" ? 0.35 : 0.9;
      context.fillRect(2, row.at * step, width - 7, tall);
      context.globalAlpha = 1;
      if (issues) {
        context.fillStyle = this.colour("accent");
        context.fillRect(width - 5, row.at * step, 4, Math.max(tall, 2));
      }
    }
    if (!this.current) return;
    context.fillStyle = this.colour("ink");
    context.fillRect(0, this.current.at * step - 0.5, width, 2);
  }

  // The middles of every bead's sides, as shares of both texts' length in sentences.
  points() {
    const total = { src: 0, tgt: 0 };
    const order = (side) => {
      const place = new Map();
      const cells = this.model.rows.flatMap((row) => row[side]).sort((a, b) => a - b);
      cells.forEach((id, i) => place.set(id, i));
      total[side] = cells.length || 1;
      return place;
    };
    const places = { src: order("src"), tgt: order("tgt") };
    const last = { src: 0, tgt: 0 };
    return this.model.rows.map((row) => {
      const at = (side) => {
        if (row[side].length) {
          const seen = row[side].map((id) => places[side].get(id));
          last[side] = (seen[0] + seen[seen.length - 1] + 1) / 2;
        }
        return last[side] / total[side];
      };
      return { row, x: at("src"), y: at("tgt") };
    });
  }

  drawDots() {
    const paper = canvas(this.dots);
    if (!paper) return;
    const { context, width, height } = paper;
    context.strokeStyle = this.colour("line");
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    const size = Math.min(4, Math.max(1.6, width / Math.sqrt(this.known.length) / 4));
    for (const { row, x, y } of this.known) {
      context.fillStyle = this.colour(isNull(row) ? "accent" : this.model.level(row));
      context.fillRect(x * width - size / 2, y * height - size / 2, size, size);
    }
    const here = this.known.find((one) => one.row === this.current);
    if (!here) return;
    context.strokeStyle = this.colour("ink");
    context.beginPath();
    context.arc(here.x * width, here.y * height, 5, 0, 2 * Math.PI);
    context.stroke();
  }

  nearest(event) {
    const [x, y] = [event.offsetX / this.dots.clientWidth, event.offsetY / this.dots.clientHeight];
    const far = (one) => (one.x - x) ** 2 + (one.y - y) ** 2;
    return this.known.reduce((best, one) => (far(one) < far(best) ? one : best)).row;
  }

  drawBars(element, values, low, high, name) {
    const paper = canvas(element);
    if (!paper) return;
    const { context, width, height } = paper;
    const counts = new Array(BINS).fill(0);
    for (const value of values) counts[Math.floor(((value - low) / (high - low)) * BINS)] += 1;
    const most = Math.max(...counts, 1);
    const wide = width / BINS;
    counts.forEach((n, bin) => {
      if (!n) return;
      const tall = Math.max(2, (n / most) * (height - 4)); // one bead among thousands still shows
      context.fillStyle = this.colour(name(low + ((bin + 0.5) / BINS) * (high - low)));
      context.fillRect(bin * wide + 1, height - tall, wide - 2, tall);
    });
    context.fillStyle = this.colour("line");
    context.fillRect(0, height - 1, width, 1);
  }
}
