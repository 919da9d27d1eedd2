-- What access rests on, held by the database itself: rules that the Prisma schema has no words for.

-- Names that stand in addresses
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Library" ADD CONSTRAINT "Library_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Title" ADD CONSTRAINT "Title_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- People
ALTER TABLE "Account"
  ADD CONSTRAINT "Account_email_lower_case" CHECK ("email" = lower("email") AND position('@' in "email") > 1),
  ADD CONSTRAINT "Account_sessionVersion_range" CHECK ("sessionVersion" >= 1);
ALTER TABLE "SetupToken" ADD CONSTRAINT "SetupToken_tokenHash_format" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "SignInAttempt" ADD CONSTRAINT "SignInAttempt_points_range" CHECK ("points" >= 0);

-- Plans and subscriptions
ALTER TABLE "Plan"
  ADD CONSTRAINT "Plan_streamLimit_range" CHECK ("streamLimit" BETWEEN 1 AND 100),
  ADD CONSTRAINT "Plan_position_range" CHECK ("position" >= 0);
CREATE UNIQUE INDEX "Subscription_one_current" ON "Subscription" ("accountId") WHERE "isCurrent";

-- Libraries and titles
ALTER TABLE "Library"
  ADD CONSTRAINT "Library_validitySeconds_range"
    CHECK ("validitySeconds" > 0 AND ("visibility" <> 'SHARED' OR "validitySeconds" BETWEEN 5 AND 86400)),
  ADD CONSTRAINT "Library_position_range" CHECK ("position" >= 0);
ALTER TABLE "Title"
  ADD CONSTRAINT "Title_window_order" CHECK ("opensAt" < "closesAt"),
  ADD CONSTRAINT "Title_revision_range" CHECK ("revision" >= 1),
  ADD CONSTRAINT "Title_year_range" CHECK ("year" BETWEEN 1800 AND 2200);
ALTER TABLE "Playable" ADD CONSTRAINT "Playable_position_range" CHECK ("position" >= 0);

-- Assets and how they are made
ALTER TABLE "Asset"
  ADD CONSTRAINT "Asset_id_format" CHECK ("id" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "Asset_folderKey_names_id" CHECK ("folderKey" ~ ('/' || "id" || '/?$')),
  ADD CONSTRAINT "Asset_durationSeconds_range" CHECK ("durationSeconds" > 0),
  ADD CONSTRAINT "Asset_objects_range" CHECK ("objectCount" >= 0 AND "sizeBytes" >= 0),
  ADD CONSTRAINT "Asset_ready_is_complete"
    CHECK ("status" <> 'READY' OR ("durationSeconds" IS NOT NULL AND "readyAt" IS NOT NULL AND ("hasVideo" OR "hasAudio")));
ALTER TABLE "Rendition"
  ADD CONSTRAINT "Rendition_bandwidth_range" CHECK ("bandwidth" > 0 AND "averageBandwidth" > 0),
  ADD CONSTRAINT "Rendition_size"
    CHECK (("kind" = 'VIDEO' AND "width" > 0 AND "height" > 0 AND "width" IS NOT NULL AND "height" IS NOT NULL)
      OR ("kind" = 'AUDIO' AND "width" IS NULL AND "height" IS NULL)),
  ADD CONSTRAINT "Rendition_frameRate_range" CHECK ("frameRate" > 0);
ALTER TABLE "IngestJob"
  ADD CONSTRAINT "IngestJob_percent_range" CHECK ("percent" BETWEEN 0 AND 100),
  ADD CONSTRAINT "IngestJob_attempt_range" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "IngestJob_failure_is_explained" CHECK ("stage" <> 'FAILED' OR "failureReason" IS NOT NULL);

-- Playback
ALTER TABLE "PlaybackLease"
  ADD CONSTRAINT "PlaybackLease_cookiePath_format" CHECK ("cookiePath" ~ '^/[a-z0-9/-]+/$'),
  ADD CONSTRAINT "PlaybackLease_times_order" CHECK ("renewedAt" >= "startedAt" AND "expiresAt" >= "renewedAt"),
  ADD CONSTRAINT "PlaybackLease_end_has_reason" CHECK (("endedAt" IS NULL) = ("endReason" IS NULL)),
  ADD CONSTRAINT "PlaybackLease_counts_range"
    CHECK ("renewals" >= 0 AND "startupMilliseconds" >= 0 AND "rebufferMilliseconds" >= 0);
ALTER TABLE "Progress" ADD CONSTRAINT "Progress_positionSeconds_range" CHECK ("positionSeconds" >= 0);

-- Keys: of each group at most one signs
ALTER TABLE "SigningKey" ADD CONSTRAINT "SigningKey_id_format" CHECK ("id" ~ '^[A-Z0-9]{4,40}$');
CREATE UNIQUE INDEX "SigningKey_one_signing" ON "SigningKey" ("keyGroup") WHERE "status" = 'SIGNING';

-- The audit trail is only ever added to, by whoever it may be
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
