CREATE FUNCTION is_purging(tenant uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM tenants WHERE id = tenant AND state IN ('purging', 'purged'))
$$;
--> statement-breakpoint
-- What is deleted of an organisation that is purged, in this order; a part is a table, or a table by another of its
-- columns. The owners' memberships go last of all, with the name (`purge_finish`). A new table with a column that names
-- a tenant belongs in here, and gets a policy `purge`: `packages/database/test/schema/purge.test.ts` asks for both.
CREATE FUNCTION purge_parts() RETURNS TABLE (part text, source text, tenant_column text, condition text)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp
AS $$
  SELECT * FROM (VALUES
    ('schedules', 'schedules', 'tenant_id', 'true'),
    ('outbox', 'outbox', 'tenant_id', 'true'),
    ('jobs', 'jobs', 'tenant_id', 'true'),
    ('job_attempts', 'job_attempts', 'tenant_id', 'true'),
    ('dead_letters', 'dead_letters', 'tenant_id', 'true'),
    ('job_rate_limits', 'job_rate_limits', 'tenant_id', 'true'),
    ('job_types_paused', 'job_types_paused', 'tenant_id', 'true'),
    ('effects', 'effects', 'tenant_id', 'true'),
    ('idempotency_keys', 'idempotency_keys', 'tenant_id', 'true'),
    ('run_tokens', 'run_tokens', 'tenant_id', 'true'),
    ('run_tokens.owner_tenant_id', 'run_tokens', 'owner_tenant_id', 'true'),
    ('messages', 'messages', 'tenant_id', 'true'),
    ('analysis_logs', 'analysis_logs', 'tenant_id', 'true'),
    ('analysis_files', 'analysis_files', 'tenant_id', 'true'),
    ('runs', 'runs', 'tenant_id', 'true'),
    ('analysis_nodes', 'analysis_nodes', 'tenant_id', 'true'),
    ('analyses', 'analyses', 'tenant_id', 'true'),
    ('project_nodes', 'project_nodes', 'tenant_id', 'true'),
    ('projects', 'projects', 'tenant_id', 'true'),
    ('participations', 'participations', 'tenant_id', 'true'),
    ('participations.owner_tenant_id', 'participations', 'owner_tenant_id', 'true'),
    ('project_nodes.decided_by', 'project_nodes', 'node_tenant_id', 'decided_by is not null or comment is not null'),
    ('analysis_nodes.decided_by', 'analysis_nodes', 'node_tenant_id', 'decided_by is not null or reason is not null'),
    ('refresh_tokens', 'refresh_tokens', 'tenant_id', 'true'),
    ('sessions', 'sessions', 'tenant_id', 'true'),
    ('api_keys', 'api_keys', 'tenant_id', 'true'),
    ('grants', 'grants', 'tenant_id', 'true'),
    ('invitations', 'invitations', 'tenant_id', 'true'),
    ('login_attempts', 'login_attempts', 'tenant_id', 'true'),
    ('login_providers', 'login_providers', 'tenant_id', 'true'),
    ('memberships', 'memberships', 'tenant_id', 'role <> ''owner'''),
    ('roles', 'roles', 'tenant_id', 'true'),
    ('node_assertions', 'node_assertions', 'tenant_id', 'true'),
    ('node_tokens', 'node_tokens', 'tenant_id', 'true'),
    ('nodes', 'nodes', 'tenant_id', 'true'),
    ('audit_entries', 'audit_entries', 'tenant_id', 'true'),
    ('workflow_executions', 'workflow_executions', null, 'true')
  ) AS parts (part, source, tenant_column, condition)
