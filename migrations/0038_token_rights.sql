ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE run_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The hash of an API key, its scopes and its end never change; what it may do is for ever what was shown when it was made.
GRANT SELECT (tenant_id, id, user_id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at, successor,
    overlap_until), INSERT, UPDATE (revoked_at, successor, overlap_until)
  ON api_keys TO atoll_app;
--> statement-breakpoint
-- Refresh tokens are read and rotated by the functions below alone.
GRANT INSERT ON refresh_tokens TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON run_tokens TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON api_keys FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON refresh_tokens FOR INSERT TO atoll_app WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON run_tokens FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY lookups ON api_keys FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY lookups_touch ON api_keys FOR UPDATE TO CURRENT_USER USING (revoked_at IS NULL) WITH CHECK (revoked_at IS NULL);
--> statement-breakpoint
CREATE POLICY rotation ON refresh_tokens FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON run_tokens FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY token_lookups ON runs FOR SELECT TO CURRENT_USER USING (lease_token IS NOT NULL);
--> statement-breakpoint
-- What `auth_find_session` says of a session, for an API key that is good now: revoked, expired and rotated ones whose
-- overlap is over are not.
CREATE FUNCTION auth_find_api_key(wanted_key_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, id uuid, user_id uuid, role text, role_id uuid, scopes text[],
    expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id, t.state, k.id, k.user_id, m.role, m.role_id, k.scopes, least(k.expires_at, k.overlap_until)
  FROM api_keys k
  JOIN memberships m ON m.tenant_id = k.tenant_id AND m.user_id = k.user_id
  JOIN tenants t ON t.id = k.tenant_id
  JOIN users u ON u.id = k.user_id AND u.state = 'active'
  WHERE k.key_hash = wanted_key_hash AND k.revoked_at IS NULL AND least(k.expires_at, k.overlap_until) > now()
$$;
--> statement-breakpoint
-- When API keys were last used, all at once and a while later.
CREATE FUNCTION auth_touch_api_keys(used_tenants uuid[], used_keys uuid[], used_at timestamptz[])
  RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE api_keys k SET last_used_at = greatest(k.last_used_at, least(u.at, now()))
  FROM unnest(used_tenants, used_keys, used_at) AS u(tenant_id, id, at)
  WHERE k.tenant_id = u.tenant_id AND k.id = u.id AND k.revoked_at IS NULL
$$;
--> statement-breakpoint
-- Whose refresh token this is, whether it was rotated before or not, while its session lives.
CREATE FUNCTION auth_find_refresh_token(wanted_token_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, session_id uuid, user_id uuid, generation integer, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT r.tenant_id, r.session_id, f.user_id, r.generation, f.expires_at
  FROM refresh_tokens r
  JOIN sessions s ON s.tenant_id = r.tenant_id AND s.id = r.session_id AND s.kind = 'token'
  CROSS JOIN LATERAL auth_find_session(s.token_hash) f
  WHERE r.token_hash = wanted_token_hash
$$;
--> statement-breakpoint
-- Rotates a refresh token. All rotations of a family queue at its session, so that one only makes the successor:
--   `rotated`  this call did; the family's idle time starts again
--   `again`    it was rotated within the grace just before, and its successor is still the family's last
--   `reused`   it was rotated before that: the family ends with it
-- No row where the token is unknown or its family has ended. `token_hash` is the successor's.
CREATE FUNCTION auth_rotate_refresh_token(presented_hash bytea, successor_hash bytea, grace_seconds double precision)
  RETURNS TABLE (outcome text, token_hash bytea)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  presented refresh_tokens%ROWTYPE;
  following refresh_tokens%ROWTYPE;
BEGIN
  PERFORM FROM sessions s JOIN refresh_tokens r ON r.tenant_id = s.tenant_id AND r.session_id = s.id
    WHERE r.token_hash = presented_hash AND s.kind = 'token' AND s.revoked_at IS NULL
      AND s.idle_expires_at > now() AND s.expires_at > now()
    FOR UPDATE OF s;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT r.* INTO presented FROM refresh_tokens r WHERE r.token_hash = presented_hash;
  IF presented.rotated_at IS NULL THEN
    UPDATE refresh_tokens r SET rotated_at = clock_timestamp() WHERE r.token_hash = presented_hash;
    INSERT INTO refresh_tokens (tenant_id, session_id, generation, token_hash)
      VALUES (presented.tenant_id, presented.session_id, presented.generation + 1, successor_hash);
    UPDATE sessions s SET last_seen_at = now(),
        idle_expires_at = least(now() + s.idle_seconds * interval '1 second', s.expires_at)
      WHERE s.tenant_id = presented.tenant_id AND s.id = presented.session_id;
    RETURN QUERY SELECT 'rotated', successor_hash;
    RETURN;
  END IF;
  SELECT r.* INTO following FROM refresh_tokens r
    WHERE r.tenant_id = presented.tenant_id AND r.session_id = presented.session_id
      AND r.generation = presented.generation + 1;
  IF following.rotated_at IS NULL
    AND presented.rotated_at > clock_timestamp() - grace_seconds * interval '1 second' THEN
    RETURN QUERY SELECT 'again', following.token_hash;
    RETURN;
  END IF;
  UPDATE sessions s SET revoked_at = now(), revoked_reason = 'refresh-token-reused'
    WHERE s.tenant_id = presented.tenant_id AND s.id = presented.session_id;
  RETURN QUERY SELECT 'reused', NULL::bytea;
END
$$;
--> statement-breakpoint
-- The run that a token speaks for, while it holds the lease that the token was given for, and no longer.
CREATE FUNCTION auth_find_run_token(wanted_token_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, node_id uuid, run_id uuid, analysis_id uuid, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id, t.state, k.node_id, r.id, r.analysis_id, least(k.expires_at, r.lease_expires_at)
  FROM run_tokens k
  JOIN tenants t ON t.id = k.tenant_id
  JOIN runs r ON r.tenant_id = k.owner_tenant_id AND r.id = k.run_id AND r.node_id = k.node_id
    AND r.lease_token = k.lease_token AND r.state IN ('leased', 'preparing', 'running')
  WHERE k.token_hash = wanted_token_hash AND least(k.expires_at, r.lease_expires_at) > now()
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_find_api_key(bytea), auth_touch_api_keys(uuid[], uuid[], timestamptz[]), auth_find_refresh_token(bytea),
  auth_rotate_refresh_token(bytea, bytea, double precision), auth_find_run_token(bytea)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_find_api_key(bytea), auth_touch_api_keys(uuid[], uuid[], timestamptz[]), auth_find_refresh_token(bytea),
  auth_rotate_refresh_token(bytea, bytea, double precision), auth_find_run_token(bytea)
TO atoll_app;
