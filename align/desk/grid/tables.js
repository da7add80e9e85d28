// Written by `python -m align.desk.tables`. Change the Python tables, not this file.

/** @typedef {"src" | "tgt"} Side */

/** @typedef {"open" | "accepted" | "rejected"} Status */

/** @typedef {"open" | "good" | "work" | "faulty"} Rendering */

/** @typedef {"open" | "good" | "work" | "faulty" | "accepted" | "rejected"} Verdict */

/** @typedef {"info" | "warning" | "error"} Severity */

/** @typedef {"neutral" | "minor" | "major" | "critical"} Grade */

/** @typedef {"" | "disputed" | "upheld" | "rejected"} Ruling */

/**
 * An operation as the server reads it.
 * @typedef {{ op: "judge", rows: number[], rendering: "open" | "good" | "work" | "faulty" }
 *   | { op: "judge_above", row: number }
 *   | { op: "accept", rows: number[] }
 *   | { op: "reject", rows: number[] }
 *   | { op: "reopen", rows: number[] }
 *   | { op: "accept_above", row: number }
 *   | { op: "note", row: number, text: string }
 *   | { op: "bookmark", row: number, on: boolean }
 *   | { op: "boundary", row: number, on: boolean }
 *   | { op: "comment", row: number, text: string }
 *   | { op: "uncomment", comment: number }
 *   | { op: "comment_on", cell: number, begin: number, words: string, text: string }
 *   | { op: "reply", comment: number, text: string }
 *   | { op: "resolve", comment: number, on: boolean }
 *   | { op: "assign", comment: number, person: string }
 *   | { op: "annotate", cell: number, begin: number, end: number, category: string, severity: "neutral" | "minor" | "major" | "critical", note: string, finding: string }
 *   | { op: "reannotate", annotation: number, category: string, severity: "neutral" | "minor" | "major" | "critical", note: string }
 *   | { op: "unannotate", annotation: number }
 *   | { op: "arbitrate", annotation: number, ruling: "" | "disputed" | "upheld" | "rejected", text: string }
 *   | { op: "merge", rows: number[] }
 *   | { op: "split", row: number, src: number, tgt: number }
 *   | { op: "move", side: "src" | "tgt", row: number, by: number }
 *   | { op: "shift", side: "src" | "tgt", row: number, by: number }
 *   | { op: "unlink", row: number }
 *   | { op: "link", src: number[], tgt: number[] }
 *   | { op: "relink", rows: number[], beads: [number[], number[], number][] }
 *   | { op: "weigh", rows: [number, number, number][] }
 *   | { op: "edit", cell: number, text: string }
 *   | { op: "replace", texts: [number, string][] }
 *   | { op: "cut", cell: number, at: number }
 *   | { op: "join", cell: number }
 *   | { op: "write", row: number, side: "src" | "tgt", texts: [number, string][] }
 *   | { op: "take_back", file: string, texts: [number, string][], removed: number[], added: [number, string][], before: [number, string][], after: [number, string][], statuses: [number, "open" | "good" | "work" | "faulty" | "accepted" | "rejected"][], comments: [number, string][], uncommented: number[], replies: [number, string][], resolved: [number, boolean][] }
 *   | { op: "renew", of: number, side: "src" | "tgt" }
 *   | { op: "dismiss", fingerprint: string, reason: string }
 *   | { op: "restore", fingerprint: string }
 *   | { op: "ignore", kind: string, pattern: string, reason: string }
 *   | { op: "end_rule", rule: number }
 *   | { op: "rename", title: string }} Operation
 */

/** The sides of a bead. */
export const SIDES = /** @type {const} */ (["src", "tgt"]);

/** What people judged about a bead, and its name. */
export const STATUSES = /** @type {const} */ ({
  "open": "open",
  "good": "good",
  "work": "needs work",
  "faulty": "faulty",
  "accepted": "pair right",
  "rejected": "wrong pair",
});

/** The kinds of paragraphs; the server sends their index. */
export const PARAGRAPHS = /** @type {const} */ (["body", "heading", "title", "question", "answer"]);

/** The ranks of the roles. */
export const ROLES = /** @type {const} */ ({"reader": 0, "reviewer": 1, "editor": 2});

/** The rank that an operation needs. */
export const NEEDS = /** @type {const} */ ({
  "judge": 1,
  "judge_above": 1,
  "accept": 1,
  "reject": 1,
  "reopen": 1,
  "accept_above": 1,
  "note": 1,
  "bookmark": 1,
  "boundary": 2,
  "comment": 1,
  "uncomment": 1,
  "comment_on": 1,
  "reply": 1,
  "resolve": 1,
  "assign": 1,
  "annotate": 1,
  "reannotate": 1,
  "unannotate": 1,
  "arbitrate": 1,
  "merge": 2,
  "split": 2,
  "move": 2,
  "shift": 2,
  "unlink": 2,
  "link": 2,
  "relink": 2,
  "weigh": 2,
  "edit": 2,
  "replace": 2,
  "cut": 2,
  "join": 2,
  "write": 2,
  "take_back": 2,
  "renew": 2,
  "dismiss": 1,
  "restore": 1,
  "ignore": 1,
  "end_rule": 1,
  "rename": 2,
});

