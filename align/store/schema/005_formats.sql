-- From here on each body names the format in which it is written (align.store.bodies), and the file
-- which version of Sverka brought it to which format, for the versions that are too old to read it.

CREATE TABLE formats (
    format INTEGER PRIMARY KEY,
    release TEXT NOT NULL,            -- '' where it is not known
    at TEXT NOT NULL
) STRICT;
