// The texts of the grid around the rows, in the reader's language.

import { find, findAll, make } from "./elements.js";
import { drawHead } from "./heads.js";
import { icon } from "./icons.js";
import { drawKeys, MEANINGS } from "./keys.js";
import { ROLES } from "./tables.js";

/** @import { Say } from "./types.d.ts" */
/** @import { Grid } from "./grid.js" */

/**
 * Shows all texts in the reader's language.
 * @param {Grid} grid
 */
export function label(grid) {
  const { root, desk, say, look, keys, heads } = grid;
  desk.lang = say.lang;
  labelElements(root, say);
  for (const button of grid.buttons()) labelButton(button, say);
  for (const button of grid.buttons(".tools")) {
    const [needs] = grid.work.actions[button.dataset.act ?? ""] ?? [ROLES.reader];
    button.disabled = grid.data.may < needs;
  }
  const { key } = MEANINGS.get("search") ?? { key: "" };
  const hint = key ? ` (${key})` : "";
  look.search.placeholder = say("Search") + hint;
  look.search.title = say("Search both sides") + hint;
  keys.setAttribute("aria-label", say("Keys"));
  keys.replaceChildren(...drawKeys(say, () => keys.close(), () => label(grid)));
  find(root, ".heads", HTMLElement)
    .replaceChildren(drawHead(heads.src), make("div", "gutter"), drawHead(heads.tgt));
  grid.columns.top();
}

/**
 * Translates the texts that the markup names.
 * @param {ParentNode} root
 * @param {Say} say
 */
function labelElements(root, say) {
  for (const element of findAll(root, "[data-word], [data-label]")) {
    const { word, label } = element.dataset;
    if (word) element.textContent = say(word);
    if (label) element.setAttribute("aria-label", say(label));
    if (label && element instanceof HTMLButtonElement) element.title = say(label);
  }
  for (const element of findAll(root, "[data-icon]")) {
    if (!element.dataset.word) element.replaceChildren();
    element.prepend(icon(element.dataset.icon ?? ""));
  }
}

/**
 * Labels a button with its meaning and its key.
 * @param {HTMLButtonElement} button
 * @param {Say} say
 */
function labelButton(button, say) {
  const known = MEANINGS.get(button.dataset.act ?? "");
  if (!known) return;
  button.title = say(known.meaning) + (known.key ? ` (${known.key})` : "");
  if (!button.dataset.word) button.setAttribute("aria-label", button.title);
}
