// What Streamlit sends with every answer of the server, so it is short. The grid's other scripts and its
// styles are brought once, by carry.js; this waits for them.

/** @import { Component, Scripts } from "./types.d.ts" */
/** @typedef {(component: Component) => () => void} Show */

const carried = (globalThis.sverkaCarried ??= new Map());
const styles = new CSSStyleSheet();
/** @type {Show | null} */
let show = null;

const ready = new Promise((resolve) => {
  const look = () => {
    const name = [...carried.keys()].find((one) => one.startsWith("scripts:"));
    const scripts = /** @type {Scripts | undefined} */ (carried.get(name ?? ""));
    if (scripts) resolve(scripts);
  };
  globalThis.addEventListener("sverka-carried", look);
  look();
}).then(async (scripts) => {
  styles.replaceSync(scripts.styles);
  const address = URL.createObjectURL(new Blob([scripts.text], { type: "text/javascript" }));
  show = (await import(address)).default;
});

/**
 * Shows the grid, with its styles wherever Streamlit has drawn it.
 * @param {Show} shown
 * @param {Component} component
 */
function dressed(shown, component) {
  const root = component.parentElement.getRootNode();
  if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(styles)) {
    root.adoptedStyleSheets.push(styles);
  }
  return shown(component);
}

/** @param {Component} component */
export default function (component) {
  if (show) return dressed(show, component);
  let left = false;
  let leave = () => {};
  ready.then(() => {
    if (show && !left) leave = dressed(show, component);
  });
  return () => {
    left = true;
    leave();
  };
}
