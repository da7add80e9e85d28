-- People judge two things about a row: its status is about the pairing, its rendering about the translation.
-- Statuses stay as they are; nobody has judged the translations yet.
ALTER TABLE rows ADD COLUMN rendering TEXT NOT NULL DEFAULT 'open'
    CHECK (rendering IN ('open', 'good', 'work', 'faulty'));
