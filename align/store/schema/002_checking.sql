-- What people decided about the rendering checks, beside the dismissals of single findings.

CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER REFERENCES reviews,  -- NULL: every document
    kind TEXT NOT NULL,                 -- of findings; '*' for any
    pattern TEXT NOT NULL,              -- looked for in the highlighted words; '' for any
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    ended_by TEXT,                      -- NULL while the rule stands
    ended TEXT
) STRICT;

-- Choices for the whole library; the latest of each thing stands, those before are its history.
CREATE TABLE choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,                 -- 'profile', 'glossary', or 'severity:' and a kind
    value TEXT NOT NULL,                -- a name or a severity; '' for what is usual
    body BLOB NOT NULL,                 -- the file, where one was brought
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX choices_by_what ON choices (what, id);
