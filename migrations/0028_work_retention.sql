-- Drops the days of steps that ended before and that no execution needs any more: one that is still known keeps its day.
-- Returns how many.
CREATE FUNCTION drop_workflow_days(before date) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  name text;
  day date;
  dropped integer := 0;
BEGIN
  FOR name IN
    SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'workflow_steps'::regclass AND c.relname ~ '^workflow_steps_\d{8}$'
    ORDER BY 1
  LOOP
    day := to_date(right(name, 8), 'YYYYMMDD');
    CONTINUE WHEN day >= before;
    CONTINUE WHEN EXISTS (SELECT FROM workflow_executions WHERE started_on = day);
    EXECUTE format('DROP TABLE %I', name);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM workflow_steps_rest s
  WHERE s.started_on < before AND NOT EXISTS (SELECT FROM workflow_executions e WHERE e.execution_id = s.execution_id);
  RETURN dropped;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION drop_workflow_days(date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION drop_workflow_days(date) TO atoll_system;
--> statement-breakpoint
-- Jobs and dead letters that are over, across tenants: at most `most`; returns how many.
CREATE FUNCTION forget_jobs(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM jobs WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM jobs
      WHERE finished_at < now() - keep AND state IN ('completed', 'cancelled') LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
CREATE POLICY retention ON dead_letters FOR ALL TO CURRENT_USER USING (died_at < now()) WITH CHECK (false);
--> statement-breakpoint
CREATE FUNCTION forget_dead_letters(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH dead AS (
    SELECT tenant_id, job_id FROM dead_letters WHERE died_at < now() - keep LIMIT most
  ), jobs_gone AS (
    DELETE FROM jobs j USING dead WHERE j.tenant_id = dead.tenant_id AND j.id = dead.job_id AND j.state = 'failed'
  ), gone AS (
    DELETE FROM dead_letters d USING dead WHERE d.tenant_id = dead.tenant_id AND d.job_id = dead.job_id RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_jobs(interval, integer), forget_dead_letters(interval, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_jobs(interval, integer), forget_dead_letters(interval, integer) TO atoll_system;
