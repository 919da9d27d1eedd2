-- Postgres learns what a table holds after fifty changes: these see fewer in their lives, and without it the planner
-- takes one library of ten for shared and reads every title to find the newest of a genre.
ALTER TABLE "Library" SET (autovacuum_analyze_threshold = 1, autovacuum_analyze_scale_factor = 0);
ALTER TABLE "Plan" SET (autovacuum_analyze_threshold = 1, autovacuum_analyze_scale_factor = 0);
ALTER TABLE "PlanLibrary" SET (autovacuum_analyze_threshold = 1, autovacuum_analyze_scale_factor = 0);
ALTER TABLE "Artwork" SET (autovacuum_analyze_threshold = 1);
