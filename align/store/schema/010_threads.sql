-- Comments become threads: a comment may answer another one, be about some words of its sentence, be resolved, and
-- be given to a person. Old comments are threads of one.
ALTER TABLE comments ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN begin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN "end" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN resolved INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1));
ALTER TABLE comments ADD COLUMN assigned TEXT NOT NULL DEFAULT '';
