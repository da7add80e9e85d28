// Texts as searches read them, and the signs in them that nobody sees.

// Controls that turn the direction of what follows, and signs without width: drawn as their code.
export const HIDDEN =
  // deno-lint-ignore no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/**
 * Lower case without changing the length, so that offsets hold; е stands for ё.
 * @param {string} text
 */
export function fold(text) {
  const lower = text.toLowerCase();
  const even = lower.length === text.length ? lower : text.replace(/./gsu, foldSign);
  return even.replace(/ё/g, "е").replace(/[\u00a0\u202f\n]/g, " ").replace(/[’ʼ]/g, "'");
}

/** @param {string} sign */
function foldSign(sign) {
  const lower = sign.toLowerCase();
  return lower.length === sign.length ? lower : sign;
}

/**
 * What a search looks for: `query` as an expression over the text, or over the folded text unless
 * `isRegex`. Null if nothing is asked. Throws SyntaxError if the expression is not valid.
 * @param {string} query
 * @param {boolean} isRegex
 */
export function searchPattern(query, isRegex) {
  const asked = query.trim();
  if (!asked) return null;
  return new RegExp(isRegex ? asked : fold(asked).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "giu");
}
