-- From here on each body names its format (align.store.bodies). The file records which version of Sverka
-- upgraded it to which format; versions that are too old to read the file show this in their message.

CREATE TABLE formats (
    format INTEGER PRIMARY KEY,
    release TEXT NOT NULL,            -- '' if unknown
    at TEXT NOT NULL
) STRICT;
