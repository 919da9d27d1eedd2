-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'SUPPORT', 'EDITOR', 'OWNER');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED');

-- CreateEnum
CREATE TYPE "LibraryKind" AS ENUM ('FILMS', 'SERIES', 'MUSIC', 'ARCHIVE');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('SHARED', 'PRIVATE');

-- CreateEnum
CREATE TYPE "TitleKind" AS ENUM ('FILM', 'SERIES', 'ALBUM');

-- CreateEnum
CREATE TYPE "TitleStatus" AS ENUM ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "PlayableKind" AS ENUM ('FILM', 'EPISODE', 'TRACK');

-- CreateEnum
CREATE TYPE "AssetStatus" AS ENUM ('PREPARING', 'READY', 'FAILED', 'REMOVED');

-- CreateEnum
CREATE TYPE "RenditionKind" AS ENUM ('VIDEO', 'AUDIO');

-- CreateEnum
CREATE TYPE "IngestStage" AS ENUM ('QUEUED', 'PROBING', 'TRANSCODING', 'PACKAGING', 'UPLOADING', 'CHECKING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "KeyGroup" AS ENUM ('PLAYBACK', 'PRIVATE', 'DIRECT');

-- CreateEnum
CREATE TYPE "KeyAlgorithm" AS ENUM ('EC_P256', 'RSA_2048');

-- CreateEnum
CREATE TYPE "KeyStatus" AS ENUM ('PENDING', 'SIGNING', 'TRUSTED', 'RETIRED', 'COMPROMISED');

-- CreateEnum
CREATE TYPE "LeaseEnd" AS ENUM ('RELEASED', 'STOPPED', 'EXPIRED', 'ACCESS_ENDED', 'SIGNED_OUT');

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "passwordHash" VARCHAR(200),
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupToken" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "key" VARCHAR(120) NOT NULL,
    "points" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "description" VARCHAR(300) NOT NULL,
    "streamLimit" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanLibrary" (
    "planId" UUID NOT NULL,
    "libraryId" UUID NOT NULL,

    CONSTRAINT "PlanLibrary_pkey" PRIMARY KEY ("planId","libraryId")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "status" "SubscriptionStatus" NOT NULL,
    "isCurrent" BOOLEAN NOT NULL DEFAULT true,
    "currentPeriodEnd" TIMESTAMPTZ(3) NOT NULL,
    "cancelAtPeriodEnd" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Library" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "description" VARCHAR(500) NOT NULL,
    "kind" "LibraryKind" NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'SHARED',
    "validitySeconds" INTEGER NOT NULL DEFAULT 300,
    "bindToAddress" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Library_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Title" (
    "id" UUID NOT NULL,
    "libraryId" UUID NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "kind" "TitleKind" NOT NULL,
    "name" VARCHAR(160) NOT NULL,
    "synopsis" VARCHAR(4000) NOT NULL,
    "year" INTEGER,
    "credit" VARCHAR(200),
    "genres" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" "TitleStatus" NOT NULL DEFAULT 'DRAFT',
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "posterKey" VARCHAR(300),
    "stillKey" VARCHAR(300),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Title_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Playable" (
    "id" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "kind" "PlayableKind" NOT NULL,
    "name" VARCHAR(160) NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Playable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" CHAR(32) NOT NULL,
    "playableId" UUID NOT NULL,
    "status" "AssetStatus" NOT NULL DEFAULT 'PREPARING',
    "folderKey" VARCHAR(300) NOT NULL,
    "sourceKey" VARCHAR(600) NOT NULL,
    "sourceName" VARCHAR(255) NOT NULL,
    "durationSeconds" DOUBLE PRECISION,
    "hasVideo" BOOLEAN NOT NULL DEFAULT false,
    "hasAudio" BOOLEAN NOT NULL DEFAULT false,
    "hasSeekStrip" BOOLEAN NOT NULL DEFAULT false,
    "posterKey" VARCHAR(300),
    "objectCount" INTEGER,
    "sizeBytes" BIGINT,
    "readyAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rendition" (
    "id" UUID NOT NULL,
    "assetId" CHAR(32) NOT NULL,
    "kind" "RenditionKind" NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "playlist" VARCHAR(200) NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "frameRate" DOUBLE PRECISION,
    "bandwidth" INTEGER NOT NULL,
    "averageBandwidth" INTEGER NOT NULL,
    "codecs" VARCHAR(60) NOT NULL,

    CONSTRAINT "Rendition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextTrack" (
    "id" UUID NOT NULL,
    "assetId" CHAR(32) NOT NULL,
    "language" VARCHAR(35) NOT NULL,
    "label" VARCHAR(80) NOT NULL,
    "playlist" VARCHAR(200) NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TextTrack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IngestJob" (
    "id" UUID NOT NULL,
    "assetId" CHAR(32) NOT NULL,
    "stage" "IngestStage" NOT NULL DEFAULT 'QUEUED',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "captionsKey" VARCHAR(600),
    "artworkKey" VARCHAR(600),
    "failureCode" VARCHAR(60),
    "failureReason" VARCHAR(500),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IngestJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaybackLease" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "playableId" UUID NOT NULL,
    "libraryId" UUID NOT NULL,
    "assetId" CHAR(32) NOT NULL,
    "deviceId" VARCHAR(64) NOT NULL,
    "deviceName" VARCHAR(100) NOT NULL,
    "cookiePath" VARCHAR(200) NOT NULL,
    "signingKeyId" VARCHAR(40) NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "renewedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "renewals" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" "LeaseEnd",
    "startupMilliseconds" INTEGER,
    "rebufferMilliseconds" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PlaybackLease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Progress" (
    "accountId" UUID NOT NULL,
    "playableId" UUID NOT NULL,
    "positionSeconds" DOUBLE PRECISION NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Progress_pkey" PRIMARY KEY ("accountId","playableId")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" VARCHAR(40) NOT NULL,
    "keyGroup" "KeyGroup" NOT NULL,
    "algorithm" "KeyAlgorithm" NOT NULL,
    "status" "KeyStatus" NOT NULL DEFAULT 'PENDING',
    "publicKeyPem" VARCHAR(1000) NOT NULL,
    "encryptedPrivateKey" VARCHAR(6000) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activatedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" VARCHAR(60) NOT NULL,
    "subjectId" VARCHAR(64),
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "SetupToken_tokenHash_key" ON "SetupToken"("tokenHash");

-- CreateIndex
CREATE INDEX "SetupToken_accountId_idx" ON "SetupToken"("accountId");

-- CreateIndex
CREATE INDEX "SignInAttempt_expiresAt_idx" ON "SignInAttempt"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_slug_key" ON "Plan"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_position_key" ON "Plan"("position");

-- CreateIndex
CREATE INDEX "PlanLibrary_libraryId_idx" ON "PlanLibrary"("libraryId");

-- CreateIndex
CREATE INDEX "Subscription_accountId_idx" ON "Subscription"("accountId");

-- CreateIndex
CREATE INDEX "Subscription_planId_idx" ON "Subscription"("planId");

-- CreateIndex
CREATE UNIQUE INDEX "Library_slug_key" ON "Library"("slug");

-- CreateIndex
CREATE INDEX "Library_position_idx" ON "Library"("position");

-- CreateIndex
CREATE UNIQUE INDEX "Title_slug_key" ON "Title"("slug");

-- CreateIndex
CREATE INDEX "Title_libraryId_status_createdAt_idx" ON "Title"("libraryId", "status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Playable_titleId_position_key" ON "Playable"("titleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Asset_folderKey_key" ON "Asset"("folderKey");

-- CreateIndex
CREATE INDEX "Asset_playableId_status_idx" ON "Asset"("playableId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Rendition_assetId_name_key" ON "Rendition"("assetId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "TextTrack_assetId_language_label_key" ON "TextTrack"("assetId", "language", "label");

-- CreateIndex
CREATE INDEX "IngestJob_assetId_idx" ON "IngestJob"("assetId");

-- CreateIndex
CREATE INDEX "IngestJob_stage_idx" ON "IngestJob"("stage");

-- CreateIndex
CREATE INDEX "PlaybackLease_accountId_endedAt_expiresAt_idx" ON "PlaybackLease"("accountId", "endedAt", "expiresAt");

-- CreateIndex
CREATE INDEX "PlaybackLease_signingKeyId_expiresAt_idx" ON "PlaybackLease"("signingKeyId", "expiresAt");

-- CreateIndex
CREATE INDEX "PlaybackLease_playableId_idx" ON "PlaybackLease"("playableId");

-- CreateIndex
CREATE INDEX "PlaybackLease_libraryId_idx" ON "PlaybackLease"("libraryId");

-- CreateIndex
CREATE INDEX "Progress_playableId_idx" ON "Progress"("playableId");

-- CreateIndex
CREATE INDEX "SigningKey_keyGroup_status_idx" ON "SigningKey"("keyGroup", "status");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- AddForeignKey
ALTER TABLE "SetupToken" ADD CONSTRAINT "SetupToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanLibrary" ADD CONSTRAINT "PlanLibrary_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanLibrary" ADD CONSTRAINT "PlanLibrary_libraryId_fkey" FOREIGN KEY ("libraryId") REFERENCES "Library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_libraryId_fkey" FOREIGN KEY ("libraryId") REFERENCES "Library"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Playable" ADD CONSTRAINT "Playable_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextTrack" ADD CONSTRAINT "TextTrack_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IngestJob" ADD CONSTRAINT "IngestJob_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaybackLease" ADD CONSTRAINT "PlaybackLease_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaybackLease" ADD CONSTRAINT "PlaybackLease_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaybackLease" ADD CONSTRAINT "PlaybackLease_libraryId_fkey" FOREIGN KEY ("libraryId") REFERENCES "Library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Progress" ADD CONSTRAINT "Progress_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Progress" ADD CONSTRAINT "Progress_playableId_fkey" FOREIGN KEY ("playableId") REFERENCES "Playable"("id") ON DELETE CASCADE ON UPDATE CASCADE;
