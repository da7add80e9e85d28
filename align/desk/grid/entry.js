// What Streamlit sends with every answer of the server, so it is short. The grid's other scripts are
// brought once, by carry.js; this waits for them.

/** @import { Component, Scripts } from "./types.d.ts" */
/** @typedef {(component: Component) => () => void} Show */

const carried = (globalThis.sverkaCarried ??= new Map());
/** @type {Show | null} */
let show = null;

const ready = new Promise((resolve) => {
  const look = () => {
    const name = [...carried.keys()].find((one) => one.startsWith("scripts:"));
    const scripts = /** @type {Scripts | undefined} */ (carried.get(name ?? ""));
    if (scripts) resolve(scripts.text);
  };
  globalThis.addEventListener("sverka-carried", look);
  look();
}).then(async (text) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  show = (await import(address)).default;
});

/** @param {Component} component */
export default function (component) {
  if (show) return show(component);
  let left = false;
  let leave = () => {};
  ready.then(() => {
    if (show && !left) leave = show(component);
  });
  return () => {
    left = true;
    leave();
  };
}