$$;
--> statement-breakpoint
-- The functions below run as the owner, whom row-level security binds as well: it may delete what belongs to an
-- organisation that is being purged, and nothing else, whatever a function is asked for.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT DISTINCT source FROM purge_parts()
    WHERE tenant_column IS NOT NULL AND source NOT IN ('audit_entries', 'participations', 'run_tokens')
  LOOP
    EXECUTE format('CREATE POLICY purge ON %I FOR ALL TO CURRENT_USER USING (is_purging(tenant_id)) WITH CHECK (false)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['participations', 'run_tokens'] LOOP
    EXECUTE format('CREATE POLICY purge ON %I FOR ALL TO CURRENT_USER
      USING (is_purging(tenant_id) OR is_purging(owner_tenant_id)) WITH CHECK (false)', name);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY purge_reads ON project_nodes FOR SELECT TO CURRENT_USER USING (is_purging(node_tenant_id));
--> statement-breakpoint
CREATE POLICY purge_anonymises ON project_nodes FOR UPDATE TO CURRENT_USER
  USING (is_purging(node_tenant_id)) WITH CHECK (decided_by IS NULL AND comment IS NULL);
--> statement-breakpoint
CREATE POLICY purge_anonymises ON analysis_nodes FOR UPDATE TO CURRENT_USER
  USING (is_purging(node_tenant_id)) WITH CHECK (decided_by IS NULL AND reason IS NULL);
--> statement-breakpoint
CREATE POLICY purge_records ON audit_entries FOR INSERT TO CURRENT_USER
  WITH CHECK (action = 'runs.purge' AND actor_kind = 'system' AND sequence IS NULL);
--> statement-breakpoint
-- Runs leave an entry in the audit trail of the organisation whose node they ran on: what ran there stays on its record,
-- by ids, digests and times.
CREATE FUNCTION purge_runs(my_tenant uuid, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM runs WHERE tenant_id = my_tenant AND is_purging(my_tenant)
      AND id = ANY (ARRAY(SELECT id FROM runs WHERE tenant_id = my_tenant LIMIT most))
    RETURNING *
  ), recorded AS (
    INSERT INTO audit_entries (tenant_id, id, actor_kind, actor_id, action, target_type, target_id, changes)
    SELECT g.node_tenant_id, g.id, 'system', 'tenant-purge', 'runs.purge', 'run', g.id::text, (
      SELECT jsonb_object_agg(field.key, jsonb_build_object('before', field.value, 'after', null))
      FROM jsonb_each(jsonb_build_object(
        'tenantId', g.tenant_id, 'analysisId', g.analysis_id, 'nodeId', g.node_id, 'attempt', g.attempt,
        'state', g.state, 'startedAt', g.started_at, 'finishedAt', g.finished_at,
        'manifestDigest', a.manifest_digest, 'bundleDigest', a.bundle_digest
      )) AS field
    )
    FROM gone g
    JOIN tenants t ON t.id = g.node_tenant_id AND t.state NOT IN ('purging', 'purged')
    LEFT JOIN analyses a ON a.tenant_id = g.tenant_id AND a.id = g.analysis_id
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- Workflows have no tenant of their own: the request that began one is part of its payload. One that is in the memory of
-- a process is left to end first; it finds nothing to go on with.
CREATE FUNCTION purge_workflows(my_tenant uuid, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH over AS (
    SELECT execution_id FROM workflow_executions
    WHERE is_purging(my_tenant) AND state <> 'running'
      AND strpos(payload, '"tenantId":"' || my_tenant::text || '"') > 0
    LIMIT most FOR UPDATE SKIP LOCKED
  ), steps AS (
    DELETE FROM workflow_steps s USING over WHERE s.execution_id = over.execution_id
  ), signals AS (
    DELETE FROM workflow_signals s USING over WHERE s.execution_id = over.execution_id
  ), timers AS (
    DELETE FROM workflow_timers t USING over WHERE t.execution_id = over.execution_id
  ), gone AS (
    DELETE FROM workflow_executions e USING over WHERE e.execution_id = over.execution_id RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
CREATE FUNCTION purge_part(my_tenant uuid, my_part text, most integer) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  wanted record;
  gone integer;
BEGIN
  PERFORM FROM tenants WHERE id = my_tenant AND state IN ('purging', 'purged') FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'It is not being purged' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO STRICT wanted FROM purge_parts() p WHERE p.part = my_part;
  CASE
    WHEN my_part = 'runs' THEN gone := purge_runs(my_tenant, most);
    WHEN my_part = 'audit_entries' THEN gone := purge_audit(my_tenant, most);
    WHEN my_part = 'workflow_executions' THEN gone := purge_workflows(my_tenant, most);
    WHEN my_part IN ('project_nodes.decided_by', 'analysis_nodes.decided_by') THEN
      EXECUTE format(
        'UPDATE %1$I SET decided_by = NULL, %3$I = NULL WHERE node_tenant_id = $1 AND (%2$s)
           AND ctid = ANY (ARRAY(SELECT ctid FROM %1$I WHERE node_tenant_id = $1 AND (%2$s) LIMIT $2))',
        wanted.source, wanted.condition, CASE WHEN wanted.source = 'project_nodes' THEN 'comment' ELSE 'reason' END
      ) USING my_tenant, most;
      GET DIAGNOSTICS gone = ROW_COUNT;
    ELSE
      EXECUTE format(
        'DELETE FROM %1$I WHERE %2$I = $1 AND (%3$s)
           AND ctid = ANY (ARRAY(SELECT ctid FROM %1$I WHERE %2$I = $1 AND (%3$s) LIMIT $2))',
        wanted.source, wanted.tenant_column, wanted.condition
      ) USING my_tenant, most;
      GET DIAGNOSTICS gone = ROW_COUNT;
  END CASE;
  IF gone > 0 THEN
    UPDATE tenants SET purge_counts = coalesce(purge_counts, '{}')
      || jsonb_build_object(my_part, coalesce((purge_counts ->> my_part)::integer, 0) + gone)
    WHERE id = my_tenant;
  END IF;
  RETURN gone;
END
$$;
--> statement-breakpoint
-- Whether nothing is left of it but its name and its owners.
CREATE FUNCTION purge_is_done(my_tenant uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  wanted text;
BEGIN
  FOR wanted IN SELECT part FROM purge_parts() LOOP
    IF purge_part(my_tenant, wanted, 1) > 0 THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN NOT EXISTS (
    SELECT FROM workflow_executions WHERE strpos(payload, '"tenantId":"' || my_tenant::text || '"') > 0
  );
END
$$;
--> statement-breakpoint
-- The last of it. What stays is that there was one: id, states and times, and how much was deleted.
CREATE FUNCTION purge_finish(my_tenant uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT purge_is_done(my_tenant) THEN
    RETURN false;
  END IF;
  DELETE FROM memberships WHERE tenant_id = my_tenant;
  UPDATE tenants SET state = 'purged', state_changed_at = now(), name = 'purged', settings = '{}', quotas = '{}',
    held = false, purge_after = NULL, revision = revision + 1
  WHERE id = my_tenant AND state = 'purging';
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- No more than the state and the times of what is due, is under way, or ended within the hour: somebody may have written
-- for it meanwhile.
CREATE FUNCTION purge_due(most integer) RETURNS TABLE (id uuid, state text, state_changed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.id, t.state, t.state_changed_at FROM tenants t
  WHERE t.state = 'purging' OR (t.state = 'archived' AND t.purge_after <= now())
    OR (t.state = 'purged' AND t.state_changed_at > now() - interval '1 hour')
  ORDER BY t.state_changed_at LIMIT most
$$;
--> statement-breakpoint
-- Compare-and-set: false where it was restored, or is being purged already.
CREATE FUNCTION purge_begin(my_tenant uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE tenants SET state = 'purging', state_changed_at = now(), purge_after = NULL, revision = revision + 1
  WHERE id = my_tenant AND state = 'archived' AND purge_after <= now();
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- Whom to tell, as long as it is known.
CREATE FUNCTION purge_owners(my_tenant uuid)
  RETURNS TABLE (user_id uuid, email text, display_name text, tenant_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.display_name, t.name
  FROM tenants t
  JOIN memberships m ON m.tenant_id = t.id AND m.role = 'owner'
  JOIN users u ON u.id = m.user_id AND u.state = 'active'
  WHERE t.id = my_tenant AND t.state = 'purging' ORDER BY u.id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  is_purging(uuid), purge_parts(), purge_runs(uuid, integer), purge_workflows(uuid, integer),
  purge_part(uuid, text, integer), purge_is_done(uuid), purge_finish(uuid), purge_due(integer), purge_begin(uuid),
  purge_owners(uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  purge_parts(), purge_part(uuid, text, integer), purge_is_done(uuid), purge_finish(uuid), purge_due(integer),
  purge_begin(uuid), purge_owners(uuid)
TO atoll_system;
