-- The library. Rows, cells and comments of a review share one series of ids (reviews.next_id). Ids are
-- never used twice, so undoing restores the same ids.

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,      -- of body: equal texts are stored once
    lang TEXT NOT NULL,
    title TEXT,
    url TEXT,
    source TEXT,
    body BLOB NOT NULL                -- the document as loaded, never changed
) STRICT;

CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    src INTEGER NOT NULL REFERENCES documents,
    tgt INTEGER NOT NULL REFERENCES documents,
    method TEXT NOT NULL,
    made_with TEXT NOT NULL,
    suggestions TEXT NOT NULL,        -- JSON
    created TEXT NOT NULL,
    created_by TEXT NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0,   -- the number of changes
    next_id INTEGER NOT NULL
) STRICT;

CREATE TABLE rows (
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    place TEXT NOT NULL,
    probability REAL NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'rejected')),
    by TEXT NOT NULL CHECK (by IN ('aligner', 'person')),
    bookmark INTEGER NOT NULL,
    boundary INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (review, id),
    UNIQUE (review, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX rows_by_status ON rows (review, status, probability);

CREATE TABLE cells (
    key INTEGER PRIMARY KEY,          -- the search index refers to it
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('src', 'tgt')),
    row INTEGER NOT NULL,
    place TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,
    loaded TEXT,                      -- NULL if it is the same as text
    folded TEXT GENERATED ALWAYS AS (replace(replace(text, 'ё', 'е'), 'Ё', 'Е')) VIRTUAL,
    UNIQUE (review, id),
    UNIQUE (review, side, place),
    FOREIGN KEY (review, row) REFERENCES rows DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX cells_by_row ON cells (review, row, place, id, side);

CREATE TABLE comments (
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (review, id),
    FOREIGN KEY (review, cell) REFERENCES cells (review, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX comments_by_cell ON comments (review, cell);

CREATE TABLE changes (
    review INTEGER NOT NULL REFERENCES reviews,
    seq INTEGER NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    op TEXT NOT NULL,                 -- JSON
    patch TEXT NOT NULL,              -- JSON
    undoes INTEGER,                   -- the change that this one undoes
    redoes INTEGER,                   -- the change that this one redoes
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dead', 'event')),
    PRIMARY KEY (review, seq)
) STRICT;

CREATE INDEX changes_by_person ON changes (review, who, state, seq);

CREATE TABLE people (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'editor'))
) STRICT;

CREATE TABLE dismissals (
    review INTEGER NOT NULL REFERENCES reviews,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, fingerprint)
) STRICT, WITHOUT ROWID;

-- The trigram index finds any part of a text in any script, with or without spaces.
CREATE VIRTUAL TABLE sentences USING fts5 (
    folded, content = 'cells', content_rowid = 'key', tokenize = 'trigram'
);

CREATE TRIGGER cells_inserted AFTER INSERT ON cells BEGIN
    INSERT INTO sentences (rowid, folded) VALUES (new.key, new.folded);
END;

CREATE TRIGGER cells_deleted AFTER DELETE ON cells BEGIN
    INSERT INTO sentences (sentences, rowid, folded) VALUES ('delete', old.key, old.folded);
END;

CREATE TRIGGER cells_reworded AFTER UPDATE OF text ON cells BEGIN
    INSERT INTO sentences (sentences, rowid, folded) VALUES ('delete', old.key, old.folded);
    INSERT INTO sentences (rowid, folded) VALUES (new.key, new.folded);
END;