/**
 * The history's texts for operations.
 * @type {Partial<Record<string, string>>}
 */
export const DONE = {
  "judge": "judged a translation",
  "judge_above": "judged all above as good",
  "accept": "accepted a pair",
  "reject": "called a pair wrong",
  "reopen": "reopened",
  "accept_above": "accepted all pairs above",
  "merge": "merged",
  "split": "split",
  "move": "moved a sentence",
  "shift": "shifted a side",
  "unlink": "unlinked",
  "link": "linked",
  "edit": "edited",
  "write": "edited",
  "cut": "split a sentence",
  "join": "joined sentences",
  "replace": "replaced",
  "note": "wrote a note",
  "bookmark": "bookmarked",
  "boundary": "set a boundary",
  "comment": "commented",
  "comment_on": "commented",
  "reply": "replied to a comment",
  "resolve": "resolved a comment, or opened it again",
  "assign": "assigned a comment",
  "uncomment": "deleted a comment",
  "annotate": "marked an error",
  "reannotate": "changed an error",
  "unannotate": "removed the mark of an error",
  "arbitrate": "answered about an error",
  "relink": "realigned",
  "dismiss": "dismissed a finding",
  "restore": "restored a finding",
  "ignore": "dismissed a kind of finding",
  "end_rule": "removed a rule",
  "take_back": "took back an edited file",
  "rename": "renamed the document",
  "renew": "carried over to a new version",
};

/** The severities of errors, and their names. */
export const GRADES = /** @type {const} */ ({
  "neutral": "neutral",
  "minor": "minor error",
  "major": "major error",
  "critical": "critical error",
});

/** What people agreed about an error. */
export const RULINGS = /** @type {const} */ ({"disputed": "disputed", "upheld": "confirmed as an error", "rejected": "not an error"});

/**
 * The categories of errors: their names, and their dimensions.
 * @type {Partial<Record<string, string[]>>}
 */
export const CATEGORIES = {
  "terminology": ["Terminology", ""],
  "termbase": ["Inconsistent with the glossary", "terminology"],
  "term-inconsistency": ["Inconsistent use of terms", "terminology"],
  "wrong-term": ["Wrong term", "terminology"],
  "accuracy": ["Accuracy", ""],
  "mistranslation": ["Mistranslation", "accuracy"],
  "over-translation": ["Overtranslation", "accuracy"],
  "under-translation": ["Undertranslation", "accuracy"],
  "addition": ["Addition", "accuracy"],
  "omission": ["Omission", "accuracy"],
  "no-translate": ["Should not be translated", "accuracy"],
  "untranslated": ["Untranslated", "accuracy"],
  "fluency": ["Linguistic conventions", ""],
  "grammar": ["Grammar", "fluency"],
  "punctuation": ["Punctuation", "fluency"],
  "spelling": ["Spelling", "fluency"],
  "unintelligible": ["Unintelligible", "fluency"],
  "character-encoding": ["Character encoding", "fluency"],
  "textual-conventions": ["Textual conventions", "fluency"],
  "style": ["Style", ""],
  "company-style": ["House style", "style"],
  "third-party-style": ["Third-party style", "style"],
  "inconsistent-external-reference": ["Inconsistent with an external reference", "style"],
  "register": ["Register", "style"],
  "awkward": ["Awkward style", "style"],
  "unidiomatic": ["Unidiomatic style", "style"],
  "inconsistent-style": ["Inconsistent style", "style"],
  "locale-convention": ["Locale conventions", ""],
  "number-format": ["Number format", "locale-convention"],
  "currency-format": ["Currency format", "locale-convention"],
  "measurement-format": ["Measurement format", "locale-convention"],
  "time-format": ["Time format", "locale-convention"],
  "date-format": ["Date format", "locale-convention"],
  "address-format": ["Address format", "locale-convention"],
  "telephone-format": ["Telephone format", "locale-convention"],
  "shortcut-key": ["Shortcut key", "locale-convention"],
  "verity": ["Audience appropriateness", ""],
  "culture-specific": ["Culture-specific reference", "verity"],
  "offensive": ["Offensive", "verity"],
  "design": ["Design and markup", ""],
  "local-formatting": ["Character formatting", "design"],
  "overall-design": ["Layout", "design"],
  "markup": ["Markup tag", "design"],
  "truncation-text-expansion": ["Too long or too short", "design"],
  "missing-text": ["Missing text in the layout", "design"],
  "broken-link": ["Link or cross-reference", "design"],
  "other": ["Other error", ""],
};

/**
 * The tooltips of marks.
 * @type {Partial<Record<string, string>>}
 */
export const MARKS = {"number": "number", "date": "date", "name": "name", "symbol": "symbol"};

/**
 * How to show keys with longer names.
 * @type {Partial<Record<string, string>>}
 */
export const SHOWN = {"ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→"};

/**
 * The keys in groups: their names, the action, its meaning.
 * @type {{ group: string, keys: [string[], string, string][] }[]}
 */
