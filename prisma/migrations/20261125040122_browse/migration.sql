-- AlterTable
ALTER TABLE "Asset" ADD COLUMN     "audioLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Title_libraryId_createdAt_id_idx" ON "Title"("libraryId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Title_createdAt_id_idx" ON "Title"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Title_genres_idx" ON "Title" USING GIN ("genres");


-- The other orders of a library. Names are compared without accents and capitals; a title without a year or a length
-- stands last both ways, hence two keys each.
CREATE INDEX "Title_order_name" ON "Title" ("libraryId", (search_form("name") COLLATE "C"), "id");
CREATE INDEX "Title_order_year_rising" ON "Title" ("libraryId", (coalesce("year", 99999)), "id");
CREATE INDEX "Title_order_year_falling" ON "Title" ("libraryId", (coalesce("year", -1)), "id");
CREATE INDEX "Title_order_length_rising" ON "Title" ("libraryId", (coalesce("durationSeconds", 1e12)), "id");
CREATE INDEX "Title_order_length_falling" ON "Title" ("libraryId", (coalesce("durationSeconds", -1)), "id");

-- A title's length and languages follow from the newest ready version of each of its playables, whoever writes those.
-- Where no version says what is spoken, what an editor wrote stays.
CREATE FUNCTION keep_title_facts(changed uuid) RETURNS void LANGUAGE sql AS $$
  WITH ready AS (
    SELECT DISTINCT ON (p."id") a."id", a."durationSeconds", a."audioLanguages"
    FROM "Playable" p JOIN "Asset" a ON a."playableId" = p."id" AND a."status" = 'READY'
    WHERE p."titleId" = changed ORDER BY p."id", a."createdAt" DESC, a."id"
  ),
  facts AS (
    SELECT (SELECT nullif(sum("durationSeconds"), 0) FROM ready) AS seconds,
      ARRAY(SELECT DISTINCT unnest("audioLanguages") FROM ready ORDER BY 1) AS spoken,
      ARRAY(SELECT DISTINCT t."language"::text FROM "TextTrack" t JOIN ready ON ready."id" = t."assetId" ORDER BY 1) AS written
  )
  UPDATE "Title" t SET "durationSeconds" = facts.seconds, "captionLanguages" = facts.written,
    "audioLanguages" = CASE WHEN cardinality(facts.spoken) > 0 THEN facts.spoken ELSE t."audioLanguages" END
  FROM facts WHERE t."id" = changed AND (t."durationSeconds" IS DISTINCT FROM facts.seconds
    OR t."captionLanguages" IS DISTINCT FROM facts.written
    OR (cardinality(facts.spoken) > 0 AND t."audioLanguages" IS DISTINCT FROM facts.spoken))
$$;

CREATE FUNCTION keep_facts_of_asset() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_title_facts(p."titleId") FROM "Playable" p
  WHERE p."id" IN (SELECT NEW."playableId" WHERE TG_OP <> 'DELETE' UNION SELECT OLD."playableId" WHERE TG_OP <> 'INSERT');
  RETURN NULL;
END
$$;
CREATE TRIGGER "Asset_keep_facts" AFTER INSERT OR DELETE OR UPDATE OF "status", "durationSeconds", "audioLanguages", "playableId"
  ON "Asset" FOR EACH ROW EXECUTE FUNCTION keep_facts_of_asset();

CREATE FUNCTION keep_facts_of_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_title_facts(p."titleId") FROM "Asset" a JOIN "Playable" p ON p."id" = a."playableId"
  WHERE a."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."assetId" ELSE NEW."assetId" END AND a."status" = 'READY';
  RETURN NULL;
END
$$;
CREATE TRIGGER "TextTrack_keep_facts" AFTER INSERT OR DELETE OR UPDATE OF "language", "assetId"
  ON "TextTrack" FOR EACH ROW EXECUTE FUNCTION keep_facts_of_text();

CREATE FUNCTION keep_facts_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_title_facts(OLD."titleId");
  IF TG_OP = 'UPDATE' THEN
    PERFORM keep_title_facts(NEW."titleId");
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Playable_keep_facts" AFTER DELETE OR UPDATE OF "titleId" ON "Playable"
  FOR EACH ROW EXECUTE FUNCTION keep_facts_of_part();

-- What is there already
SELECT keep_title_facts("id") FROM "Title";
