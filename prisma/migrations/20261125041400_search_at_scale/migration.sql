-- People are found by names of their own, a genre by its name alone; what is found is rebuilt at the end.
TRUNCATE "SearchTerm";

-- CreateEnum: a value that is added to the old one could not be used in this very migration.
CREATE TYPE "SearchTermKind_new" AS ENUM ('TITLE', 'PART', 'CREDIT', 'PERSON', 'GENRE');
ALTER TABLE "SearchTerm" DROP CONSTRAINT "SearchTerm_part_has_playable";
ALTER TABLE "SearchTerm" ALTER COLUMN "kind" TYPE "SearchTermKind_new" USING "kind"::text::"SearchTermKind_new";
DROP TRIGGER "Title_keep_terms" ON "Title";
DROP TRIGGER "Playable_keep_terms" ON "Playable";
DROP FUNCTION keep_title_terms();
DROP FUNCTION keep_part_terms();
DROP TYPE "SearchTermKind";
ALTER TYPE "SearchTermKind_new" RENAME TO "SearchTermKind";

-- AlterTable
ALTER TABLE "SearchTerm" ADD COLUMN     "personId" UUID,
ALTER COLUMN "titleId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "SearchTerm_personId_idx" ON "SearchTerm"("personId");

-- AddForeignKey
ALTER TABLE "SearchTerm" ADD CONSTRAINT "SearchTerm_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each kind names what it is a name of, and nothing else.
ALTER TABLE "SearchTerm" ADD CONSTRAINT "SearchTerm_kind_names_its_row" CHECK (
  ("titleId" IS NOT NULL) = ("kind" IN ('TITLE', 'PART', 'CREDIT'))
  AND ("playableId" IS NOT NULL) = ("kind" = 'PART')
  AND ("personId" IS NOT NULL) = ("kind" = 'PERSON'));
CREATE UNIQUE INDEX "SearchTerm_one_genre" ON "SearchTerm" ("text") WHERE "kind" = 'GENRE';
-- What begins with a text, and what is nothing but it.
CREATE INDEX "SearchTerm_form_prefix" ON "SearchTerm" ("kind", "form" varchar_pattern_ops);

-- A row fills in its own form; the words are learnt once a statement, however many rows it wrote.
CREATE OR REPLACE FUNCTION complete_search_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."form" := search_form(NEW."text");
  NEW."words" := string_to_array(NEW."form", ' ');
  RETURN NEW;
END
$$;
CREATE FUNCTION learn_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchWord" ("word")
  SELECT DISTINCT left(word, 100) FROM added, unnest(added."words") AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER "SearchTerm_learn_inserted" AFTER INSERT ON "SearchTerm"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION learn_search_words();
CREATE TRIGGER "SearchTerm_learn_updated" AFTER UPDATE ON "SearchTerm"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION learn_search_words();

