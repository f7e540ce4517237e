-- The tenant on whose behalf the running transaction acts, or null. Set by `set_config('app.tenant', …, true)`.
-- After a transaction-local setting ends, PostgreSQL leaves '' behind rather than null, hence nullif.
CREATE FUNCTION current_tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
  RETURN nullif(pg_catalog.current_setting('app.tenant', true), '')::uuid;
--> statement-breakpoint
REVOKE ALL ON FUNCTION current_tenant() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION current_tenant() TO atoll_app;
