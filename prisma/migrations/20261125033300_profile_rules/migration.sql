-- What the schema has no words for: a profile has a name, and of every account one profile stays without a limit, so that
-- no account is ever left to its children alone. The account's row is held meanwhile: of two who take away the last two
-- at once, the second sees what the first did.
UPDATE "Profile" SET "name" = 'Me' WHERE btrim("name") = '';
ALTER TABLE "Profile"
  ADD CONSTRAINT "Profile_name_present" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Profile_language_format" CHECK ("language" ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  ADD CONSTRAINT "Profile_pinHash_format" CHECK ("pinHash" LIKE '$argon2id$%');

CREATE OR REPLACE FUNCTION "give_first_profile"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Profile" ("id", "accountId", "name")
  VALUES (gen_random_uuid(), NEW."id", coalesce(nullif(btrim(NEW."name"), ''), 'Me'));
  RETURN NEW;
END
$$;

CREATE FUNCTION "keep_one_unrestricted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Account" WHERE "id" = OLD."accountId" FOR NO KEY UPDATE;
  -- An account that goes takes its profiles with it.
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Profile" WHERE "accountId" = OLD."accountId" AND "maturityLimit" IS NULL) THEN
    RAISE EXCEPTION 'one profile of an account stays without a limit'
      USING ERRCODE = 'check_violation', TABLE = 'Profile', CONSTRAINT = 'Profile_one_unrestricted';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Profile_one_unrestricted" AFTER DELETE OR UPDATE OF "maturityLimit", "accountId" ON "Profile"
  FOR EACH ROW WHEN (OLD."maturityLimit" IS NULL) EXECUTE FUNCTION "keep_one_unrestricted"();
