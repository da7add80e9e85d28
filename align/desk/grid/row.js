// A row of the grid as elements. Text only ever enters the page as text.

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

// Appends `text` with places to break it where a hundred signs have none: browsers take minutes to
// break a line of a hundred thousand.
function append(parent, text) {
  let at = 0;
  for (const match of text.matchAll(/\S{100}/gu)) {
    const end = match.index + match[0].length;
    parent.append(text.slice(at, end), make("wbr"));
    at = end;
  }
  parent.append(text.slice(at));
}

// Appends `text`; a sign that would turn its direction, or hides, is drawn as its code.
function write(parent, text) {
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    append(parent, text.slice(at, match.index));
    const sign = make("span", "control");
    sign.dataset.code =
      "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parent.append(sign);
    at = match.index + match[0].length;
  }
  append(parent, text.slice(at));
}

const kindNames = (say) => ({
  number: say("number"),
  date: say("date"),
  name: say("name"),
  symbol: say("symbol"),
});

// Writes text[begin:end] with `marks`, which are [begin, end, link, kind] in the whole text.
function writeMarked(parent, text, begin, end, marks, say) {
  let at = begin;
  for (const [from, to, link, kind] of marks) {
    const [start, stop] = [Math.max(from, at), Math.min(to, end)];
    if (start >= stop) continue;
    write(parent, text.slice(at, start));
    const mark = make("span", "link");
    mark.dataset.link = link;
    mark.dataset.kind = kind;
    const name = kindNames(say)[kind];
    if (name) mark.title = name;
    write(mark, text.slice(start, stop));
    parent.append(mark);
    at = stop;
  }
  write(parent, text.slice(at, end));
}

function drawCell(cell, marks, say) {
  const element = make("span", "line");
  element.dataset.cell = cell.id;
  if (cell.opens) element.classList.add("opens");
  if (cell.kind !== "body") element.dataset.kind = cell.kind;
  if (cell.was !== undefined) {
    element.classList.add("edited");
    element.title = say("As loaded: {text}", { text: cell.was });
  }
  if (cell.label) {
    const label = make("span", "speaker");
    writeMarked(label, cell.text, 0, cell.label, marks, say);
    element.append(label);
  }
  writeMarked(element, cell.text, cell.label, cell.text.length, marks, say);
  return element;
}

function drawSide(row, side, model, head, say) {
  const element = make("div", "side");
  element.setAttribute("role", "gridcell");
  element.dataset.side = side;
  element.lang = head.lang;
  const cells = model.cellsOf(row, side);
  if (!cells.length) {
    element.classList.add("missing");
    const note = make("span", "note", row.note || say("no counterpart"));
    note.lang = say.lang;
    element.append(note);
    return element;
  }
  element.dir = "auto";
  const marks = row.marks?.[side === "src" ? 0 : 1] ?? [];
  cells.forEach((cell, i) => {
    if (i) element.append(" ");
    const own = marks.filter((mark) => mark[0] === i).map((mark) => mark.slice(1));
    element.append(drawCell(cell, own, say));
  });
  return element;
}

const typeName = (type) => type.replace("-", "–");
const SIGNS = { accepted: "✓", rejected: "✗" };

