// The links of every page, for a person who opens them in another tab: there, only the address says who
// that is. Streamlit's own links leave it out, and open their page in this tab whatever keys are held.

import { withPerson } from "./person.js";

const EVENTS = ["pointerdown", "contextmenu", "keydown"]; // before a browser reads the address

/**
 * The link to another page of the desk that an event is about.
 * @param {Event} event
 */
function linkOf(event) {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href);
  const isOurs = link instanceof HTMLAnchorElement && link.origin === location.origin && !link.download;
  return isOurs ? link : null;
}

/** @param {Event} event */
function complete(event) {
  const link = linkOf(event);
  const href = link && withPerson(link.href);
  if (link && href && href !== link.href) link.href = href;
}

/**
 * Leaves a click for another tab or window to the browser.
 * @param {MouseEvent} event
 */
function leave(event) {
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (isElsewhere && linkOf(event)) event.stopImmediatePropagation();
}

export default function () {
  window.addEventListener("click", leave, true);
  for (const name of EVENTS) window.addEventListener(name, complete, true);
}