-- What a title is found by: its name, and each name of its credit line.
CREATE FUNCTION title_terms(name text, credit text) RETURNS TABLE (kind "SearchTermKind", term text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 'TITLE'::"SearchTermKind", name WHERE search_form(left(name, 200)) <> ''
  UNION ALL
  SELECT 'CREDIT', left(btrim(part), 200) FROM unnest(string_to_array(credit, '·')) AS part
  WHERE search_form(left(btrim(part), 200)) <> ''
$$;

CREATE FUNCTION add_title_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchTerm" ("titleId", "kind", "text")
  SELECT t."id", terms.kind, terms.term FROM added t CROSS JOIN LATERAL title_terms(t."name", t."credit") terms;
  INSERT INTO "SearchTerm" ("kind", "text")
  SELECT DISTINCT 'GENRE'::"SearchTermKind", left(genre, 200) FROM added t, unnest(t."genres") AS genre
  WHERE search_form(left(genre, 200)) <> ''
  ON CONFLICT ("text") WHERE "kind" = 'GENRE' DO NOTHING;
  RETURN NULL;
END
$$;
CREATE FUNCTION change_title_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchTerm" s USING added t JOIN removed o ON o."id" = t."id"
  WHERE s."titleId" = t."id" AND s."playableId" IS NULL
    AND (o."name", o."credit") IS DISTINCT FROM (t."name", t."credit");
  INSERT INTO "SearchTerm" ("titleId", "kind", "text")
  SELECT t."id", terms.kind, terms.term
  FROM added t JOIN removed o ON o."id" = t."id" CROSS JOIN LATERAL title_terms(t."name", t."credit") terms
  WHERE (o."name", o."credit") IS DISTINCT FROM (t."name", t."credit");
  INSERT INTO "SearchTerm" ("kind", "text")
  SELECT DISTINCT 'GENRE'::"SearchTermKind", left(genre, 200)
  FROM added t JOIN removed o ON o."id" = t."id", unnest(t."genres") AS genre
  WHERE o."genres" <> t."genres" AND search_form(left(genre, 200)) <> ''
  ON CONFLICT ("text") WHERE "kind" = 'GENRE' DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Title_add_terms" AFTER INSERT ON "Title"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_title_terms();
CREATE TRIGGER "Title_change_terms" AFTER UPDATE ON "Title"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION change_title_terms();

-- A film has one playable, which bears the film's name: only episodes and tracks are found by names of their own.
CREATE FUNCTION add_part_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchTerm" ("titleId", "playableId", "kind", "text")
  SELECT "titleId", "id", 'PART', "name" FROM added WHERE "kind" <> 'FILM' AND search_form("name") <> '';
  RETURN NULL;
END
$$;
CREATE FUNCTION change_part_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchTerm" s USING added p JOIN removed o ON o."id" = p."id"
  WHERE s."playableId" = p."id" AND (o."name", o."titleId", o."kind") IS DISTINCT FROM (p."name", p."titleId", p."kind");
  INSERT INTO "SearchTerm" ("titleId", "playableId", "kind", "text")
  SELECT p."titleId", p."id", 'PART', p."name" FROM added p JOIN removed o ON o."id" = p."id"
  WHERE (o."name", o."titleId", o."kind") IS DISTINCT FROM (p."name", p."titleId", p."kind")
    AND p."kind" <> 'FILM' AND search_form(p."name") <> '';
  RETURN NULL;
END
$$;
CREATE TRIGGER "Playable_add_terms" AFTER INSERT ON "Playable"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_part_terms();
CREATE TRIGGER "Playable_change_terms" AFTER UPDATE ON "Playable"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION change_part_terms();

CREATE FUNCTION add_person_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchTerm" ("personId", "kind", "text")
  SELECT "id", 'PERSON', "name" FROM added WHERE search_form("name") <> '';
  RETURN NULL;
END
$$;
CREATE FUNCTION change_person_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchTerm" s USING added p JOIN removed o ON o."id" = p."id"
  WHERE s."personId" = p."id" AND o."name" <> p."name";
  INSERT INTO "SearchTerm" ("personId", "kind", "text")
  SELECT p."id", 'PERSON', p."name" FROM added p JOIN removed o ON o."id" = p."id"
  WHERE o."name" <> p."name" AND search_form(p."name") <> '';
  RETURN NULL;
END
$$;
CREATE TRIGGER "Person_add_terms" AFTER INSERT ON "Person"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_person_terms();
CREATE TRIGGER "Person_change_terms" AFTER UPDATE ON "Person"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION change_person_terms();

-- What is there already
INSERT INTO "SearchTerm" ("titleId", "kind", "text")
SELECT t."id", terms.kind, terms.term FROM "Title" t CROSS JOIN LATERAL title_terms(t."name", t."credit") terms;
INSERT INTO "SearchTerm" ("kind", "text")
SELECT DISTINCT 'GENRE'::"SearchTermKind", left(genre, 200) FROM "Title" t, unnest(t."genres") AS genre
WHERE search_form(left(genre, 200)) <> '';
INSERT INTO "SearchTerm" ("titleId", "playableId", "kind", "text")
SELECT "titleId", "id", 'PART', "name" FROM "Playable" WHERE "kind" <> 'FILM' AND search_form("name") <> '';
INSERT INTO "SearchTerm" ("personId", "kind", "text")
SELECT "id", 'PERSON', "name" FROM "Person" WHERE search_form("name") <> '';
