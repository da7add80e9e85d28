// What stands below the fields in which people edit a bead: its buttons, and the text as loaded.

import { make, makeButton } from "./elements.js";

/** @import { Row } from "./types.d.ts" */
/** @import { Editor, Job } from "./editor.js" */

/**
 * @param {Editor} editor
 * @param {Row} row
 * @param {Job} job
 */
export function drawFoot(editor, row, { side, areas }) {
  const { say, model } = editor.grid;
  const foot = make("div", "buttons");
  /** @type {[string, string, () => void][]} */
  const buttons = [
    [say("Save"), "Enter", () => editor.save()],
    [say("Good, next"), "Ctrl+Enter", () => editor.save({ good: true })],
    [say("New sentence"), "Shift+Enter", () => areas.cut()],
    [say("Join with the next sentence"), "", () => editor.joinOn()],
    [say("Cancel"), "", () => editor.cancel()],
  ];
  for (const [text, key, act] of buttons) {
    const button = makeButton(text, act);
    if (key) button.append(" ", make("kbd", "", key));
    if (!foot.children.length) button.className = "primary";
    foot.append(button);
  }
  const loaded = model.cellsOf(row[side]).filter(({ was }) => was);
  const was = loaded.map((cell) => {
    const line = make("p", "was", say("As loaded: {text}", { text: cell.was ?? "" }));
    line.append(" ", makeButton(say("As loaded"), () => areas.reset(cell.id, cell.was ?? "")));
    return line;
  });
  const all = make("div", "foot");
  all.append(...was, foot);
  return all;
}
