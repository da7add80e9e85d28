// The names of things in the reader's language.

import { DONE, STATUSES } from "./tables.js";

/** @import { Say, Words } from "./types.d.ts" */
/** @import { Verdict } from "./tables.js" */

/**
 * What people judged about a bead.
 * @type {(status: Verdict, say: Say) => string}
 */
export const statusName = (status, say) => say(STATUSES[status]);

/**
 * What an operation did.
 * @type {(name: string, say: Say) => string}
 */
export const operationName = (name, say) => say(DONE[name] ?? name);

/**
 * The number of sentences on both sides, in readable form.
 * @type {(type: string) => string}
 */
export const typeName = (type) => type.replace("-", "–");

/**
 * When something was done: day, name of the month, year, 24 hours.
 * @type {(at: string, lang: string) => string}
 */
export function moment(at, lang) {
  const when = new Date(at);
  const locale = lang === "en" ? "en-GB" : lang;
  const day = when.toLocaleDateString(locale, { dateStyle: "long" });
  return `${day}, ${when.toLocaleTimeString(locale, { timeStyle: "short" })}`;
}

/**
 * Who did something, and when.
 * @type {(who: string, at: string, say: Say) => string}
 */
export const signature = (who, at, say) => `${who || say("someone")}, ${moment(at, say.lang)}`;

/**
 * A function that translates messages into the reader's language.
 * @param {Words} words
 * @returns {Say}
 */
export function sayer({ lang, table }) {
  /** @type {(message: string, values?: Record<string, string | number>) => string} */
  const say = (message, values = {}) =>
    (table[message] ?? message).replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  return Object.assign(say, { lang });
}
