// What changed between two texts, word by word, as align/formats/difference.py finds it for files.

/** @typedef {"same" | "added" | "removed"} Kind */
/** @typedef {[kind: Kind, text: string]} Piece some words that both texts have, or only one */
/** @typedef {[same: boolean, b0: number, b1: number, a0: number, a1: number]} Block */

// Words and figures; single letters in scripts without spaces; signs with all that belongs to them.
const ALONE = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}" +
  "\\p{Script=Khmer}\\p{Script=Myanmar}]";
const WORD = `(?:(?!${ALONE})[\\p{L}\\p{N}\\p{M}_])+`;
const TOKEN = new RegExp(`${ALONE}\\p{M}*|${WORD}(?:[.,’']${WORD})*|\\s|\\P{M}\\p{M}*|.`, "gsu");
const LETTERS = /[\p{L}\p{N}_]/gu;
const MOST = 4_000_000; // comparing takes time in proportion to the product of the lengths
const SLIGHT = 3; // letters of a word that is the same by chance

/** @type {(text: string) => string[]} */
export const tokens = (text) => text.match(TOKEN) ?? [];

/**
 * The text `after` in pieces, with the words of `before` that are no longer there.
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]}
 */
export function changes(before, after) {
  const [old, fresh] = [tokens(before), tokens(after)];
  /** @type {Piece[]} */
  const found = [];
  for (const [same, b0, b1, a0, a1] of blocks(old, fresh)) {
    if (!same && b1 > b0) found.push(["removed", old.slice(b0, b1).join("")]);
    if (a1 > a0) found.push([same ? "same" : "added", fresh.slice(a0, a1).join("")]);
  }
  return found;
}

/**
 * The tokens that are the same and those that are not, by turns. Spaces, signs and short words that are
 * the same only by chance, between words that were replaced, do not count.
 * @param {string[]} old
 * @param {string[]} fresh
 */
function blocks(old, fresh) {
  const found = joined(raw(old, fresh));
  /** @type {(block: Block) => boolean} */
  const isReplaced = ([, b0, b1, a0, a1]) => b1 > b0 && a1 > a0;
  const slight = found.map(([same, b0, b1], k) =>
    same && k > 0 && k < found.length - 1 && isReplaced(found[k - 1]) && isReplaced(found[k + 1]) &&
    isSlight(old.slice(b0, b1))
  );
  return joined(found.map(([same, ...rest], k) => [same && !slight[k], ...rest]));
}

/**
 * Whether the tokens are a space or a sign, or a short word between two of them.
 * @param {string[]} some
 */
function isSlight(some) {
  const words = some.filter((one) => one.match(LETTERS));
  if (!words.length) return some.length === 1;
  const [word] = words;
  return some.length <= SLIGHT && words.length === 1 && word.length < SLIGHT && !word.match(/\p{N}/u);
}

/**
 * Joins neighbouring blocks that are both the same, or both not.
 * @param {Block[]} some
 * @returns {Block[]}
 */
function joined(some) {
  /** @type {Block[]} */
  const found = [];
  for (const block of some) {
    const last = found.at(-1);
    if (last && last[0] === block[0]) [last[2], last[4]] = [block[2], block[4]];
    else found.push([...block]);
  }
  return found;
}

/**
 * @param {string[]} old
 * @param {string[]} fresh
 * @returns {Block[]}
 */
function raw(old, fresh) {
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const [b1, a1] = [old.length - tail, fresh.length - tail];
  /** @type {Block[]} */
  const found = [];
  if (head) found.push([true, 0, head, 0, head]);
  found.push(...middle(old.slice(head, b1), fresh.slice(head, a1), head));
  if (tail) found.push([true, b1, old.length, a1, fresh.length]);
  return found;
}

/**
 * The blocks of the longest common subsequence.
 * @param {string[]} old
 * @param {string[]} fresh
 * @param {number} shift the number of tokens before both
 * @returns {Block[]}
 */
function middle(old, fresh, shift) {
  const [m, n] = [old.length, fresh.length];
  if (!m && !n) return [];
  if (m * n > MOST) return [[false, shift, shift + m, shift, shift + n]];
  const width = n + 1;
  const longest = new Uint32Array((m + 1) * width); // of what follows each pair of places
  for (let i = m - 1; i >= 0; i -= 1) {
    for (let j = n - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      longest[at] = old[i] === fresh[j]
        ? longest[at + width + 1] + 1
        : Math.max(longest[at + width], longest[at + 1]);
    }
  }
  /** @type {Block[]} */
  const found = [];
  for (let i = 0, j = 0; i < m || j < n;) {
    const at = i * width + j;
    const same = i < m && j < n && old[i] === fresh[j];
    const drop = !same && i < m && (j === n || longest[at + width] >= longest[at + 1]);
    const [i1, j1] = [i + (same || drop ? 1 : 0), j + (same || !drop ? 1 : 0)];
    found.push([same, shift + i, shift + i1, shift + j, shift + j1]);
    [i, j] = [i1, j1];
  }
  return found;
}
