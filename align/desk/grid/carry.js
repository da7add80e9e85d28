// Brings to the browser, once, what the grid beside it needs and is too large to send each time:
// a document's texts and the words of a language, each under a name.

/** @import { Base, Words } from "./types.d.ts" */

/** @param {{ data: Uint8Array<ArrayBuffer> }} component */
export default function ({ data }) {
  /** @type {Base | Words} */
  const brought = JSON.parse(new TextDecoder().decode(data));
  const carried = (globalThis.sverkaCarried ??= new Map());
  const kind = brought.name.split(":")[0];
  for (const name of carried.keys()) {
    if (name.startsWith(kind + ":")) carried.delete(name); // one of a kind is enough
  }
  carried.set(brought.name, brought);
  globalThis.dispatchEvent(new Event("sverka-carried"));
}
