-- Projects: whose text it is, who works on it, and by which rules. A document belongs to one project or to none.

CREATE TABLE projects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    client TEXT NOT NULL,
    languages TEXT NOT NULL,          -- JSON: BCP-47 tags; [] for any language
    deadline TEXT,                    -- ISO 8601: a date
    reviewers_edit INTEGER NOT NULL CHECK (reviewers_edit IN (0, 1)),
    second_reader INTEGER NOT NULL CHECK (second_reader IN (0, 1)),
    created TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE members (
    project INTEGER NOT NULL REFERENCES projects,
    name TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('translator', 'reviser', 'second_reader', 'manager')),
    PRIMARY KEY (project, name, part)
) STRICT, WITHOUT ROWID;

ALTER TABLE reviews ADD COLUMN project INTEGER REFERENCES projects;

CREATE INDEX reviews_by_project ON reviews (project);

-- Documents or projects that nobody may change. A lock that ended stays here, with who ended it.
CREATE TABLE locks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER REFERENCES reviews,
    project INTEGER REFERENCES projects,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    ended_by TEXT,                    -- NULL while it is in force
    ended TEXT,
    CHECK ((review IS NULL) != (project IS NULL))
) STRICT;

-- A document or a project has one lock at a time.
CREATE UNIQUE INDEX locks_in_force ON locks (ifnull(review, 0), ifnull(project, 0)) WHERE ended IS NULL;

-- Who judged a row as it is now, in their order, and who changed its texts: lists of names as JSON. Nobody knows
-- it of what was done before.
ALTER TABLE rows ADD COLUMN readers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rows ADD COLUMN editors TEXT NOT NULL DEFAULT '[]';
