// The icons, drawn: signs of a font look different everywhere, and some fonts lack them.

import { make } from "./elements.js";

const SPACE = "http://www.w3.org/2000/svg";

/** Lines in a square of 16, by the icon's name. @type {Partial<Record<string, string>>} */
const LINES = {
  good: "M3 8.6 6.3 12 13 4.6",
  work: "M2.3 9.4C4 6.6 6 6.6 8 8.2s4 1.6 5.7-1.2",
  faulty: "M4 4l8 8M12 4l-8 8",
  accepted: "M3 6h10M3 10h10",
  rejected: "M3 6h10M3 10h10M10.6 3 5.4 13",
  all: "M1.5 8.8 4.2 11.6 9.4 5M7.4 10.7l.9.9L13.9 5",
  star: "m8 2 1.8 3.8 4.1.6-3 2.9.7 4.1L8 11.5l-3.6 1.9.7-4.1-3-2.9 4.1-.6z",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  undo: "M3 6h6.3a3.7 3.7 0 0 1 0 7.4H6M6 3 3 6l3 3",
  redo: "M13 6H6.7a3.7 3.7 0 0 0 0 7.4H10M10 3l3 3-3 3",
  changes: "M3 13.5h10M4.6 10.5 8 2.8l3.4 7.7M5.8 8h4.4",
  queue: "M2.5 3.5h11M2.5 8h7.5M2.5 12.5h4M12.5 7v6M10.5 11l2 2 2-2",
  charts: "M2 2v12h12M5.5 11.5V8M8.8 11.5V4.5M12 11.5V6.5",
  memory: "M2 3h5.2c.5 0 .8.3.8.8v9.7c0-.5-.3-.8-.8-.8H2zM14 3H8.8c-.5 0-.8.3-.8.8v9.7c0-.5.3-.8.8-.8H14z",
  contents: "M2.5 3.5h2M6.5 3.5h7M4 8h1.5M7.5 8h6M4 12.5h1.5M7.5 12.5h6",
  reading: "M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5",
  columns: "M1.8 3h12.4v10H1.8zM6 3v10M10 3v10",
  comment: "M2.5 3h11v7.5H8L5 13.4v-2.9H2.5z",
  note: "M4 2h5.5l3 3v9H4zM6.3 7.5h3.6M6.3 10.3h3.6",
  readers:
    "M8 5.2a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0M1.8 13c0-2.4 1.7-4 4-4s4 1.6 4 4M10 3.2a2.2 2.2 0 0 1 0 4.2M11.6 9.4c1.6.5 2.6 1.8 2.6 3.6",
  boundary: "M1.5 8h13M4 5.5h8",
  unsaved: "m3 13 .7-2.9 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2",
};

/**
 * An icon; its meaning is a text or a label beside it.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SPACE, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(SPACE, "path");
  path.setAttribute("d", LINES[name] ?? "");
  svg.append(path);
  return svg;
}

/**
 * An icon with the sign that stands for it in plain text, for what reads the text of the page.
 * @param {string} name
 * @param {string} sign
 * @param {string} [className]
 */
export function drawSign(name, sign, className) {
  const element = make("span", className);
  element.append(icon(name), make("span", "quiet", sign));
  return element;
}
