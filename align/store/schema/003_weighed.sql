-- Whether a row's probability belongs to its current sentences (align.review.things.Row).
ALTER TABLE rows ADD COLUMN weighed INTEGER NOT NULL DEFAULT 1;

-- After a shift, earlier versions treated all rows below as paired by a person, and so as certain. But
-- the person had only looked at the first row. The others must be weighed, unless a later change that
-- was not undone has paired their sentences. (Materialized: a long patch is read once, not for every row.)
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
