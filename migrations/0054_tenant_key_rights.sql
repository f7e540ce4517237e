ALTER TABLE tenant_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT ON tenant_keys TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON tenant_keys FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
-- The functions below run as the owner, whom row-level security binds as well.
CREATE POLICY retirement ON tenant_keys FOR ALL TO CURRENT_USER USING (true) WITH CHECK (false);
--> statement-breakpoint
CREATE POLICY resealing ON hub_keys FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY resealing ON login_providers FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY resealing ON dead_letters FOR UPDATE TO CURRENT_USER
  USING (type IN ('mail/1', 'mail/2')) WITH CHECK (type IN ('mail/1', 'mail/2'));
--> statement-breakpoint
CREATE FUNCTION mail_box(payload jsonb) RETURNS bytea
  LANGUAGE sql IMMUTABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN sealed ~ '^[A-Za-z0-9_-]+$' AND length(sealed) % 4 <> 1 THEN
    decode(translate(sealed, '-_', '+/') || repeat('=', (4 - length(sealed) % 4) % 4), 'base64')
  ELSE '' END
  FROM coalesce(rtrim(payload ->> 'sealed', '='), '') AS sealed
$$;
--> statement-breakpoint
-- Every secret that is kept sealed and may still be opened. Box: format, id of the key-encryption key, and in format 2 the
-- version of the tenant's key in two bytes.
CREATE VIEW sealed_boxes WITH (security_invoker = true) AS
  SELECT 'hub-' || purpose AS kind, NULL::uuid AS tenant_id, kid AS id, private_key_sealed AS box FROM hub_keys
  UNION ALL
  SELECT 'authenticator-app', NULL, user_id::text, secret_sealed FROM totp_secrets
  UNION ALL
  SELECT 'client-secret', tenant_id, id::text, client_secret_sealed FROM login_providers
  UNION ALL
  SELECT 'sign-in', tenant_id, id::text, secrets_sealed FROM login_attempts
  WHERE used_at IS NULL AND expires_at > now()
  UNION ALL
  SELECT 'mail', tenant_id, id::text, mail_box(payload) FROM jobs
  WHERE type IN ('mail/1', 'mail/2') AND state IN ('queued', 'running', 'failed');
--> statement-breakpoint
-- 0 where no key of a tenant's is meant, -1 where nothing can be told of the box.
CREATE FUNCTION box_version(box bytea) RETURNS integer
  LANGUAGE sql IMMUTABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN octet_length(box) < 4 THEN -1
    WHEN get_byte(box, 0) = 1 THEN 0
    WHEN get_byte(box, 0) = 2 THEN get_byte(box, 2) * 256 + get_byte(box, 3)
    ELSE -1
  END
$$;
--> statement-breakpoint
CREATE FUNCTION box_key(box bytea) RETURNS integer
  LANGUAGE sql IMMUTABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN octet_length(box) < 4 THEN -1 ELSE get_byte(box, 1) END
$$;
--> statement-breakpoint
-- Mails of before there were keys of tenants stay as they are: they are on their way for minutes.
CREATE FUNCTION box_is_waiting(kind text, tenant uuid, box bytea, current_key integer) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp
AS $$
  SELECT CASE
    WHEN box_key(box) <> current_key OR box_version(box) < 0 THEN true
    WHEN tenant IS NULL THEN false
    WHEN box_version(box) = 0 THEN kind = 'client-secret'
    ELSE box_version(box) IS DISTINCT FROM (SELECT max(k.version) FROM tenant_keys k WHERE k.tenant_id = tenant)
  END
