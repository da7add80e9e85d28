// Fields that are open while others change the document: they stay open where their sentences are now. If
// they closed, the next letters that the person types would be taken for keys of the grid.

import { focusedBeside } from "./elements.js";

/** @import { Editor } from "./editor.js" */

/**
 * After a change: gives the fields of `editor` the focus if they lost it, or opens them in the bead that has their sentences now, with what was
 * typed and the cursor where it was. If the sentences are gone, a window shows the text.
 * @param {Editor} editor
 */
export function follow(editor) {
  const { job, grid, texts, dirty, current } = editor;
  if (!job) return;
  if (grid.model.byId.has(job.row)) {
    editor.settle(); // now, and not only when the row is painted: the next key may come before that
    return;
  }
  const { key, side } = job;
  const { selectionStart, selectionEnd } = current;
  const place = editor.fields.indexOf(current);
  const had = editor.isFree; // the fields were removed with the row
  const before = focusedBeside(grid.desk) ?? document.activeElement;
  editor.keep();
  editor.shut();
  const draft = texts.drafts.all.get(key);
  const row = texts.rowOf(key);
  if (!row) {
    if (dirty && draft) texts.rescue(key, draft);
    return;
  }
  editor.open(row, side);
  const area = editor.fieldOf(Number(current.dataset.cell)) ?? editor.fields[place] ?? editor.current;
  area.focus({ preventScroll: true });
  area.setSelectionRange(selectionStart, selectionEnd);
  if (!had && before instanceof HTMLElement) before.focus({ preventScroll: true });
}
