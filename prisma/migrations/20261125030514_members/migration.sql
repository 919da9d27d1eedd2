-- CreateTable
CREATE TABLE "Profile" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "language" VARCHAR(35),
    "maturityLimit" INTEGER,
    "pinHash" VARCHAR(200),
    "keepsHistory" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Profile_accountId_position_key" ON "Profile"("accountId", "position");

-- Every account has a first profile from the moment it exists, whoever makes it
CREATE FUNCTION "give_first_profile"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Profile" ("id", "accountId", "name") VALUES (gen_random_uuid(), NEW."id", NEW."name");
  RETURN NEW;
END
$$;
CREATE TRIGGER "Account_first_profile" AFTER INSERT ON "Account"
  FOR EACH ROW EXECUTE FUNCTION "give_first_profile"();
INSERT INTO "Profile" ("id", "accountId", "name") SELECT gen_random_uuid(), "id", "name" FROM "Account";

-- Places in films move from the account to its first profile
ALTER TABLE "Progress" ADD COLUMN "profileId" UUID, ADD COLUMN "watchedAt" TIMESTAMPTZ(3);
UPDATE "Progress" SET "profileId" = "Profile"."id" FROM "Profile" WHERE "Profile"."accountId" = "Progress"."accountId";
ALTER TABLE "Progress" DROP CONSTRAINT "Progress_accountId_fkey", DROP CONSTRAINT "Progress_pkey";
ALTER TABLE "Progress" DROP COLUMN "accountId",
ALTER COLUMN "profileId" SET NOT NULL,
ADD CONSTRAINT "Progress_pkey" PRIMARY KEY ("profileId", "playableId");

-- CreateIndex
CREATE INDEX "Progress_profileId_updatedAt_idx" ON "Progress"("profileId", "updatedAt");

-- AddForeignKey
ALTER TABLE "Progress" ADD CONSTRAINT "Progress_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "PlaybackLease" ADD COLUMN     "profileId" UUID;

UPDATE "PlaybackLease" SET "profileId" = "Profile"."id"
FROM "Profile" WHERE "Profile"."accountId" = "PlaybackLease"."accountId";

-- CreateIndex
CREATE INDEX "PlaybackLease_profileId_idx" ON "PlaybackLease"("profileId");

-- AddForeignKey
ALTER TABLE "PlaybackLease" ADD CONSTRAINT "PlaybackLease_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "PersonRole" AS ENUM ('DIRECTOR', 'WRITER', 'CAST', 'COMPOSER', 'ARTIST', 'PRODUCER');

-- AlterTable
ALTER TABLE "Title" ADD COLUMN     "audioLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "captionLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "durationSeconds" DOUBLE PRECISION,
ADD COLUMN     "maturityAge" INTEGER,
ADD COLUMN     "posterId" CHAR(32),
ADD COLUMN     "stillId" CHAR(32),
ADD COLUMN     "trailerKey" VARCHAR(300);

-- AlterTable
ALTER TABLE "Playable" ADD COLUMN     "creditsStartSeconds" DOUBLE PRECISION,
ADD COLUMN     "episodeNumber" INTEGER,
ADD COLUMN     "introEndSeconds" DOUBLE PRECISION,
ADD COLUMN     "introStartSeconds" DOUBLE PRECISION,
ADD COLUMN     "seasonNumber" INTEGER,
ADD COLUMN     "stillId" CHAR(32),
ADD COLUMN     "synopsis" VARCHAR(2000);

-- CreateTable
CREATE TABLE "Artwork" (
    "id" CHAR(32) NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "placeholder" VARCHAR(1000) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Artwork_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TitlePerson" (
    "titleId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "PersonRole" NOT NULL,
    "part" VARCHAR(120),
    "position" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TitlePerson_pkey" PRIMARY KEY ("titleId","personId","role")
);

-- CreateTable
CREATE TABLE "Chapter" (
    "playableId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "startSeconds" DOUBLE PRECISION NOT NULL,
    "name" VARCHAR(120) NOT NULL,

    CONSTRAINT "Chapter_pkey" PRIMARY KEY ("playableId","position")
);

-- CreateTable
CREATE TABLE "ListEntry" (
    "profileId" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListEntry_pkey" PRIMARY KEY ("profileId","titleId")
);

-- CreateTable
CREATE TABLE "Rating" (
    "profileId" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "value" SMALLINT NOT NULL,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("profileId","titleId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "TitlePerson_personId_idx" ON "TitlePerson"("personId");

-- CreateIndex
CREATE INDEX "ListEntry_profileId_addedAt_idx" ON "ListEntry"("profileId", "addedAt");

-- CreateIndex
CREATE INDEX "ListEntry_titleId_idx" ON "ListEntry"("titleId");

-- CreateIndex
CREATE INDEX "Rating_titleId_idx" ON "Rating"("titleId");

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_posterId_fkey" FOREIGN KEY ("posterId") REFERENCES "Artwork"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_stillId_fkey" FOREIGN KEY ("stillId") REFERENCES "Artwork"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitlePerson" ADD CONSTRAINT "TitlePerson_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitlePerson" ADD CONSTRAINT "TitlePerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Playable" ADD CONSTRAINT "Playable_stillId_fkey" FOREIGN KEY ("stillId") REFERENCES "Artwork"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chapter" ADD CONSTRAINT "Chapter_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListEntry" ADD CONSTRAINT "ListEntry_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListEntry" ADD CONSTRAINT "ListEntry_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the Prisma schema has no words for
ALTER TABLE "Profile"
  ADD CONSTRAINT "Profile_position_range" CHECK ("position" BETWEEN 1 AND 10),
  ADD CONSTRAINT "Profile_maturityLimit_range" CHECK ("maturityLimit" BETWEEN 0 AND 18);
ALTER TABLE "Title"
  ADD CONSTRAINT "Title_maturityAge_range" CHECK ("maturityAge" BETWEEN 0 AND 18),
  ADD CONSTRAINT "Title_durationSeconds_range" CHECK ("durationSeconds" > 0),
  ADD CONSTRAINT "Title_trailerKey_folder" CHECK ("trailerKey" LIKE 'trailers/%');
ALTER TABLE "Artwork"
  ADD CONSTRAINT "Artwork_id_format" CHECK ("id" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "Artwork_size_range" CHECK ("width" > 0 AND "height" > 0 AND cardinality("widths") > 0),
  ADD CONSTRAINT "Artwork_placeholder_format" CHECK ("placeholder" LIKE 'data:image/%');
ALTER TABLE "Person" ADD CONSTRAINT "Person_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Playable"
  ADD CONSTRAINT "Playable_episode_range" CHECK ("seasonNumber" >= 0 AND "episodeNumber" >= 0),
  ADD CONSTRAINT "Playable_intro_order" CHECK ("introStartSeconds" >= 0 AND "introEndSeconds" > "introStartSeconds"),
  ADD CONSTRAINT "Playable_intro_whole" CHECK (("introStartSeconds" IS NULL) = ("introEndSeconds" IS NULL)),
  ADD CONSTRAINT "Playable_creditsStartSeconds_range" CHECK ("creditsStartSeconds" > 0);
CREATE UNIQUE INDEX "Playable_one_episode" ON "Playable" ("titleId", "seasonNumber", "episodeNumber")
  WHERE "episodeNumber" IS NOT NULL;
ALTER TABLE "Chapter"
  ADD CONSTRAINT "Chapter_position_range" CHECK ("position" >= 1),
  ADD CONSTRAINT "Chapter_startSeconds_range" CHECK ("startSeconds" >= 0);
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_value_range" CHECK ("value" IN (-1, 1));
