// Brings to the browser, once, what the grid needs and what is too large to send each time: its scripts,
// the texts of a document and the messages of a language, each under a name.

/** @import { Base, Besides, Scripts, Words } from "./types.d.ts" */

/** @param {{ data: Uint8Array<ArrayBuffer> }} component */
export default function ({ data }) {
  /** @type {Base | Besides | Scripts | Words} */
  const brought = JSON.parse(new TextDecoder().decode(data));
  const carried = (globalThis.sverkaCarried ??= new Map());
  const kind = brought.name.split(":")[0];
  for (const name of carried.keys()) {
    if (name.startsWith(kind + ":")) carried.delete(name); // only one of each kind is kept
  }
  carried.set(brought.name, brought);
  globalThis.dispatchEvent(new Event("sverka-carried"));
}
