-- From here on the library keeps the files with both sides that documents were imported from, so that they can
-- go out again with the new translation. The history may have an operation that takes back a file (take_back).

CREATE TABLE originals (
    review INTEGER PRIMARY KEY REFERENCES reviews,
    name TEXT NOT NULL,
    body BLOB NOT NULL                -- the file, compressed
) STRICT;
