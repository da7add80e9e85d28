-- New versions of a text: which review was made from which, with its decisions. The history may have an
-- operation that carried them over (renew).

CREATE TABLE versions (
    review INTEGER PRIMARY KEY REFERENCES reviews,
    of INTEGER NOT NULL REFERENCES reviews,
    side TEXT NOT NULL CHECK (side IN ('src', 'tgt')),
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX versions_by_old ON versions (of);
