// Shows a conflict with a change that someone else made in the same place.

import { make, write } from "./elements.js";
import { statusName } from "./names.js";
import { verdictOf } from "./records.js";
import { SIDES } from "./tables.js";

/** @import { Button, Say, Stale, Version } from "./types.d.ts" */
/** @import { Operation } from "./tables.js" */
/** @import { Model } from "./model.js" */

/**
 * Who has changed what meanwhile, and both versions of it.
 * @param {Stale} stale
 * @param {boolean} isMine whether only the reader changed it
 * @param {Say} say
 * @returns {Element[]}
 */
export function drawConflict({ who, rows, instead }, isMine, say) {
  const names = who.filter(Boolean).join(", ") || say("someone");
  const said = make(
    "p",
    "",
    isMine
      ? say("You have changed this in the meantime. Nothing was overwritten.")
      : say("{who} has changed this in the meantime. Nothing was overwritten.", { who: names }),
  );
  const versions = rows.map((row) => {
    const both = make("div", "versions");
    both.append(
      drawVersion(say("The version you saw"), row.seen, say),
      drawVersion(say("The current version"), row.now, say),
    );
    return both;
  });
  const reason = instead ? [make("p", "", say("It now says: {text}", { text: instead }))] : [];
  return [said, ...versions, ...reason];
}

/**
 * A row as it was or as it is now.
 * @param {string} title
 * @param {Version | undefined} version
 * @param {Say} say
 */
function drawVersion(title, version, say) {
  const element = make("section");
  element.append(make("h3", "", title));
  if (!version) {
    element.append(make("p", "", say("no longer there")));
    return element;
  }
  for (const side of SIDES) {
    const text = make("p");
    text.dir = "auto";
    write(text, version[side] || "–");
    element.append(text);
  }
  if (version.note) element.append(make("p", "", `${say("Note")}: ${version.note}`));
  element.append(make("p", "by", statusName(verdictOf(version), say)));
  return element;
}

/**
 * A button that copies the text in `mine` and leaves the sheet open.
 * @type {(mine: HTMLInputElement | HTMLTextAreaElement, say: Say) => Button}
 */
export const copying = (mine, say) => [say("Copy my text"), () => {
  mine.select();
  document.execCommand("copy"); // the Clipboard API needs https
  return false;
}];

/**
 * Whether the row or sentence of `op` still exists.
 * @type {(op: Operation, stale: Stale, model: Model) => boolean}
 */
export const isPossible = (op, { rows }, model) =>
  "cell" in op ? model.rowOf(op.cell) !== null : rows.every((row) => row.now);
