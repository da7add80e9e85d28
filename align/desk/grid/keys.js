// The keys: which one was pressed, and the window that explains them. KEYS is keys.json, SHOWN how
// keys with longer names are written.

const PLACES = { BracketLeft: "[", BracketRight: "]", Slash: "/", Equal: "=", Minus: "-" };

const ACTIONS = new Map(
  KEYS.flatMap(({ keys }) => keys.flatMap(([names, action]) => names.map((name) => [name, action]))),
);

// What an action is called and the first of its keys, by the action's name.
const MEANINGS = new Map(
  KEYS.flatMap(({ keys }) => keys.map(([names, action, meaning]) => [action, [names[0], meaning]])),
);

// The key by its place where the layout writes another script: т is n on a Russian keyboard.
function keyName(event) {
  if (event.key.length !== 1 || event.key.charCodeAt(0) < 128) return event.key;
  if (event.code.startsWith("Key")) {
    const letter = event.code.slice(3);
    return event.shiftKey ? letter : letter.toLowerCase();
  }
  const sign = PLACES[event.code] ?? event.key;
  return event.shiftKey ? ({ "[": "{", "]": "}", "/": "?", "=": "+" }[sign] ?? sign) : sign;
}

// What the window that explains the keys holds; `close` closes it.
function drawKeys(say, close) {
  const groups = make("div", "groups");
  for (const { group, keys } of KEYS) {
    const part = make("section");
    const list = make("dl");
    for (const [names, , meaning] of keys) {
      const term = make("dt");
      term.append(...names.map((name) => make("kbd", "", SHOWN[name] ?? name)));
      list.append(term, make("dd", "", say(meaning)));
    }
    part.append(make("h3", "", say(group)), list);
    groups.append(part);
  }
  const button = make("button", "close", say("Close"));
  button.type = "button";
  button.addEventListener("click", close);
  return [make("h2", "", say("Keys")), groups, button];
}
