// The small menus above the texts. The browser closes one when another one opens, by their common name.

import { findAll } from "./elements.js";

const OPEN = "details.more[open]";

/**
 * Closes the menu that is open. Returns whether there was one.
 * @param {ParentNode} root
 */
export function closeMenu(root) {
  const menu = root.querySelector(OPEN);
  if (!(menu instanceof HTMLDetailsElement)) return false;
  const hadFocus = menu.matches(":focus-within");
  menu.open = false;
  if (hadFocus) menu.querySelector("summary")?.focus();
  return true;
}

const EDGE = 8; // pixels between a menu and the edge of the window

/**
 * Moves what `menu` shows into the window: its button may be anywhere in a bar that wraps.
 * @param {HTMLDetailsElement} menu
 */
function fit(menu) {
  const panel = menu.querySelector(".panel");
  if (!(panel instanceof HTMLElement)) return;
  panel.style.translate = "";
  const { left, right } = panel.getBoundingClientRect();
  const over = Math.max(0, right + EDGE - document.documentElement.clientWidth);
  panel.style.translate = `${Math.max(EDGE - left, -over)}px`;
}

/**
 * Has a click anywhere else close each menu in `root`.
 * @param {ParentNode} root
 */
export function watchMenus(root) {
  for (const menu of findAll(root, "details.more")) {
    if (!(menu instanceof HTMLDetailsElement)) continue;
    /** @type {(event: Event) => void} */
    const onPress = (event) => {
      if (!event.composedPath().includes(menu)) menu.open = false;
    };
    menu.addEventListener("toggle", () => {
      if (menu.open) {
        window.addEventListener("pointerdown", onPress, true);
        fit(menu);
      } else window.removeEventListener("pointerdown", onPress, true);
    });
  }
}
