ALTER TABLE schedules ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE system_schedules ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE,
  UPDATE (name, payload, cron, time_zone, catch_up, state, next_due_at, last_due_at, failure)
  ON schedules TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON schedules FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
-- The timer sees across tenants what is due and of which kind, and neither payloads nor names. It fires as the
-- application's role, within the tenant.
GRANT SELECT (tenant_id, id, type, next_due_at) ON schedules TO atoll_system;
--> statement-breakpoint
CREATE POLICY timer ON schedules FOR SELECT TO atoll_system USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (next_due_at, last_due_at, holder, lease_expires_at) ON system_schedules TO atoll_system;
--> statement-breakpoint
CREATE POLICY hub ON system_schedules FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Timers of all processes look again when a person changed when something is due, not when a due time was fired.
CREATE FUNCTION notify_schedules() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_schedules', '');
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION notify_schedules() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER schedules_notify AFTER INSERT OR UPDATE OF state, cron ON schedules
  FOR EACH STATEMENT EXECUTE FUNCTION notify_schedules();
--> statement-breakpoint
GRANT UPDATE (alerted_at) ON dead_letters TO atoll_app, atoll_system;
