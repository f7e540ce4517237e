GRANT SELECT, INSERT, UPDATE, DELETE ON workflow_executions, workflow_signals, workflow_timers TO atoll_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON workflow_steps TO atoll_system;
--> statement-breakpoint
-- One partition for each day, and a last resort for rows that no day was made for: a missing partition must never
-- stop work.
CREATE TABLE workflow_steps_rest PARTITION OF workflow_steps DEFAULT;
--> statement-breakpoint
-- Makes the days' partitions of an append-only table ahead of time; a day with rows in the last resort is left there.
CREATE FUNCTION make_partitions(parent regclass, days integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  made integer := 0;
  name text;
BEGIN
  IF parent NOT IN (SELECT p.partrelid FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
                    WHERE c.relnamespace = 'public'::regnamespace AND p.partstrat = 'r') THEN
    RAISE EXCEPTION '% is not partitioned by time', parent;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('atoll partitions of ' || parent::text, 0));
  FOR day IN 0..days LOOP
    name := format('%s_%s', parent::text, to_char(today + day, 'YYYYMMDD'));
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', name, parent, today + day,
        today + day + 1);
      made := made + 1;
    EXCEPTION WHEN check_violation THEN
      NULL;
    END;
  END LOOP;
  RETURN made;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_partitions(regclass, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_partitions(regclass, integer) TO atoll_system;
--> statement-breakpoint
SELECT make_partitions('workflow_steps', 14);
--> statement-breakpoint
-- Everything a process writes to the journal in one flush: one statement, one commit, one hint to the others. Rows are
-- written in the order of their ids, so that two flushes queue instead of tying.
--
-- `mine` is null for a process that owns nothing; whoever owns shards is refused with AT001 when fenced. A claim says
-- that the writer owns the shard and has room: what is woken becomes its own at once. Otherwise the owner is told.
CREATE FUNCTION write_workflows(
  mine bigint,
  start_ids text[] = '{}', start_workflows text[] = '{}', start_shards smallint[] = '{}',
  start_payloads text[] = '{}', start_parents text[] = '{}',
  start_claims boolean[] = '{}',
  step_ids text[] = '{}', step_names text[] = '{}', step_attempts integer[] = '{}',
  step_days text[] = '{}', step_exits text[] = '{}',
  suspend_ids text[] = '{}', suspend_news integer[] = '{}', suspend_results text[] = '{}',
  finish_ids text[] = '{}', finish_results text[] = '{}',
  timer_ids text[] = '{}', timer_names text[] = '{}', timer_shards smallint[] = '{}',
  timer_exits text[] = '{}', timer_delays double precision[] = '{}',
  signal_ids text[] = '{}', signal_names text[] = '{}', signal_exits text[] = '{}',
  signal_workflows text[] = '{}', signal_shards smallint[] = '{}', signal_claims boolean[] = '{}',
  wake_ids text[] = '{}', wake_interruptions text[] = '{}', wake_forces boolean[] = '{}',
  wake_claims boolean[] = '{}',
  OUT started text[], OUT started_days text[], OUT started_news integer[],
  OUT suspended text[],
  OUT next_timer double precision,
  OUT heard text[], OUT heard_news integer[],
  OUT claimed text[]
)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  told text := '';
  part text;
  part_claimed text[];
  parents text[];
  parent_claims boolean[];
  parts integer := (cardinality(suspend_ids) > 0)::integer + (cardinality(signal_ids) > 0)::integer
    + (cardinality(finish_ids) > 0)::integer + (cardinality(wake_ids) > 0)::integer;
BEGIN
  claimed := '{}';
  IF mine IS NOT NULL THEN
    PERFORM hold_tenure(mine);
  END IF;

  -- Each part below locks in order; where there are several, the order is theirs only when all is locked beforehand.
  IF parts > 1 OR (parts > 0 AND array_length(array_remove(start_parents, NULL), 1) > 0) THEN
    PERFORM FROM workflow_executions e
    WHERE e.execution_id = ANY (suspend_ids || signal_ids || finish_ids || wake_ids || start_ids || ARRAY(
      SELECT a.parent FROM workflow_executions f, unnest(f.awaited_by) AS a (parent)
      WHERE f.execution_id = ANY (finish_ids) AND a.parent IS NOT NULL))
    ORDER BY e.execution_id FOR UPDATE;
  END IF;

  IF cardinality(start_ids) > 0 THEN
    WITH made AS (
      INSERT INTO workflow_executions AS e
        (execution_id, workflow, shard, payload, awaited_by, state, tenure, started_on)
      SELECT DISTINCT ON (s.id) s.id, s.workflow, s.shard, s.payload, ARRAY[s.parent],
        CASE WHEN s.claim THEN 'running' ELSE 'waiting' END, CASE WHEN s.claim THEN mine END,
        (now() AT TIME ZONE 'UTC')::date
      FROM unnest(start_ids, start_workflows, start_shards, start_payloads, start_parents, start_claims)
        AS s (id, workflow, shard, payload, parent, claim)
      ORDER BY s.id
      ON CONFLICT (execution_id) DO UPDATE SET
        payload = EXCLUDED.payload, state = EXCLUDED.state, tenure = EXCLUDED.tenure,
        awaited_by = EXCLUDED.awaited_by, started_on = EXCLUDED.started_on
      WHERE e.state = 'announced'
      RETURNING e.execution_id, e.started_on, e.news, e.state, e.shard
    )
    SELECT array_agg(execution_id), array_agg(started_on::text), array_agg(news),
      string_agg(DISTINCT shard::text, ',') FILTER (WHERE state = 'waiting')
    INTO started, started_days, started_news, part FROM made;
    told := concat_ws(',', nullif(told, ''), part);
    -- Somebody else had started it: this parent waits as well.
    IF EXISTS (SELECT FROM unnest(start_parents) AS p (parent) WHERE parent IS NOT NULL) THEN
      WITH joining AS (
        SELECT s.id, array_agg(DISTINCT s.parent) AS parents
        FROM unnest(start_ids, start_parents) AS s (id, parent)
        WHERE s.parent IS NOT NULL GROUP BY s.id
      ), held AS (
        SELECT e.execution_id, j.parents
        FROM joining j JOIN workflow_executions e ON e.execution_id = j.id
        WHERE e.state <> 'completed' AND NOT coalesce(e.awaited_by @> j.parents, false)
        ORDER BY e.execution_id FOR UPDATE OF e
      )
      UPDATE workflow_executions e
      SET awaited_by = ARRAY(SELECT DISTINCT unnest(e.awaited_by || held.parents))
      FROM held WHERE e.execution_id = held.execution_id;
    END IF;
  END IF;

  IF cardinality(step_ids) > 0 THEN
    INSERT INTO workflow_steps (execution_id, name, attempt, started_on, exit)
    SELECT s.id, s.name, s.attempt, s.day::date, s.exit
    FROM unnest(step_ids, step_names, step_attempts, step_days, step_exits) AS s (id, name, attempt, day, exit)
    ON CONFLICT DO NOTHING;
  END IF;

  IF cardinality(suspend_ids) > 0 THEN
    WITH wanted AS (
      SELECT e.execution_id AS id, s.result
      FROM unnest(suspend_ids, suspend_news, suspend_results) AS s (id, news, result)
      JOIN workflow_executions e ON e.execution_id = s.id
      WHERE e.news = s.news AND e.state IN ('waiting', 'running', 'suspended', 'halted')
      ORDER BY e.execution_id FOR UPDATE OF e
    ), done AS (
      UPDATE workflow_executions e
      SET state = CASE WHEN w.result IS NULL THEN 'suspended' ELSE 'halted' END, result = w.result, tenure = NULL
      FROM wanted w WHERE e.execution_id = w.id
      RETURNING e.execution_id
    )
    SELECT array_agg(execution_id) INTO suspended FROM done;
  END IF;

  IF cardinality(timer_ids) > 0 THEN
    WITH armed AS (
      INSERT INTO workflow_timers AS t (execution_id, name, shard, exit, due_at)
      SELECT DISTINCT ON (t.id, t.name) t.id, t.name, t.shard, t.exit,
        clock_timestamp() + t.delay * interval '1 millisecond'
      FROM unnest(timer_ids, timer_names, timer_shards, timer_exits, timer_delays) AS t (id, name, shard, exit, delay)
      WHERE NOT EXISTS (SELECT FROM workflow_signals s WHERE s.execution_id = t.id AND s.name = t.name)
      ORDER BY t.id, t.name
      ON CONFLICT (execution_id, name) DO UPDATE SET due_at = t.due_at
      RETURNING due_at
    )
    SELECT extract(epoch FROM min(due_at) - clock_timestamp()) * 1000 INTO next_timer FROM armed;
  END IF;

  IF cardinality(signal_ids) > 0 THEN
    WITH signals AS (
      SELECT * FROM unnest(signal_ids, signal_names, signal_exits, signal_workflows, signal_shards, signal_claims)
        AS s (id, name, exit, workflow, shard, claim)
    ), new AS (
      INSERT INTO workflow_signals (execution_id, name, exit)
      SELECT id, name, exit FROM signals ORDER BY id, name
      ON CONFLICT DO NOTHING
      RETURNING execution_id
    ), news AS (
      SELECT s.id, min(s.workflow) AS workflow, min(s.shard) AS shard, bool_and(s.claim) AS claim,
        (SELECT count(*)::integer FROM new WHERE new.execution_id = s.id) AS count
      FROM signals s WHERE s.id IN (SELECT execution_id FROM new) GROUP BY s.id
    ), woken AS (
      INSERT INTO workflow_executions AS e
        (execution_id, workflow, shard, payload, state, tenure, news, started_on)
      SELECT id, workflow, shard, '', 'announced', CASE WHEN claim THEN mine END, count,
        (now() AT TIME ZONE 'UTC')::date
      FROM news ORDER BY id
      ON CONFLICT (execution_id) DO UPDATE SET
        news = e.news + EXCLUDED.news,
        state = CASE WHEN e.state <> 'suspended' THEN e.state
          WHEN EXCLUDED.tenure IS NOT NULL THEN 'running' ELSE 'waiting' END,
        tenure = CASE WHEN e.state <> 'suspended' THEN e.tenure ELSE EXCLUDED.tenure END
      WHERE e.state <> 'completed'
      RETURNING e.execution_id, e.news, e.state, e.tenure, e.shard
    )
    SELECT array_agg(w.execution_id), array_agg(w.news),
      array_agg(w.execution_id) FILTER (WHERE n.claim AND w.state = 'running' AND w.tenure = mine),
      string_agg(DISTINCT w.shard::text, ',')
        FILTER (WHERE w.state = 'waiting' OR (w.state = 'running' AND w.tenure IS DISTINCT FROM mine))
    INTO heard, heard_news, part_claimed, part
    FROM woken w JOIN news n ON n.id = w.execution_id;
    claimed := claimed || coalesce(part_claimed, '{}');
    told := concat_ws(',', nullif(told, ''), part);
  END IF;

  IF cardinality(finish_ids) > 0 THEN
    WITH ended AS (
      SELECT e.execution_id AS id, f.result
      FROM unnest(finish_ids, finish_results) AS f (id, result)
      JOIN workflow_executions e ON e.execution_id = f.id
      WHERE e.state <> 'completed'
      ORDER BY e.execution_id FOR UPDATE OF e
    ), timers AS (
      DELETE FROM workflow_timers t USING ended WHERE t.execution_id = ended.id
    ), finished AS (
      UPDATE workflow_executions e
      SET state = 'completed', result = ended.result, finished_at = now(), tenure = NULL
      FROM ended WHERE e.execution_id = ended.id
      RETURNING e.awaited_by
    )
    SELECT array_agg(p.execution_id), array_agg(coalesce(s.tenure = mine, false))
    INTO parents, parent_claims
    FROM finished f
    CROSS JOIN unnest(f.awaited_by) AS a (parent)
    JOIN workflow_executions p ON p.execution_id = a.parent
    JOIN shard_tenures s ON s.shard = p.shard;
    -- What has ended in this very flush is passed over below.
    IF parents IS NOT NULL THEN
      wake_ids := wake_ids || parents;
      wake_claims := wake_claims || parent_claims;
      wake_interruptions := wake_interruptions || array_fill(NULL::text, ARRAY[cardinality(parents)]);
      wake_forces := wake_forces || array_fill(false, ARRAY[cardinality(parents)]);
    END IF;
  END IF;

  IF cardinality(wake_ids) > 0 THEN
    WITH wanted AS (
      SELECT e.execution_id AS id, max(w.interruption) AS interruption, bool_or(w.force) AS force,
        bool_and(w.claim) AS claim
      FROM unnest(wake_ids, wake_interruptions, wake_forces, wake_claims) AS w (id, interruption, force, claim)
      JOIN workflow_executions e ON e.execution_id = w.id
      GROUP BY e.execution_id
    ), held AS (
      SELECT e.execution_id FROM workflow_executions e JOIN wanted w ON e.execution_id = w.id
      WHERE e.state NOT IN ('completed', 'announced')
      ORDER BY e.execution_id FOR UPDATE OF e
    ), woken AS (
      UPDATE workflow_executions e
      SET news = e.news + 1,
        -- 'unsafe' sorts after 'safe' and is never weakened.
        interruption = greatest(e.interruption, w.interruption),
        state = CASE WHEN NOT (e.state = 'suspended' OR (e.state = 'halted' AND w.force)) THEN e.state
          WHEN w.claim THEN 'running' ELSE 'waiting' END,
        tenure = CASE WHEN NOT (e.state = 'suspended' OR (e.state = 'halted' AND w.force)) THEN e.tenure
          WHEN w.claim THEN mine END
      FROM held h JOIN wanted w ON w.id = h.execution_id
      WHERE e.execution_id = h.execution_id
      RETURNING e.execution_id, e.state, e.tenure, e.shard, w.claim
    )
    SELECT array_agg(execution_id) FILTER (WHERE claim AND state = 'running' AND tenure = mine),
      string_agg(DISTINCT shard::text, ',')
        FILTER (WHERE state = 'waiting' OR (state = 'running' AND tenure IS DISTINCT FROM mine))
    INTO part_claimed, part FROM woken;
    claimed := claimed || coalesce(part_claimed, '{}');
    told := concat_ws(',', nullif(told, ''), part);
  END IF;

  IF told <> '' THEN
    PERFORM pg_notify('atoll_engine', told);
  END IF;
END
$$;
--> statement-breakpoint
-- Turns the clocks that are due in these shards into signals and says when the next one is. What they wake is `mine`
-- to run at once with `claim`, and waits otherwise.
CREATE FUNCTION ring_workflow_timers(
  mine bigint, shards smallint[], most integer, claim boolean,
  OUT rung integer, OUT claimed text[], OUT heard text[], OUT next_timer double precision
)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  ids text[];
  names text[];
  exits text[];
  workflows text[];
  homes smallint[];
  claims boolean[];
BEGIN
  PERFORM hold_tenure(mine);
  SELECT array_agg(t.execution_id), array_agg(t.name) INTO ids, names
  FROM (
    SELECT d.execution_id, d.name
    FROM unnest(shards) AS s (shard)
    CROSS JOIN LATERAL (
      SELECT w.execution_id, w.name, w.due_at FROM workflow_timers w
      WHERE w.shard = s.shard AND w.due_at <= clock_timestamp() ORDER BY w.due_at LIMIT most
    ) d
    ORDER BY d.due_at LIMIT most
  ) t;
  rung := coalesce(cardinality(ids), 0);
  IF rung > 0 THEN
    -- Executions before their timers, as whoever ends one does.
    PERFORM FROM workflow_executions e WHERE e.execution_id = ANY (ids) ORDER BY e.execution_id FOR UPDATE;
    WITH gone AS (
      DELETE FROM workflow_timers t USING unnest(ids, names) AS due (id, name)
      WHERE t.execution_id = due.id AND t.name = due.name
      RETURNING t.execution_id, t.name, t.exit
    )
    SELECT array_agg(g.execution_id), array_agg(g.name), array_agg(g.exit), array_agg(e.workflow),
      array_agg(e.shard), array_agg(claim)
    INTO ids, names, exits, workflows, homes, claims
    FROM gone g JOIN workflow_executions e ON e.execution_id = g.execution_id;
  END IF;
  IF cardinality(ids) > 0 THEN
    SELECT w.claimed, w.heard INTO claimed, heard
    FROM write_workflows(mine, signal_ids => ids, signal_names => names, signal_exits => exits,
      signal_workflows => workflows, signal_shards => homes, signal_claims => claims) w;
  END IF;
  SELECT extract(epoch FROM min(t.due_at) - clock_timestamp()) * 1000 INTO next_timer
  FROM unnest(shards) AS s (shard)
  CROSS JOIN LATERAL (
    SELECT d.due_at FROM workflow_timers d WHERE d.shard = s.shard ORDER BY d.due_at LIMIT 1
  ) t;
END
$$;
--> statement-breakpoint
-- The journal entry of a transactional activity: written by the application in the transaction of its effect, so that
-- both are there or neither. A tenure that is over refuses the whole transaction. False when the entry is there
-- already: the effect has been had, and the caller has to roll its own back.
CREATE FUNCTION record_workflow_step(
  mine bigint, execution_id text, name text, attempt integer, started_on date, exit text
) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM hold_tenure(mine);
  INSERT INTO workflow_steps (execution_id, name, attempt, started_on, exit)
  VALUES (execution_id, name, attempt, started_on, exit)
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION record_workflow_step(bigint, text, text, integer, date, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION record_workflow_step(bigint, text, text, integer, date, text) TO atoll_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION write_workflows, ring_workflow_timers FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION write_workflows, ring_workflow_timers TO atoll_system;
