-- CreateEnum
CREATE TYPE "UploadStatus" AS ENUM ('RECEIVING', 'RECEIVED', 'STORED', 'FAILED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "FileStatus" AS ENUM ('PREPARING', 'READY', 'FAILED', 'REMOVED');

-- CreateEnum
CREATE TYPE "ShareKind" AS ENUM ('PERSON', 'LINK', 'DIRECT');

-- CreateTable
CREATE TABLE "Download" (
    "id" CHAR(32) NOT NULL,
    "titleId" UUID NOT NULL,
    "playableId" UUID,
    "name" VARCHAR(160) NOT NULL,
    "fileName" VARCHAR(255) NOT NULL,
    "objectKey" VARCHAR(300) NOT NULL,
    "contentType" VARCHAR(100) NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Download_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" CHAR(32) NOT NULL,
    "ownerId" UUID NOT NULL,
    "fileName" VARCHAR(255) NOT NULL,
    "contentType" VARCHAR(100) NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "partBytes" INTEGER NOT NULL,
    "objectKey" VARCHAR(300) NOT NULL,
    "storageUploadId" VARCHAR(1024) NOT NULL,
    "status" "UploadStatus" NOT NULL DEFAULT 'RECEIVING',
    "failureReason" VARCHAR(500),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "completedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PrivateFile" (
    "id" CHAR(32) NOT NULL,
    "fileName" VARCHAR(255) NOT NULL,
    "objectKey" VARCHAR(300) NOT NULL,
    "contentType" VARCHAR(100) NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "status" "FileStatus" NOT NULL DEFAULT 'PREPARING',
    "failureReason" VARCHAR(500),
    "uploadId" CHAR(32),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),

    CONSTRAINT "PrivateFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Share" (
    "id" UUID NOT NULL,
    "fileId" CHAR(32) NOT NULL,
    "kind" "ShareKind" NOT NULL,
    "accountId" UUID,
    "tokenHash" CHAR(64),
    "signingKeyId" VARCHAR(40),
    "sourceNetwork" VARCHAR(18),
    "startsAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareOpening" (
    "id" UUID NOT NULL,
    "shareId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "accountId" UUID,
    "address" VARCHAR(45),
    "signingKeyId" VARCHAR(40) NOT NULL,
    "urlExpiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShareOpening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Download_objectKey_key" ON "Download"("objectKey");

-- CreateIndex
CREATE INDEX "Download_playableId_idx" ON "Download"("playableId");

-- CreateIndex
CREATE UNIQUE INDEX "Download_titleId_position_key" ON "Download"("titleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_objectKey_key" ON "Upload"("objectKey");

-- CreateIndex
CREATE INDEX "Upload_ownerId_status_idx" ON "Upload"("ownerId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "PrivateFile_objectKey_key" ON "PrivateFile"("objectKey");

-- CreateIndex
CREATE UNIQUE INDEX "PrivateFile_uploadId_key" ON "PrivateFile"("uploadId");

-- CreateIndex
CREATE INDEX "PrivateFile_createdAt_idx" ON "PrivateFile"("createdAt");

-- CreateIndex
CREATE INDEX "PrivateFile_createdById_idx" ON "PrivateFile"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "Share_tokenHash_key" ON "Share"("tokenHash");

-- CreateIndex
CREATE INDEX "Share_fileId_createdAt_idx" ON "Share"("fileId", "createdAt");

-- CreateIndex
CREATE INDEX "Share_accountId_idx" ON "Share"("accountId");

-- CreateIndex
CREATE INDEX "Share_createdById_idx" ON "Share"("createdById");

-- CreateIndex
CREATE INDEX "Share_revokedById_idx" ON "Share"("revokedById");

-- CreateIndex
CREATE INDEX "Share_signingKeyId_expiresAt_idx" ON "Share"("signingKeyId", "expiresAt");

-- CreateIndex
CREATE INDEX "ShareOpening_shareId_at_idx" ON "ShareOpening"("shareId", "at");

-- CreateIndex
CREATE INDEX "ShareOpening_accountId_idx" ON "ShareOpening"("accountId");

-- CreateIndex
CREATE INDEX "ShareOpening_at_idx" ON "ShareOpening"("at");

-- CreateIndex
CREATE INDEX "ShareOpening_signingKeyId_urlExpiresAt_idx" ON "ShareOpening"("signingKeyId", "urlExpiresAt");

-- AddForeignKey
ALTER TABLE "Download" ADD CONSTRAINT "Download_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Download" ADD CONSTRAINT "Download_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateFile" ADD CONSTRAINT "PrivateFile_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateFile" ADD CONSTRAINT "PrivateFile_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "PrivateFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_revokedById_fkey" FOREIGN KEY ("revokedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpening" ADD CONSTRAINT "ShareOpening_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpening" ADD CONSTRAINT "ShareOpening_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules that the Prisma schema has no words for

-- A file's id is 128 random bits and names its folder in the bucket
ALTER TABLE "Download"
  ADD CONSTRAINT "Download_id_format" CHECK ("id" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "Download_objectKey_names_id" CHECK ("objectKey" ~ ('^downloads/' || "id" || '/[A-Za-z0-9.-]+$')),
  ADD CONSTRAINT "Download_sizeBytes_range" CHECK ("sizeBytes" > 0),
  ADD CONSTRAINT "Download_position_range" CHECK ("position" >= 0);
ALTER TABLE "Upload"
  ADD CONSTRAINT "Upload_id_format" CHECK ("id" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "Upload_objectKey_names_id" CHECK ("objectKey" ~ ('^uploads/' || "id" || '/[A-Za-z0-9.-]+$')),
  ADD CONSTRAINT "Upload_size_range" CHECK ("sizeBytes" > 0 AND "partBytes" >= 5242880 AND "sizeBytes" <= "partBytes"::bigint * 10000),
  ADD CONSTRAINT "Upload_completed_has_time" CHECK (("status" IN ('RECEIVED', 'STORED')) <= ("completedAt" IS NOT NULL)),
  ADD CONSTRAINT "Upload_failure_is_explained" CHECK ("status" <> 'FAILED' OR "failureReason" IS NOT NULL);
ALTER TABLE "PrivateFile"
  ADD CONSTRAINT "PrivateFile_id_format" CHECK ("id" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "PrivateFile_objectKey_names_id" CHECK ("objectKey" ~ ('^private/' || "id" || '/[A-Za-z0-9.-]+$')),
  ADD CONSTRAINT "PrivateFile_sizeBytes_range" CHECK ("sizeBytes" > 0),
  ADD CONSTRAINT "PrivateFile_ready_has_time" CHECK ("status" <> 'READY' OR "readyAt" IS NOT NULL),
  ADD CONSTRAINT "PrivateFile_failure_is_explained" CHECK ("status" <> 'FAILED' OR "failureReason" IS NOT NULL);

-- A share: whom it is for, how it is opened, until when
ALTER TABLE "Share"
  ADD CONSTRAINT "Share_person_has_account" CHECK (("kind" = 'PERSON') = ("accountId" IS NOT NULL)),
  ADD CONSTRAINT "Share_door_has_token"
    CHECK (("kind" <> 'DIRECT') = ("tokenHash" IS NOT NULL) AND "tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Share_direct_has_key" CHECK (("kind" = 'DIRECT') = ("signingKeyId" IS NOT NULL)),
  ADD CONSTRAINT "Share_times_order"
    CHECK (("startsAt" IS NULL OR "startsAt" < "expiresAt") AND "expiresAt" > "createdAt"
      AND "expiresAt" <= "createdAt" + interval '30 years 1 day'),
  -- The last second that CloudFront can read
  ADD CONSTRAINT "Share_direct_ends_by_2038" CHECK ("kind" <> 'DIRECT' OR "expiresAt" <= '2038-01-19T03:14:07Z'),
  -- What has no door cannot be stopped at one
  ADD CONSTRAINT "Share_direct_is_not_revoked" CHECK ("kind" <> 'DIRECT' OR "revokedAt" IS NULL),
  ADD CONSTRAINT "Share_revoked_has_time" CHECK ("revokedById" IS NULL OR "revokedAt" IS NOT NULL),
  ADD CONSTRAINT "Share_sourceNetwork_format"
    CHECK ("sourceNetwork" ~ '^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$');
ALTER TABLE "ShareOpening"
  -- The door signs for an hour at most
  ADD CONSTRAINT "ShareOpening_url_range" CHECK ("urlExpiresAt" > "at" AND "urlExpiresAt" <= "at" + interval '1 hour');
