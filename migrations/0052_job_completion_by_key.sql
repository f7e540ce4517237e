-- A job is completed by its key. Where the state was named plainly, a plan could take the index of running jobs for it,
-- made while nothing ran, and read everything that runs, and ran since the last vacuum, for each completion.
CREATE OR REPLACE FUNCTION complete_job(my_tenure bigint, my_runner text, my_job uuid, my_attempt integer, my_result jsonb)
  RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
DECLARE
  began timestamptz;
BEGIN
  PERFORM hold_tenure(my_tenure);
  UPDATE jobs SET state = 'completed', result = my_result, failure = NULL, progress = 100, tenure = NULL,
    finished_at = clock_timestamp()
  WHERE tenant_id = current_tenant() AND id = my_job AND coalesce(state = 'running', false) AND tenure = my_tenure
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
