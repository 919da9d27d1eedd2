-- What the portal's processes may do: rows, never the shape of tables, and of the audit trail reading and adding only.
-- Applied after the migrations at every start, so that a role made later gets its rights at the next one.
DO $grants$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'usher_app') THEN
    RAISE NOTICE 'there is no role usher_app: the portal runs with the rights of the role that migrates';
    RETURN;
  END IF;

  GRANT USAGE ON SCHEMA public, pgboss TO usher_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO usher_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO usher_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO usher_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO usher_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT USAGE, SELECT ON SEQUENCES TO usher_app;

  REVOKE UPDATE, DELETE ON "AuditEvent" FROM usher_app;
  REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM usher_app;
END
$grants$;
