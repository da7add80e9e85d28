// Texts as searches read them, and their invisible characters.

// Characters that change the direction of text, and characters without width: drawn as their code.
export const HIDDEN =
  // deno-lint-ignore no-control-regex -- the expression must match them
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/**
 * Lower case with the same length, so that offsets stay valid; ё becomes е.
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
 * The search expression for `query`: over the text if `isRegex`, otherwise over the folded text. Null
 * if the query is empty. Throws SyntaxError if the expression is not valid.
 * @param {string} query
 * @param {boolean} isRegex
 */
export function searchPattern(query, isRegex) {
  const asked = query.trim();
  if (!asked) return null;
  return new RegExp(isRegex ? asked : fold(asked).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "giu");
}
