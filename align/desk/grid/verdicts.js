// The two judgements of a bead, of the pairing and of the translation, as one choice.

/** @import { Say } from "./types.d.ts" */
/** @import { Operation, Verdict } from "./tables.js" */

/**
 * What to say after a judgement; nothing after the usual ones.
 * @param {Verdict} verdict
 * @param {Say} say
 */
export function effect(verdict, say) {
  if (verdict === "work") return say("Marked: the translation needs work. It stays in every export.");
  if (verdict === "faulty") return say("Marked: the translation is faulty. It stays in every export.");
  if (verdict !== "rejected") return "";
  return say("Wrong pair: these sentences are no longer paired. If only the translation is bad, press f.");
}

/**
 * The operation that gives `rows` a verdict.
 * @param {Verdict} verdict
 * @param {number[]} rows
 * @returns {Operation}
 */
export function judging(verdict, rows) {
  if (verdict === "open") return { op: "reopen", rows };
  if (verdict === "accepted") return { op: "accept", rows };
  if (verdict === "rejected") return { op: "reject", rows };
  return { op: "judge", rows, rendering: verdict };
}
