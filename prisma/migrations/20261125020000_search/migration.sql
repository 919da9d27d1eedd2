-- CreateEnum
CREATE TYPE "SearchTermKind" AS ENUM ('TITLE', 'PART', 'CREDIT', 'GENRE');

-- CreateTable
CREATE TABLE "SearchTerm" (
    "id" BIGSERIAL NOT NULL,
    "titleId" UUID NOT NULL,
    "playableId" UUID,
    "kind" "SearchTermKind" NOT NULL,
    "text" VARCHAR(200) NOT NULL,
    "form" VARCHAR(400) NOT NULL,
    "words" TEXT[],

    CONSTRAINT "SearchTerm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SearchTerm_titleId_idx" ON "SearchTerm"("titleId");

-- CreateIndex
CREATE INDEX "SearchTerm_playableId_idx" ON "SearchTerm"("playableId");

-- CreateIndex
CREATE INDEX "SearchTerm_words_idx" ON "SearchTerm" USING GIN ("words");

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" VARCHAR(100) NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- AddForeignKey
ALTER TABLE "SearchTerm" ADD CONSTRAINT "SearchTerm_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchTerm" ADD CONSTRAINT "SearchTerm_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Comparing by form and by likeness. The three extensions are trusted ones: the owner of a database may add them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Immutable as long as nobody edits the unaccent dictionary of the installation.
CREATE FUNCTION search_form(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), '[^[:alnum:]]+', ' ', 'g')), 400)
$$;

ALTER TABLE "SearchTerm"
  ADD CONSTRAINT "SearchTerm_form_of_text" CHECK ("form" = search_form("text") AND "form" <> ''),
  ADD CONSTRAINT "SearchTerm_words_of_form" CHECK ("words" IS NOT NULL AND "words" = string_to_array("form", ' ')),
  ADD CONSTRAINT "SearchTerm_part_has_playable" CHECK (("kind" = 'PART') = ("playableId" IS NOT NULL));
CREATE INDEX "SearchWord_word_likeness" ON "SearchWord" USING gin ("word" gin_trgm_ops);
CREATE INDEX "SearchWord_word_prefix" ON "SearchWord" ("word" varchar_pattern_ops);

-- Fills in what follows from the text, and learns its words.
CREATE FUNCTION complete_search_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."form" := search_form(NEW."text");
  NEW."words" := string_to_array(NEW."form", ' ');
  INSERT INTO "SearchWord" ("word") SELECT DISTINCT left(word, 100) FROM unnest(NEW."words") AS word
  ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;
CREATE TRIGGER "SearchTerm_complete" BEFORE INSERT OR UPDATE ON "SearchTerm"
  FOR EACH ROW EXECUTE FUNCTION complete_search_term();

CREATE FUNCTION keep_title_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchTerm" WHERE "titleId" = NEW."id" AND "playableId" IS NULL;
  INSERT INTO "SearchTerm" ("titleId", "kind", "text")
  SELECT NEW."id", term.kind::"SearchTermKind", left(term.text, 200)
  FROM (
    SELECT 'TITLE' AS kind, NEW."name" AS text
    UNION ALL SELECT 'CREDIT', btrim(part) FROM unnest(string_to_array(NEW."credit", '·')) AS part
    UNION ALL SELECT 'GENRE', genre FROM unnest(NEW."genres") AS genre
  ) AS term
  WHERE search_form(left(term.text, 200)) <> '';
  RETURN NULL;
END
$$;
CREATE TRIGGER "Title_keep_terms" AFTER INSERT OR UPDATE OF "name", "credit", "genres" ON "Title"
  FOR EACH ROW EXECUTE FUNCTION keep_title_terms();

-- A film has one playable, which bears the film's name: only episodes and tracks are found by names of their own.
CREATE FUNCTION keep_part_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchTerm" WHERE "playableId" = NEW."id";
  INSERT INTO "SearchTerm" ("titleId", "playableId", "kind", "text")
  SELECT NEW."titleId", NEW."id", 'PART', NEW."name"
  WHERE NEW."kind" <> 'FILM' AND search_form(NEW."name") <> '';
  RETURN NULL;
END
$$;
CREATE TRIGGER "Playable_keep_terms" AFTER INSERT OR UPDATE OF "name", "titleId", "kind" ON "Playable"
  FOR EACH ROW EXECUTE FUNCTION keep_part_terms();

-- What is there already
UPDATE "Title" SET "name" = "name";
UPDATE "Playable" SET "name" = "name";
