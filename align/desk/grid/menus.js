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
      if (menu.open) window.addEventListener("pointerdown", onPress, true);
      else window.removeEventListener("pointerdown", onPress, true);
    });
  }
}
