-- Errors that people mark in the translation, and what they say about them. They belong to a review like
-- comments: they share its series of ids, and the history has them. The score is computed, not stored.

CREATE TABLE annotations (
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    "begin" INTEGER NOT NULL,         -- code points of the sentence; equal to end if the words are gone
    "end" INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('src', 'tgt')),
    words TEXT NOT NULL,              -- as they were when the error was marked
    category TEXT NOT NULL,           -- an id of the profile of that time
    severity TEXT NOT NULL CHECK (severity IN ('neutral', 'minor', 'major', 'critical')),
    note TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    finding TEXT NOT NULL,            -- the fingerprint of the finding that was accepted; '' if none was
    PRIMARY KEY (review, id),
    FOREIGN KEY (review, cell) REFERENCES cells (review, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX annotations_by_cell ON annotations (review, cell);

CREATE TABLE replies (
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    annotation INTEGER NOT NULL,
    ruling TEXT NOT NULL CHECK (ruling IN ('', 'disputed', 'upheld', 'rejected')),
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, id),
    FOREIGN KEY (review, annotation) REFERENCES annotations (review, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX replies_by_annotation ON replies (review, annotation);
