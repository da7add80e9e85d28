// The links of every page, for a person who opens them in another tab: there, only the address says who
// that is. Streamlit's own links leave it out.

import { withPerson } from "./person.js";

const EVENTS = ["pointerdown", "contextmenu", "keydown"]; // before a browser reads the address

/** @param {Event} event */
function complete(event) {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href);
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.download) return;
  const href = withPerson(link.href);
  if (href !== link.href) link.href = href;
}

export default function () {
  for (const name of EVENTS) window.addEventListener(name, complete, true);
}
