-- Pictures are rows of "Artwork" from here on, with sizes and a placeholder. What had one picture by its key has none
-- until it is made anew: the demo does so at the next start, an editor by bringing artwork in.

-- AlterTable
ALTER TABLE "Title" DROP COLUMN "posterKey",
DROP COLUMN "stillKey";

-- AlterTable
ALTER TABLE "Asset" DROP COLUMN "posterKey";

-- AlterTable
ALTER TABLE "TextTrack" ADD COLUMN     "sourceKey" VARCHAR(600);

-- Each track knows its own file: there may be several in a film
UPDATE "TextTrack" SET "sourceKey" = "IngestJob"."captionsKey"
FROM "IngestJob" WHERE "IngestJob"."assetId" = "TextTrack"."assetId" AND "IngestJob"."captionsKey" IS NOT NULL;

-- AlterTable
ALTER TABLE "IngestJob" DROP COLUMN "captionsKey",
ADD COLUMN     "trailerKey" VARCHAR(600);

-- CreateIndex
CREATE INDEX "Title_posterId_idx" ON "Title"("posterId");

-- CreateIndex
CREATE INDEX "Title_stillId_idx" ON "Title"("stillId");

-- CreateIndex
CREATE INDEX "Playable_stillId_idx" ON "Playable"("stillId");
