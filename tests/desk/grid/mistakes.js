// Mistakes that `deno check` must find. It fails if it does not find one of them, as it would if a
// type had become `any`.

/** @import { Operation } from "../../../align/desk/grid/tables.js" */
/** @import { Row } from "../../../align/desk/grid/types.d.ts" */
/** @import { Work } from "../../../align/desk/grid/work.js" */

/** @type {Operation[]} */
export const operations = [
  { op: "accept", rows: [1] },
  // @ts-expect-error: no operation has this name
  { op: "acept", rows: [1] },
  // @ts-expect-error: it takes rows
  { op: "accept", row: 1 },
];

/** @type {(work: Work, row: Row) => unknown} */
export const act = (work, row) =>
  // @ts-expect-error: a status is not an operation
  work.decide("accepted", row, work.standing);
