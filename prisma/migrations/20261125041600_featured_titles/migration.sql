-- CreateIndex
CREATE INDEX "Title_year_createdAt_id_idx" ON "Title"("year", "createdAt", "id");
