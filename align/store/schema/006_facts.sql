-- From here on the sentences of a document may have facts from their file (align.text.Fact): ids, notes,
-- states, dates and authors of translation units. No table changes.
SELECT 1;
