-- People's decisions about the checks, besides the dismissals of single findings.

CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER REFERENCES reviews,  -- NULL: every document
    kind TEXT NOT NULL,                 -- of finding; '*' for any
    pattern TEXT NOT NULL,              -- matched against the highlighted words; '' for any
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    ended_by TEXT,                      -- NULL while the rule is in force
    ended TEXT
) STRICT;

-- Choices for the whole library. For each subject the latest one applies; earlier ones are its history.
CREATE TABLE choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,                 -- 'profile', 'glossary', or 'severity:' and a kind
    value TEXT NOT NULL,                -- a name or a severity; '' for the default
    body BLOB NOT NULL,                 -- the uploaded file, if any
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX choices_by_what ON choices (what, id);
