-- A title's facts are worked out once a statement, for all titles together, however many versions it wrote.
DROP TRIGGER "Asset_keep_facts" ON "Asset";
DROP FUNCTION keep_facts_of_asset();

CREATE FUNCTION keep_facts_of_titles(changed uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH ready AS (
    SELECT DISTINCT ON (p."id") p."titleId", a."id", a."durationSeconds", a."audioLanguages"
    FROM "Playable" p JOIN "Asset" a ON a."playableId" = p."id" AND a."status" = 'READY'
    WHERE p."titleId" = ANY (changed) ORDER BY p."id", a."createdAt" DESC, a."id"
  ),
  facts AS (
    SELECT t."id",
      (SELECT nullif(sum(r."durationSeconds"), 0) FROM ready r WHERE r."titleId" = t."id") AS seconds,
      ARRAY(SELECT DISTINCT unnest(r."audioLanguages") FROM ready r WHERE r."titleId" = t."id" ORDER BY 1) AS spoken,
      ARRAY(SELECT DISTINCT x."language"::text FROM "TextTrack" x JOIN ready r ON r."id" = x."assetId"
            WHERE r."titleId" = t."id" ORDER BY 1) AS written
    FROM "Title" t WHERE t."id" = ANY (changed)
  )
  UPDATE "Title" t SET "durationSeconds" = facts.seconds, "captionLanguages" = facts.written,
    "audioLanguages" = CASE WHEN cardinality(facts.spoken) > 0 THEN facts.spoken ELSE t."audioLanguages" END
  FROM facts WHERE t."id" = facts."id" AND (t."durationSeconds" IS DISTINCT FROM facts.seconds
    OR t."captionLanguages" IS DISTINCT FROM facts.written
    OR (cardinality(facts.spoken) > 0 AND t."audioLanguages" IS DISTINCT FROM facts.spoken))
$$;

CREATE FUNCTION keep_facts_of_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_facts_of_titles(ARRAY(
    SELECT DISTINCT p."titleId" FROM added a JOIN "Playable" p ON p."id" = a."playableId"));
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_facts_of_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_facts_of_titles(ARRAY(
    SELECT DISTINCT p."titleId" FROM added a JOIN removed o ON o."id" = a."id"
    JOIN "Playable" p ON p."id" IN (a."playableId", o."playableId")
    WHERE (a."status", a."durationSeconds", a."audioLanguages", a."playableId")
      IS DISTINCT FROM (o."status", o."durationSeconds", o."audioLanguages", o."playableId")));
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_facts_of_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_facts_of_titles(ARRAY(
    SELECT DISTINCT p."titleId" FROM removed o JOIN "Playable" p ON p."id" = o."playableId"));
  RETURN NULL;
END
$$;
CREATE TRIGGER "Asset_keep_facts_inserted" AFTER INSERT ON "Asset"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_facts_of_inserted();
CREATE TRIGGER "Asset_keep_facts_updated" AFTER UPDATE ON "Asset"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_facts_of_updated();
CREATE TRIGGER "Asset_keep_facts_deleted" AFTER DELETE ON "Asset"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_facts_of_deleted();