$$;
--> statement-breakpoint
-- Sign-ins under way last ten minutes, and are waited for.
CREATE FUNCTION waiting_boxes(wanted text, current_key integer, after text, most integer)
  RETURNS TABLE (tenant_id uuid, id text, box bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT b.tenant_id, b.id, b.box FROM sealed_boxes b
  WHERE b.kind = wanted AND b.id > after AND box_is_waiting(b.kind, b.tenant_id, b.box, current_key)
  ORDER BY b.id LIMIT most
$$;
--> statement-breakpoint
-- Compare-and-set, row by row. Who confirms an authenticator app compares what it has read, and holds this lock.
CREATE FUNCTION replace_boxes(wanted text, tenants text[], ids text[], boxes bytea[], anew bytea[]) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  one record;
  sealed text;
  replaced integer := 0;
BEGIN
  FOR one IN
    SELECT nullif(t, '')::uuid AS tenant, i AS id, b AS before, a AS after
    FROM unnest(tenants, ids, boxes, anew) AS given (t, i, b, a)
  LOOP
    CASE wanted
      WHEN 'hub-signing', 'hub-access-token' THEN
        UPDATE hub_keys SET private_key_sealed = one.after
        WHERE kid = one.id AND purpose = substr(wanted, 5) AND private_key_sealed = one.before;
      WHEN 'authenticator-app' THEN
        CONTINUE WHEN NOT pg_try_advisory_xact_lock(hashtextextended('second-factors/' || one.id, 0));
        UPDATE totp_secrets SET secret_sealed = one.after
        WHERE user_id = one.id::uuid AND secret_sealed = one.before;
      WHEN 'client-secret' THEN
        UPDATE login_providers SET client_secret_sealed = one.after
        WHERE tenant_id = one.tenant AND id = one.id::uuid AND client_secret_sealed = one.before;
      WHEN 'mail' THEN
        sealed := translate(encode(one.after, 'base64'), E'+/=\n', '-_');
        UPDATE jobs SET payload = jsonb_set(payload, '{sealed}', to_jsonb(sealed))
        WHERE tenant_id = one.tenant AND id = one.id::uuid AND type IN ('mail/1', 'mail/2')
          AND mail_box(payload) = one.before;
        CONTINUE WHEN NOT FOUND;
        UPDATE dead_letters SET payload = jsonb_set(payload, '{sealed}', to_jsonb(sealed))
        WHERE tenant_id = one.tenant AND job_id = one.id::uuid;
        replaced := replaced + 1;
        CONTINUE;
    END CASE;
    IF FOUND THEN
      replaced := replaced + 1;
    END IF;
  END LOOP;
  RETURN replaced;
END
$$;
--> statement-breakpoint
CREATE FUNCTION rotating_tenants(grace interval, after uuid, most integer) RETURNS TABLE (tenant_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id FROM tenant_keys k WHERE k.tenant_id > after
  GROUP BY k.tenant_id HAVING count(*) > 1 AND max(k.created_at) < now() - grace
  ORDER BY k.tenant_id LIMIT most
$$;
--> statement-breakpoint
-- Who seals holds the lock from before it reads the versions until its commit, so nothing is sealed meanwhile under a
-- version that the next statement does not see in use. Nobody waits for it: it comes again.
CREATE FUNCTION retire_tenant_key(my_tenant uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('tenant-key/' || my_tenant::text, 0)) THEN
    RETURN false;
  END IF;
  DELETE FROM tenant_keys k
  WHERE k.tenant_id = my_tenant
    AND k.version < (SELECT max(n.version) FROM tenant_keys n WHERE n.tenant_id = my_tenant)
    AND NOT EXISTS (
      SELECT FROM sealed_boxes b WHERE b.tenant_id = my_tenant AND box_version(b.box) = k.version
    );
  RETURN (SELECT count(*) = 1 FROM tenant_keys k WHERE k.tenant_id = my_tenant);
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_boxes(current_key integer, known_keys integer[])
  RETURNS TABLE (kind text, secrets integer, waiting integer, unreadable integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT b.kind, count(*)::integer,
    (count(*) FILTER (WHERE box_is_waiting(b.kind, b.tenant_id, b.box, current_key)))::integer,
    (count(*) FILTER (
      WHERE box_key(b.box) <> ALL (known_keys) OR (box_version(b.box) <> 0 AND NOT EXISTS (
        SELECT FROM tenant_keys k WHERE k.tenant_id = b.tenant_id AND k.version = box_version(b.box)))
    ))::integer
  FROM sealed_boxes b GROUP BY b.kind ORDER BY b.kind
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  mail_box(jsonb), box_version(bytea), box_key(bytea), box_is_waiting(text, uuid, bytea, integer),
  waiting_boxes(text, integer, text, integer), replace_boxes(text, text[], text[], bytea[], bytea[]),
  rotating_tenants(interval, uuid, integer), retire_tenant_key(uuid), count_boxes(integer, integer[])
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  waiting_boxes(text, integer, text, integer), replace_boxes(text, text[], text[], bytea[], bytea[]),
  rotating_tenants(interval, uuid, integer), retire_tenant_key(uuid), count_boxes(integer, integer[])
TO atoll_system;
--> statement-breakpoint
-- With the salts goes what is still sealed under them: so they go after it.
CREATE POLICY purge ON tenant_keys FOR ALL TO CURRENT_USER USING (is_purging(tenant_id)) WITH CHECK (false);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION purge_parts() RETURNS TABLE (part text, source text, tenant_column text, condition text)
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
    ('tenant_keys', 'tenant_keys', 'tenant_id', 'true'),
    ('memberships', 'memberships', 'tenant_id', 'role <> ''owner'''),
    ('roles', 'roles', 'tenant_id', 'true'),
    ('node_assertions', 'node_assertions', 'tenant_id', 'true'),
    ('node_tokens', 'node_tokens', 'tenant_id', 'true'),
    ('nodes', 'nodes', 'tenant_id', 'true'),
    ('audit_entries', 'audit_entries', 'tenant_id', 'true'),
    ('workflow_executions', 'workflow_executions', null, 'true')
  ) AS parts (part, source, tenant_column, condition)
$$;
