// Streamlit's own words in the reader's language: it knows only English. Only texts in its own
// elements are replaced, never those of documents.

/** @typedef {[parts: RegExp, text: string]} Pattern */

const PLACES = [
  '[data-testid^="stFileUploader"]',
  '[data-testid^="stMainMenu"]',
  '[data-testid="stThemeSwitcher"]',
  '[data-testid="stDialog"]',
  '[data-testid="stSelectbox"]',
  '[data-testid="stSelectboxVirtualDropdown"]',
  '[data-testid="stMultiSelect"]',
  '[data-testid="stSkipToContent"]',
  '[data-testid="stTopNav"]',
  '[role="listbox"]',
].join();
const OWN = '[data-testid="stFileChipName"], [data-testid="stIconMaterial"], [role="option"]';
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

/** @type {Map<string, string>} */
let exact = new Map();
/** @type {Pattern[]} */
let patterns = [];
/** What was replaced, to bring it back if the language changes. @type {Map<Node, Map<string, string>>} */
const before = new Map();

const observer = new MutationObserver((changes) => {
  for (const { target, addedNodes, attributeName } of changes) {
    if (attributeName && target instanceof Element) changeAttribute(target, attributeName);
    else if (target instanceof Text) changeText(target);
    for (const node of addedNodes) change(node);
  }
});

/** @param {string} text */
function translated(text) {
  const key = text.trim();
  const found = exact.get(key);
  if (found !== undefined) return text.replace(key, () => found);
  for (const [parts, into] of patterns) {
    const match = parts.exec(key);
    if (match) return into.replace(/\{(\w+)\}/g, (all, name) => match.groups?.[name] ?? all);
  }
  return text;
}

/** @param {Node} root */
function change(root) {
  if (root instanceof Text) changeText(root);
  if (!(root instanceof Element)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Node | null} */ (root); node; node = walker.nextNode()) {
    if (node instanceof Text) changeText(node);
    else if (node instanceof Element) { for (const name of ATTRIBUTES) changeAttribute(node, name); }
  }
}

/** @param {Text} node */
function changeText(node) {
  if (!isStreamlits(node.parentElement)) return;
  const now = translated(node.data);
  if (now === node.data) return;
  keep(node, "", node.data);
  node.data = now;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function changeAttribute(element, name) {
  const was = element.getAttribute(name);
  if (!was || !isStreamlits(element)) return;
  const now = translated(was);
  if (now === was) return;
  keep(element, name, was);
  element.setAttribute(name, now);
}

/** @param {Element | null} element */
const isStreamlits = (element) => !!element?.closest(PLACES) && !element.closest(OWN);

/**
 * @param {Node} node
 * @param {string} name of the attribute, empty for the text
 * @param {string} was
 */
function keep(node, name, was) {
  before.set(node, (before.get(node) ?? new Map()).set(name, was));
}

function restore() {
  for (const [node, all] of before) {
    for (const [name, was] of all) {
      if (node instanceof Text) node.data = was;
      else if (node instanceof Element) node.setAttribute(name, was);
    }
  }
  before.clear();
}

/**
 * An expression for a text with names in braces, which stand for any words.
 * @param {string} text
 */
const patternOf = (text) =>
  new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`);

const YEAR = 365 * 24 * 60 * 60; // seconds

/**
 * @param {{ data: { words: Record<string, string>, cookie: string } }} component Streamlit's texts and what
 *   stands in place of them; and the language that the reader has chosen, empty if they have not
 */
export default function ({ data }) {
  if (data.cookie) document.cookie = `${data.cookie}; path=/; max-age=${YEAR}; samesite=lax`;
  observer.disconnect();
  restore();
  const all = Object.entries(data.words);
  exact = new Map(all.filter(([text]) => !text.includes("{")));
  patterns = all.filter(([text]) => text.includes("{")).map(([text, into]) => [patternOf(text), into]);
  change(document.body);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
}
