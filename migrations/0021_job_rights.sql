ALTER TABLE jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE job_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE dead_letters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE job_types_paused ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE job_rate_limits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A tenant submits, reads, cancels and replays its own jobs.
GRANT SELECT, INSERT,
  UPDATE (state, available_at, parked, attempts, max_attempts, progress, progress_note, result, failure,
    cancel_requested_at, started_at, finished_at)
  ON jobs TO atoll_app;
--> statement-breakpoint
GRANT SELECT ON job_attempts TO atoll_app;
--> statement-breakpoint
GRANT SELECT, UPDATE (automatic_replays, replayed_at, discarded_at) ON dead_letters TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON job_types_paused TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON jobs FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON job_attempts FOR SELECT TO atoll_app USING (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON dead_letters FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON job_rate_limits FOR SELECT TO atoll_app USING (tenant_id = current_tenant());
--> statement-breakpoint
-- What is paused for all, every tenant may know; only the system role changes it.
CREATE POLICY own_tenant_reads ON job_types_paused FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR tenant_id IS NULL);
--> statement-breakpoint
CREATE POLICY own_tenant_pauses ON job_types_paused FOR INSERT TO atoll_app
  WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant_resumes ON job_types_paused FOR DELETE TO atoll_app
  USING (tenant_id = current_tenant());
--> statement-breakpoint
-- The runner works across tenants. It never changes what a job is about.
GRANT SELECT, INSERT, DELETE,
  UPDATE (state, available_at, parked, attempts, max_attempts, tenure, progress, progress_note, result, failure,
    cancel_requested_at, started_at, finished_at)
  ON jobs TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON job_attempts TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE,
  UPDATE (errors, attempts, reason, died_at, automatic_replays, replayed_at, discarded_at)
  ON dead_letters TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON job_types_paused TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (full_at), DELETE ON job_rate_limits TO atoll_system;
--> statement-breakpoint
CREATE POLICY runner ON jobs FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY runner ON job_attempts FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY runner ON dead_letters FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY runner ON job_types_paused FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY runner ON job_rate_limits FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Takes up to `wanted` tokens from a bucket that holds `capacity` and fills up in `window_seconds`, by this server's
-- clock. `wait_ms`: until the next token, 0 while there are more.
CREATE FUNCTION take_job_tokens(
  my_tenant uuid, my_key text, capacity integer, window_seconds double precision, wanted integer,
  OUT granted integer, OUT wait_ms integer
)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = public, pg_temp
AS $$
DECLARE
  step double precision := window_seconds / capacity;
  moment timestamptz := clock_timestamp();
  full_again timestamptz;
  missing double precision;
BEGIN
  INSERT INTO job_rate_limits (tenant_id, key, full_at) VALUES (my_tenant, my_key, moment) ON CONFLICT DO NOTHING;
  SELECT full_at INTO full_again FROM job_rate_limits
    WHERE tenant_id = my_tenant AND key = my_key FOR UPDATE;
  missing := greatest(0, extract(epoch FROM full_again - moment)) / step;
  granted := greatest(0, least(wanted, floor(capacity - missing + 1e-6)::integer));
  missing := missing + granted;
  wait_ms := greatest(0, ceil((missing - (capacity - 1)) * step * 1000))::integer;
  IF granted > 0 THEN
    UPDATE job_rate_limits SET full_at = moment + make_interval(secs => missing * step)
      WHERE tenant_id = my_tenant AND key = my_key;
  END IF;
END
$$;
--> statement-breakpoint
-- A job's completion within the transaction of its effect, which the application's role writes: both or neither. False
-- when the attempt is over already; SQLSTATE AT001 when the tenure is.
CREATE POLICY completion ON jobs FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY completion ON job_attempts FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE FUNCTION complete_job(my_tenure bigint, my_runner text, my_job uuid, my_attempt integer, my_result jsonb)
  RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  began timestamptz;
BEGIN
  PERFORM hold_tenure(my_tenure);
  UPDATE jobs SET state = 'completed', result = my_result, failure = NULL, progress = 100, tenure = NULL,
    finished_at = clock_timestamp()
  WHERE tenant_id = current_tenant() AND id = my_job AND state = 'running' AND tenure = my_tenure
    AND attempts = my_attempt
  RETURNING started_at INTO began;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO job_attempts (tenant_id, job_id, attempt, runner, started_at, ended_at, outcome)
  VALUES (current_tenant(), my_job, my_attempt, my_runner, began, clock_timestamp(), 'completed');
  RETURN true;
END
$$;
--> statement-breakpoint
-- The history's partitions: one for each day from today on. A day that has rows in the default partition stays there.
CREATE FUNCTION prepare_job_attempts(days integer) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
  day date;
  name text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('job_attempts', 0));
  FOR day IN SELECT current_date + n FROM generate_series(0, days) AS n LOOP
    name := 'job_attempts_' || to_char(day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    CONTINUE WHEN EXISTS (
      SELECT FROM job_attempts_other WHERE started_at >= day::timestamptz AND started_at < (day + 1)::timestamptz
    );
    EXECUTE format(
      'CREATE TABLE %I PARTITION OF job_attempts FOR VALUES FROM (%L) TO (%L)',
      name, day::timestamptz, (day + 1)::timestamptz
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Drops the days that ended before; returns how many.
CREATE FUNCTION drop_job_attempts(before timestamptz) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
  name text;
  dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('job_attempts', 0));
  FOR name IN
    SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'job_attempts'::regclass AND c.relname ~ '^job_attempts_\d{8}$'
  LOOP
    IF (to_date(right(name, 8), 'YYYYMMDD') + 1)::timestamptz <= before THEN
      EXECUTE format('DROP TABLE %I', name);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  DELETE FROM job_attempts_other WHERE started_at < before;
  RETURN dropped;
END
$$;
--> statement-breakpoint
CREATE TABLE job_attempts_other PARTITION OF job_attempts DEFAULT;
--> statement-breakpoint
ALTER TABLE job_attempts_other ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY completion ON job_attempts_other FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
SELECT prepare_job_attempts(3);
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  take_job_tokens(uuid, text, integer, double precision, integer),
  complete_job(bigint, text, uuid, integer, jsonb), prepare_job_attempts(integer), drop_job_attempts(timestamptz)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION complete_job(bigint, text, uuid, integer, jsonb) TO atoll_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  take_job_tokens(uuid, text, integer, double precision, integer),
  prepare_job_attempts(integer), drop_job_attempts(timestamptz)
TO atoll_system;
