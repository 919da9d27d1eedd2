-- The states of a key's rotation. The index that allows one signing key a group names a state, so it is made anew.
DROP INDEX "SigningKey_one_signing";
CREATE TYPE "KeyStatus_new" AS ENUM ('PENDING', 'PUBLISHED', 'CONFIRMED', 'SIGNING', 'RETIRING', 'RETIRED', 'COMPROMISED');
ALTER TABLE "SigningKey" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "SigningKey" ALTER COLUMN "status" TYPE "KeyStatus_new"
  USING (CASE "status"::text WHEN 'TRUSTED' THEN 'RETIRING' ELSE "status"::text END::"KeyStatus_new");
ALTER TYPE "KeyStatus" RENAME TO "KeyStatus_old";
ALTER TYPE "KeyStatus_new" RENAME TO "KeyStatus";
DROP TYPE "KeyStatus_old";
ALTER TABLE "SigningKey" ALTER COLUMN "status" SET DEFAULT 'PENDING';
CREATE UNIQUE INDEX "SigningKey_one_signing" ON "SigningKey" ("keyGroup") WHERE "status" = 'SIGNING';

-- AlterTable
ALTER TABLE "SigningKey" ADD COLUMN     "compromisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastExpiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "publicKeyId" VARCHAR(40),
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "replacedAt" TIMESTAMPTZ(3);

-- Keys made before had CloudFront's id for their own. What they signed is known by its leases; the day on top stands
-- for signatures that a shorter renewal has overwritten, and is the longest validity a library can have.
UPDATE "SigningKey" SET
  "publicKeyId" = "id",
  "publishedAt" = "createdAt",
  "confirmedAt" = "activatedAt",
  "compromisedAt" = CASE WHEN "status" = 'COMPROMISED' THEN coalesce("retiredAt", now()) END,
  "activatedAt" = coalesce("activatedAt", "createdAt"),
  "replacedAt" = CASE WHEN "status" = 'RETIRING' THEN now() END,
  "removedAt" = CASE WHEN "status" IN ('RETIRED', 'COMPROMISED') THEN coalesce("retiredAt", now()) END,
  "lastExpiresAt" = greatest(
    (SELECT max("expiresAt") FROM "PlaybackLease" WHERE "signingKeyId" = "SigningKey"."id"),
    (SELECT max("urlExpiresAt") FROM "ShareOpening" WHERE "signingKeyId" = "SigningKey"."id"),
    (SELECT max("expiresAt") FROM "Share" WHERE "signingKeyId" = "SigningKey"."id")
  ) + interval '1 day';

-- CreateIndex
CREATE UNIQUE INDEX "SigningKey_publicKeyId_key" ON "SigningKey"("publicKeyId");

-- Rules that the Prisma schema has no words for

ALTER TABLE "SigningKey" DROP CONSTRAINT "SigningKey_id_format";
ALTER TABLE "SigningKey"
  ADD CONSTRAINT "SigningKey_id_format"
    CHECK ("id" ~ '^([A-Z0-9]{4,40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$'),
  ADD CONSTRAINT "SigningKey_publicKeyId_format" CHECK ("publicKeyId" ~ '^[A-Z0-9]{4,40}$'),
  -- What signs, or has signed, is known to CloudFront
  ADD CONSTRAINT "SigningKey_trusted_is_published"
    CHECK ("status" IN ('PENDING', 'RETIRED', 'COMPROMISED') OR ("publicKeyId" IS NOT NULL AND "publishedAt" IS NOT NULL)),
  ADD CONSTRAINT "SigningKey_signing_has_time" CHECK ("status" NOT IN ('SIGNING', 'RETIRING') OR "activatedAt" IS NOT NULL),
  ADD CONSTRAINT "SigningKey_retiring_has_time" CHECK ("status" <> 'RETIRING' OR "replacedAt" IS NOT NULL),
  ADD CONSTRAINT "SigningKey_compromised_has_time" CHECK ("status" <> 'COMPROMISED' OR "compromisedAt" IS NOT NULL),
  ADD CONSTRAINT "SigningKey_removed_is_over" CHECK ("removedAt" IS NULL OR "status" IN ('RETIRED', 'COMPROMISED'));
-- Of each group at most one key is on its way
CREATE UNIQUE INDEX "SigningKey_one_in_progress" ON "SigningKey" ("keyGroup")
  WHERE "status" IN ('PENDING', 'PUBLISHED', 'CONFIRMED');
