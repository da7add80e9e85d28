// The keys: which there are, how they are explained, and which one was pressed.

const KEYS = [
  [["n"], "key_next"],
  [["p"], "key_previous"],
  [["↓", "j"], "key_down"],
  [["↑", "k"], "key_up"],
  [["Home", "End"], "key_first"],
  [["/"], "key_search"],
  [["Enter"], "key_enter"],
  [["Esc"], "key_escape"],
  [["?"], "key_keys"],
];

// The key by its place where the layout writes another script: т is n on a Russian keyboard.
function keyName(event) {
  if (event.key.length !== 1 || event.key.charCodeAt(0) < 128) return event.key;
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

// What the window that explains the keys holds; `close` closes it.
function drawKeys(words, close) {
  const list = make("dl");
  for (const [names, word] of KEYS) {
    const term = make("dt");
    term.append(...names.map((name) => make("kbd", "", name)));
    list.append(term, make("dd", "", words[word]));
  }
  const button = make("button", "close", words.close);
  button.type = "button";
  button.addEventListener("click", close);
  return [make("h2", "", words.keys), list, button];
}
