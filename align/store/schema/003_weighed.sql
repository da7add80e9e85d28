-- Whether a row's probability is of the sentences as they are now (align.review.things.Row).
ALTER TABLE rows ADD COLUMN weighed INTEGER NOT NULL DEFAULT 1;

-- Earlier versions took every row that slid with a side for paired by a person, and so for certain.
-- Nobody had looked at them but at the first: where no change that stands has paired their sentences
-- since, they are to be weighed.
WITH paired AS (
    SELECT c.review, d.value ->> 1 AS id, max(c.seq) AS seq
    FROM changes AS c, json_each(c.patch, '$.diffs') AS d
    WHERE c.review IN (SELECT review FROM changes WHERE op ->> 'op' = 'shift')
    AND c.state = 'done' AND d.value ->> 0 = 'row' AND d.value -> '$[3].src' IS NOT NULL
    GROUP BY c.review, d.value ->> 1
)
UPDATE rows SET by = 'aligner', probability = 0, weighed = 0
FROM paired AS p JOIN changes AS c ON c.review = p.review AND c.seq = p.seq
WHERE rows.review = p.review AND rows.id = p.id AND rows.by = 'person'
AND c.op ->> 'op' = 'shift' AND c.patch ->> '$.diffs[0][1]' != p.id;
