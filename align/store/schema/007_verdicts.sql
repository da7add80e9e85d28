-- What people did with the findings of the checks, besides dismissing them: the findings that went away when
-- somebody changed their words.

CREATE TABLE corrected (
    review INTEGER NOT NULL REFERENCES reviews,
    fingerprint TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, fingerprint)
) STRICT, WITHOUT ROWID;

-- What the latest check of each document in the desk found, for the list of the library.
CREATE TABLE checked (
    review INTEGER PRIMARY KEY REFERENCES reviews,
    findings INTEGER NOT NULL,
    expected REAL NOT NULL              -- real faults among them
) STRICT;
