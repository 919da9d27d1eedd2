-- CreateTable
CREATE TABLE "BulkChange" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID NOT NULL,
    "change" JSONB NOT NULL,
    "titleCount" INTEGER NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "keptCount" INTEGER,

    CONSTRAINT "BulkChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkChangeRow" (
    "bulkChangeId" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "before" JSONB,
    "revision" INTEGER NOT NULL,
    "isKept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BulkChangeRow_pkey" PRIMARY KEY ("bulkChangeId","titleId")
);

-- CreateIndex
CREATE INDEX "BulkChange_at_idx" ON "BulkChange"("at");

-- CreateIndex
CREATE INDEX "BulkChangeRow_titleId_revision_idx" ON "BulkChangeRow"("titleId", "revision");

-- AddForeignKey
ALTER TABLE "BulkChangeRow" ADD CONSTRAINT "BulkChangeRow_bulkChangeId_fkey" FOREIGN KEY ("bulkChangeId") REFERENCES "BulkChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkChangeRow" ADD CONSTRAINT "BulkChangeRow_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BulkChange" ADD CONSTRAINT "BulkChange_titleCount_range" CHECK ("titleCount" BETWEEN 1 AND 10000);
