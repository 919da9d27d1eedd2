-- AlterTable
ALTER TABLE "PlaybackLease" ADD COLUMN     "forgottenAt" TIMESTAMPTZ(3);
