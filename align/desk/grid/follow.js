// Fields that are open while others change the document: they stay open where their sentences are now. If
// they closed, the next letters that the person types would be taken for keys of the grid.

import { focusedBeside } from "./elements.js";
import { textOf, written } from "./lines.js";

/** @import { Editor, Job } from "./editor.js" */
/** @import { Key } from "./drafts.js" */
/** @import { Line } from "./lines.js" */
/** @import { Row } from "./types.d.ts" */

/**
 * After a change: gives the fields of `editor` the focus if they lost it, or opens them in the bead that has
 * their sentences now, with what was typed and the cursor where it was. If the sentences are gone, a window
 * shows the text.
 * @param {Editor} editor
 */
export function follow(editor) {
  const { job, grid, texts, dirty } = editor;
  if (!job) return;
  const { key, side, areas } = job;
  const home = grid.model.byId.get(job.row);
  if (home && job.before.every(([id]) => home[side].includes(id))) {
    editor.settle(); // now, and not only when the row is painted: the next key may come before that
    return;
  }
  const { current } = areas;
  const { selectionStart, selectionEnd } = current;
  const place = areas.all.indexOf(current);
  const had = editor.isFree; // the fields were removed with the row
  const before = focusedBeside(grid.desk) ?? document.activeElement;
  editor.keep();
  const row = divide(editor, job) ?? texts.rowOf(key);
  const draft = texts.drafts.all.get(key);
  editor.shut();
  if (!row) {
    if (dirty && draft) texts.rescue(key, draft);
    return;
  }
  editor.open(row, side);
  const now = editor.job?.areas;
  const area = now?.of(Number(current.dataset.cell)) ?? now?.all[place] ?? now?.current ?? current;
  area.focus({ preventScroll: true });
  area.setSelectionRange(selectionStart, selectionEnd);
  if (!had && before instanceof HTMLElement) before.focus({ preventScroll: true });
}

/**
 * Makes a draft for each bead if the sentences of `job` are in several beads now. Returns the bead of the
 * current field, if they are.
 * @param {Editor} editor
 * @param {Job} job
 */
function divide(editor, job) {
  const { grid: { model }, texts: { drafts } } = editor;
  const { base, had } = editor.based(job);
  const was = written(base, had);
  /** @type {Map<Row, { was: Line[], lines: Line[] }>} */
  const parts = new Map();
  /** @type {{ was: Line[], lines: Line[] } | undefined} */
  let part;
  /** @type {Row | undefined} */
  let here;
  for (const line of was) {
    const row = model.rowOf(line[0]);
    if (row) parts.set(row, { was: [...(parts.get(row)?.was ?? []), line], lines: [] });
  }
  if (parts.size < 2) return undefined;
  const at = job.areas.all.indexOf(job.areas.current);
  const [first] = parts.values();
  job.areas.lines.forEach((line, k) => {
    const row = model.rowOf(line[0]); // a new sentence stays with the one before it
    part = (row && parts.get(row)) ?? part ?? first;
    part.lines.push(line);
    if (k === at) here = [...parts].find(([, one]) => one === part)?.[0];
  });
  drafts.drop(job.key);
  for (const [row, { was, lines }] of parts) {
    const [kind] = job.key.split(":");
    drafts.keep(/** @type {Key} */ (`${kind}:${was[0][0]}`), {
      text: textOf(lines),
      base: textOf(was),
      had: was.map(([id]) => id),
      ids: lines.map(([id]) => id),
      seen: job.standing.seen,
      open: row === here,
    });
  }
  return here;
}
