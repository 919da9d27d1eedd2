-- CreateIndex
CREATE INDEX "Title_updatedAt_id_idx" ON "Title"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Title_status_updatedAt_id_idx" ON "Title"("status", "updatedAt", "id");


-- The table's other orders go over all libraries. A title without a year stands last both ways, hence two keys.
CREATE INDEX "Title_table_name" ON "Title" ((search_form("name") COLLATE "C"), "id");
CREATE INDEX "Title_table_year_rising" ON "Title" ((coalesce("year", 99999)), "id");
CREATE INDEX "Title_table_year_falling" ON "Title" ((coalesce("year", -1)), "id");
-- A part of a name anywhere in it, and names that are like what was typed.
CREATE INDEX "Title_table_likeness" ON "Title" USING gin (search_form("name") gin_trgm_ops);
-- The few versions that are no longer, or not yet, what a part plays.
CREATE INDEX "Asset_unready" ON "Asset" ("status", "playableId") WHERE "status" IN ('FAILED', 'PREPARING');
