-- Dismissals and the rules of a document become part of its review, like comments: they get ids from its
-- series, so that the history has them and each can be undone.

CREATE TABLE judged (
    review INTEGER NOT NULL REFERENCES reviews,
    id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, id)
) STRICT, WITHOUT ROWID;

INSERT INTO judged
SELECT d.review, v.next_id - 1 + row_number() OVER (PARTITION BY d.review ORDER BY d.at, d.fingerprint),
       d.fingerprint, d.reason, d.who, d.at
FROM dismissals AS d JOIN reviews AS v ON v.id = d.review;

DROP TABLE dismissals;

ALTER TABLE judged RENAME TO dismissals;

CREATE UNIQUE INDEX dismissals_by_fingerprint ON dismissals (review, fingerprint);

UPDATE reviews SET next_id = next_id + (SELECT count(*) FROM dismissals WHERE review = reviews.id);

ALTER TABLE rules ADD COLUMN thing INTEGER;  -- its id in the review; NULL for a rule of the library

UPDATE rules SET thing = (SELECT next_id FROM reviews WHERE id = rules.review)
    + (SELECT count(*) FROM rules AS earlier WHERE earlier.review = rules.review AND earlier.id < rules.id)
WHERE review IS NOT NULL;

UPDATE reviews SET next_id = next_id + (SELECT count(*) FROM rules WHERE review = reviews.id);

CREATE UNIQUE INDEX rules_by_thing ON rules (review, thing);
