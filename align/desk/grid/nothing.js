// Placeholders for the document, the messages and the page until they arrive.

import { ROLES } from "./tables.js";

/** @import { Base, Data, Words } from "./types.d.ts" */

/** @type {Base} */
export const NO_TEXTS = {
  name: "",
  document: 0,
  seq: 0,
  doubtfulBelow: 0,
  joiners: { src: " ", tgt: " " },
  cells: { ids: [], texts: [], places: [], labels: {}, was: {} },
  rows: { ids: [], src: [], tgt: [], p: [], st: "", more: {} },
};
/** @type {Words} */
export const NO_WORDS = { name: "", lang: "", table: {} };
const NO_HEAD = { lang: "", language: "" };
/** @type {Data} */
export const NO_DATA = {
  texts: "",
  words: "",
  columns: "",
  heads: [NO_HEAD, NO_HEAD],
  used: "",
  may: ROLES.reader,
  who: "",
  quality: { categories: [], own: {} },
  run: "",
};