function drawMiddle(row, model, say) {
  const share = Math.floor(row.p * 100);
  const type = typeName(typeOf(row));
  const cell = make("div", "middle");
  cell.setAttribute("role", "gridcell");
  const number = make("span", "share", row.st === "open" ? (row.unweighed ? "?" : String(share)) : SIGNS[row.st]);
  const meter = make("span", "meter");
  const fill = make("i");
  fill.style.inlineSize = share + "%";
  meter.append(fill);
  cell.append(number, meter);
  if (type !== "1–1") cell.append(make("span", "badge", type));
  const sure = row.unweighed ? say("confidence not known yet") : say("confidence {n} %", { n: share });
  const said = [say("Bead {n}", { n: row.at + 1 }), sure, type];
  if (row.st === "accepted") said.push(say("accepted"));
  if (row.st === "rejected") said.push(say("rejected"));
  const signs = make("span", "signs");
  const sign = (test, text, name) => {
    if (!test) return;
    signs.append(make("span", "", text));
    said.push(name);
  };
  sign(row.bookmark, "★", say("bookmark"));
  sign(row.comments, "✎" + row.comments, say("comments: {n}", { n: row.comments }));
  sign(row.boundary, "⎯", say("hard boundary above"));
  sign(row.note && !isNull(row), "¶", row.note);
  if (signs.childNodes.length) cell.append(signs);
  cell.setAttribute("aria-label", said.join(", "));
  cell.title = said.join("\n");
  return cell;
}

// What the checks say about a row, under both its sides.
function drawIssues(issues, say) {
  const element = make("div", "issues");
  element.setAttribute("role", "gridcell");
  issues.forEach((issue, i) => {
    const line = make("p", "issue");
    line.dataset.severity = issue.severity;
    const button = make("button", "", say("Dismiss"));
    button.type = "button";
    button.tabIndex = -1; // the key d does the same
    button.dataset.issue = i;
    line.append(make("b", "", issue.title), " ", make("span", "", issue.message), " ", button);
    if (issue.note) line.append(make("i", "", issue.note));
    element.append(line);
  });
  return element;
}

function drawRow(row, model, heads, say) {
  const element = make("div", "row");
  element.setAttribute("role", "row");
  element.setAttribute("aria-rowindex", String(row.at + 1));
  element.dataset.id = row.id;
  element.dataset.level = model.level(row);
  element.dataset.status = row.st;
  element.dataset.type = typeOf(row);
  element.tabIndex = -1;
  const opening = [row.src[0], row.tgt[0]].some((id) => model.cells.get(id)?.opens);
  if (opening) element.classList.add("paragraph");
  if (row.boundary) element.classList.add("boundary");
  if (isNull(row)) element.classList.add("null");
  element.append(
    drawSide(row, "src", model, heads[0], say),
    drawMiddle(row, model, say),
    drawSide(row, "tgt", model, heads[1], say),
  );
  const issues = model.issues.get(row.id);
  if (issues) element.append(drawIssues(issues, say));
  return element;
}

function drawHead(head, say) {
  const element = make("div", "head");
  const file = head.source?.split(/[\\/]/).pop();
  const title = make("h2", "title", head.title ?? file ?? head.language);
  title.lang = head.lang;
  title.dir = "auto";
  element.append(make("p", "language", head.language), title);
  const facts = make("p", "facts");
  if (head.date) facts.append(make("span", "", head.date));
  if (head.number) facts.append(make("span", "", head.number));
  if (head.url) {
    const link = make("a", "", head.url);
    link.href = head.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    facts.append(link);
  } else if (file) {
    const name = make("span", "", file);
    name.title = head.source;
    facts.append(name);
  }
  element.append(facts);
  for (const note of head.notes ?? []) element.append(make("p", "remark", note));
  return element;
}

// The text of an element as one string, and a function that makes ranges of it.
function readText(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".note")
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const point = (offset, end) => {
    const at = nodes.findLastIndex(([start]) => (end ? start < offset : start <= offset));
    return [nodes[at][1], offset - nodes[at][0]];
  };
  const range = (begin, end) => {
    const made = document.createRange();
    made.setStart(...point(begin, false));
    made.setEnd(...point(Math.min(end, text.length), true));
    return made;
  };
  return { text, range };
}

// Where `pattern`, a global expression over the folded text, stands in a side, as ranges.
function hits(side, pattern, folded) {
  const { text, range } = readText(side);
  return [...(folded ? fold(text) : text).matchAll(pattern)]
    .filter((match) => match[0])
    .map((match) => range(match.index, match.index + match[0].length));
}
