-- Whether a row's probability is of the sentences as they are now (align.review.things.Row).
ALTER TABLE rows ADD COLUMN weighed INTEGER NOT NULL DEFAULT 1;

-- Earlier versions took every row that slid with a side for paired by a person, and so for certain.
-- Nobody had looked at them but at the first: where no change that stands has paired their sentences
-- since, they are to be weighed. (Materialized: a long patch is read once, not for every row.)
WITH slides AS MATERIALIZED (
    SELECT review, seq, patch ->> '$.diffs[0][1]' AS first FROM changes
    WHERE state = 'done' AND op ->> 'op' = 'shift'
),
paired AS MATERIALIZED (
    SELECT c.review, d.value ->> 1 AS id, max(c.seq) AS seq
    FROM changes AS c, json_each(c.patch, '$.diffs') AS d
    WHERE c.state = 'done' AND c.review IN (SELECT review FROM slides)
    AND d.value ->> 0 = 'row' AND d.value -> '$[3].src' IS NOT NULL
    GROUP BY c.review, d.value ->> 1
)
UPDATE rows SET by = 'aligner', probability = 0, weighed = 0
FROM paired AS p JOIN slides AS s ON s.review = p.review AND s.seq = p.seq
WHERE rows.review = p.review AND rows.id = p.id AND rows.by = 'person' AND p.id != s.first;
