-- Further texts beside a review (a machine translation, an earlier version, another language), each with what it says
-- for every sentence of one side.

CREATE TABLE columns (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('src', 'tgt')),
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    body BLOB NOT NULL                -- [[sentence, text], ...] as JSON, compressed
) STRICT;

CREATE INDEX columns_by_review ON columns (review);
