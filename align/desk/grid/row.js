// A row of the grid as elements. Text only ever enters the page as text.

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

// Appends `text`; a control that would turn its direction becomes a sign without effect.
function write(parent, text) {
  let at = 0;
  for (const match of text.matchAll(TURNING)) {
    parent.append(text.slice(at, match.index));
    const sign = make("span", "control");
    sign.dataset.code =
      "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parent.append(sign);
    at = match.index + match[0].length;
  }
  parent.append(text.slice(at));
}

function drawRuns(parent, runs, words) {
  for (const run of runs) {
    if (typeof run === "string") {
      write(parent, run);
      continue;
    }
    const [text, link, kind] = run;
    const mark = make("span", "link");
    mark.dataset.link = link;
    mark.dataset.kind = kind;
    mark.title = words["kind_" + kind] ?? kind;
    write(mark, text);
    parent.append(mark);
  }
}

function drawLine(line, words) {
  const element = make("span", "line");
  if (line.o) element.classList.add("opens");
  if (line.k) element.dataset.kind = line.k;
  if (line.l) {
    const label = make("span", "speaker");
    drawRuns(label, line.l, words);
    element.append(label);
  }
  drawRuns(element, line.r, words);
  return element;
}

function drawSide(lines, head, words) {
  const cell = make("div", "side");
  cell.setAttribute("role", "gridcell");
  cell.lang = head.lang;
  if (!lines.length) {
    cell.classList.add("missing");
    const note = make("span", "note", words.omitted);
    note.lang = words.lang;
    cell.append(note);
    return cell;
  }
  cell.dir = "auto";
  lines.forEach((line, i) => {
    if (i) cell.append(" ");
    cell.append(drawLine(line, words));
  });
  return cell;
}

const typeName = (type) => type.replace("-", "–");

function drawMiddle(row, words) {
  const share = Math.floor(row.p * 100);
  const cell = make("div", "middle");
  cell.setAttribute("role", "gridcell");
  const number = make("span", "share", String(share));
  const meter = make("span", "meter");
  const fill = make("i");
  fill.style.inlineSize = share + "%";
  meter.append(fill);
  cell.append(number, meter);
  if (row.t !== "1-1") cell.append(make("span", "badge", typeName(row.t)));
  const said = `${words.bead} ${row.n}, ${words.confidence} ${share} %, ${typeName(row.t)}`;
  cell.setAttribute("aria-label", said);
  cell.title = said;
  return cell;
}

function drawRow(row, index, model, heads, words) {
  const element = make("div", "row");
  element.setAttribute("role", "row");
  element.setAttribute("aria-rowindex", String(row.n));
  element.dataset.index = index;
  element.dataset.level = level(row, model.threshold);
  element.dataset.type = row.t;
  element.tabIndex = -1;
  const opening = row.s.some((side) => side[0]?.o);
  if (opening) element.classList.add("paragraph");
  if (isNull(row)) element.classList.add("null");
  element.append(
    drawSide(row.s[0], heads[0], words),
    drawMiddle(row, words),
    drawSide(row.s[1], heads[1], words),
  );
  return element;
}

function drawHead(head, words) {
  const element = make("div", "head");
  const language = make("p", "language", head.language);
  const file = head.source?.split(/[\\/]/).pop();
  const title = make("h2", "title", head.title ?? file ?? head.language);
  title.lang = head.lang;
  title.dir = "auto";
  element.append(language, title);
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

// Where `wanted`, already folded, stands in a side, as ranges over its text.
function hits(side, wanted) {
  const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT, (node) =>
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
  const found = [];
  const folded = fold(text);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(...point(at, false));
    range.setEnd(...point(at + wanted.length, true));
    found.push(range);
  }
  return found;
}
