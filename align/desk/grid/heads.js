// The headings of the columns.

import { make } from "./elements.js";

/** @import { Head } from "./types.d.ts" */

/**
 * The heading of a column.
 * @param {Head} head
 */
export function drawHead(head) {
  const element = make("div", "head");
  const file = head.source?.split(/[\\/]/).pop();
  const title = make("h2", "title", head.title ?? file ?? "");
  title.lang = head.lang;
  title.dir = "auto";
  title.title = title.textContent;
  const facts = make("p", "facts");
  if (head.date) facts.append(make("span", "", head.date));
  if (head.number) facts.append(make("span", "", head.number));
  if (head.url) facts.append(drawLink(head.url));
  else if (file && file !== title.textContent) {
    const name = make("span", "", file);
    name.title = head.source ?? "";
    facts.append(name);
  }
  const remarks = (head.notes ?? []).map((note) => make("p", "remark", note));
  const line = make("div", "name");
  line.append(make("p", "language", head.language));
  if (title.textContent) line.append(title);
  element.append(line);
  if (facts.childElementCount) element.append(facts);
  element.append(...remarks);
  return element;
}

/** @param {string} url */
function drawLink(url) {
  const link = make("a", "", url);
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}