export const KEYS = [
  {
    "group": "Navigation",
    "keys": [
      [["n"], "next", "next doubtful bead"],
      [["p"], "previous", "previous doubtful bead"],
      [["v"], "nextIssue", "next finding"],
      [["V"], "previousIssue", "previous finding"],
      [["W"], "faults", "show only beads with findings, or all"],
      [["j", "ArrowDown"], "down", "next bead"],
      [["k", "ArrowUp"], "up", "previous bead"],
      [["ArrowRight"], "right", "next sentence of the bead"],
      [["ArrowLeft"], "left", "previous sentence of the bead"],
      [["J"], "pickDown", "also select the next bead"],
      [["K"], "pickUp", "also select the previous bead"],
      [["Shift", "Ctrl"], "", "with a click: select several beads"],
      [["Home"], "first", "first bead"],
      [["End"], "last", "last bead"],
      [["g"], "goto", "go to a bead by number"],
      [["/"], "search", "search; Enter goes to the first match, Esc clears the search"],
    ],
  },
  {
    "group": "Decisions",
    "keys": [
      [
        ["a"],
        "good",
        "good: the pair is right and the translation is good; go to the next bead",
      ],
      [["w"], "needsWork", "the translation needs work; go to the next bead"],
      [["f"], "faulty", "the translation is faulty; go to the next bead"],
      [
        ["r"],
        "wrongPair",
        "wrong pair: these sentences do not belong together; go to the next bead",
      ],
      [["R"], "pairRight", "the pair is right; say nothing about the translation"],
      [["o"], "reopen", "reopen"],
      [["A"], "goodAbove", "all above that nobody has judged are good"],
      [["c"], "comment", "comment"],
      [["i"], "note", "note, for example why something was left out"],
      [["b"], "bookmark", "bookmark"],
      [["Q"], "fix", "quick fix of the finding at hand"],
      [["F"], "fixes", "choose among its quick fixes"],
      [["d"], "dismiss", "dismiss the finding at hand, or all of its kind, with a reason"],
      [["X"], "fault", "mark the selected words as an error: category, severity"],
      [["Y"], "acceptFault", "accept the finding as an error"],
    ],
  },
  {
    "group": "Pairing",
    "keys": [
      [["m"], "merge", "merge with the next bead, or merge all selected beads"],
      [["M"], "mergeUp", "merge with the previous bead"],
      [["s"], "split", "split above the current sentence"],
      [["["], "moveUp", "move the first sentence of this side up"],
      [["]"], "moveDown", "move the last sentence of this side down"],
      [["{"], "shiftUp", "shift the rest of this side up"],
      [["}"], "shiftDown", "shift the rest of this side down"],
      [["x"], "mark", "mark the sentence for a link"],
      [["l"], "link", "link the marked sentences"],
      [["u"], "unlink", "unlink the bead"],
      [["h"], "boundary", "hard boundary above"],
      [
        ["t"],
        "realign",
        "realign the selected beads, or from here to the next pair that is right",
      ],
      [["T"], "realignAll", "realign everything that nobody has judged or paired"],
    ],
  },
  {
    "group": "Text",
    "keys": [
      [["e", "Enter"], "edit", "edit the translation, or write what is missing"],
      [["O"], "editSource", "edit the original"],
      [["Ctrl+Enter"], "", "while you edit: save, judge as good, go to the next bead"],
      [["Shift+Enter"], "", "while you edit: cut the sentence at the cursor"],
      [
        ["Backspace"],
        "",
        "at the beginning of a sentence that you edit: join it with the one before",
      ],
      [["Delete"], "remove", "delete the current sentence of the translation"],
      [
        ["1 … 9"],
        "insert",
        "insert a translation or term from the memory; Ctrl and a digit while you type",
      ],
      [["C"], "ask", "how the selected words were translated"],
      [["z", "Ctrl+Z"], "undo", "undo"],
      [["Z", "Ctrl+Y"], "redo", "redo"],
      [["B"], "story", "history of the bead: every wording, to restore one"],
      [["H"], "history", "history: who changed what, and when"],
    ],
  },
  {
    "group": "View",
    "keys": [
      [["q"], "queue", "probable faults and doubts first, or in text order"],
      [["+", "="], "larger", "larger text"],
      [["-"], "smaller", "smaller text"],
      [["0"], "normal", "normal text size"],
      [["L"], "memory", "show or hide the memory: similar sentences, terms"],
      [["D"], "changes", "show or hide changes: inserted and deleted words"],
      [["y"], "overview", "show or hide the charts"],
      [["U"], "contents", "show or hide the contents: chapters and headings"],
      [["N"], "column", "show or hide the further texts"],
      [["I"], "compare", "show what differs between a further text and the translation"],
      [
        ["S"],
        "reading",
        "read one text alone: the translation, then the original, then both",
      ],
      [["P"], "print", "print view of the beads that are shown, with all changes"],
      [["E"], "export", "go to Export"],
      [["?"], "keys", "show these keys"],
    ],
  },
];
