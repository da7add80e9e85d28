// The two judgements of a bead, of the pairing and of the translation, as one choice.

import { GRADES } from "./tables.js";

/** @import { Fault, Say } from "./types.d.ts" */
/** @import { Grade, Operation, Verdict } from "./tables.js" */

/** Errors with which a translation is hardly good, the worst first. @type {Grade[]} */
const GRAVE = ["critical", "major"];

/**
 * What to say after a judgement; nothing after the usual ones.
 * @param {Verdict} verdict
 * @param {Fault[]} faults the errors that are marked there
 * @param {Say} say
 */
export function effect(verdict, faults, say) {
  if (verdict === "good") {
    const open = new Set(faults.filter((one) => one.ruling !== "rejected").map((one) => one.severity));
    const worst = GRAVE.find((grade) => open.has(grade));
    return worst
      ? say("Judged good, but an error is still marked here: {grade}", { grade: say(GRADES[worst]) })
      : "";
  }
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
