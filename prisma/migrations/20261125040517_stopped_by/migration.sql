-- AlterTable
ALTER TABLE "PlaybackLease" ADD COLUMN     "stoppedBy" VARCHAR(100);
