-- The person on whose behalf the running transaction acts, or null. What belongs to a person and to no organisation
-- (second factors, linked accounts) is bound to it as tenants' rows are to `current_tenant()`.
CREATE FUNCTION current_person() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
  RETURN nullif(pg_catalog.current_setting('app.person', true), '')::uuid;
--> statement-breakpoint
REVOKE ALL ON FUNCTION current_person() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION current_person() TO atoll_app;
--> statement-breakpoint
GRANT SELECT (email_verified_at, state, password_changed_at) ON users TO atoll_app;
--> statement-breakpoint
GRANT UPDATE (role_id) ON memberships TO atoll_app;
--> statement-breakpoint
GRANT UPDATE (assurance, authenticated_at, methods, revoked_reason) ON sessions TO atoll_app;
--> statement-breakpoint
DROP FUNCTION auth_find_session(bytea);
--> statement-breakpoint
-- All that a request needs to know of who sends it, in one row: the session if it is alive now, its user's role of now,
-- and the state of the organisation. What the state allows is for the caller to decide.
CREATE FUNCTION auth_find_session(wanted_token_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, id uuid, kind text, user_id uuid, role text, role_id uuid, assurance text,
    authenticated_at timestamptz, last_seen_at timestamptz, idle_expires_at timestamptz, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.tenant_id, t.state, s.id, s.kind, s.user_id, m.role, m.role_id, s.assurance,
    s.authenticated_at, s.last_seen_at, s.idle_expires_at, s.expires_at
  FROM sessions s
  JOIN memberships m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
  JOIN tenants t ON t.id = s.tenant_id
  JOIN users u ON u.id = s.user_id AND u.state = 'active'
  WHERE s.token_hash = wanted_token_hash AND s.revoked_at IS NULL
    AND s.idle_expires_at > now() AND s.expires_at > now()
$$;
--> statement-breakpoint
-- The same for an access token, whose signature has been checked: it names its session.
CREATE FUNCTION auth_find_session_by_id(wanted_tenant uuid, wanted_session uuid)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, id uuid, kind text, user_id uuid, role text, role_id uuid, assurance text,
    authenticated_at timestamptz, last_seen_at timestamptz, idle_expires_at timestamptz, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT f.* FROM sessions s, auth_find_session(s.token_hash) f
  WHERE s.tenant_id = wanted_tenant AND s.id = wanted_session
$$;
--> statement-breakpoint
CREATE POLICY lookups_touch ON sessions FOR UPDATE TO CURRENT_USER USING (revoked_at IS NULL) WITH CHECK (true);
--> statement-breakpoint
-- Requests that were answered from memory prolong their sessions all at once, a while later.
CREATE FUNCTION auth_touch_sessions(used_tenants uuid[], used_sessions uuid[], used_at timestamptz[])
  RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE sessions s SET
    last_seen_at = greatest(s.last_seen_at, least(u.at, now())),
    idle_expires_at = greatest(s.idle_expires_at,
      least(least(u.at, now()) + s.idle_seconds * interval '1 second', s.expires_at))
  FROM unnest(used_tenants, used_sessions, used_at) AS u(tenant_id, id, at)
  WHERE s.tenant_id = u.tenant_id AND s.id = u.id AND s.revoked_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
$$;
--> statement-breakpoint
DROP FUNCTION auth_find_user(text);
--> statement-breakpoint
CREATE FUNCTION auth_find_user(wanted_canonical_email text)
  RETURNS TABLE (
    id uuid, email text, display_name text, password_hash text, created_at timestamptz,
    email_verified_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.display_name, u.password_hash, u.created_at, u.email_verified_at
  FROM users u WHERE u.canonical_email = wanted_canonical_email AND u.state = 'active'
$$;
--> statement-breakpoint
DROP FUNCTION auth_memberships(uuid);
--> statement-breakpoint
-- Oldest first: the first is the default at sign-in.
CREATE FUNCTION auth_memberships(wanted_user uuid)
  RETURNS TABLE (tenant_id uuid, tenant_name text, tenant_state text, role text, role_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.tenant_id, t.name, t.state, m.role, m.role_id
  FROM memberships m JOIN tenants t ON t.id = m.tenant_id
  WHERE m.user_id = wanted_user AND t.state IN ('active', 'suspended', 'archived')
  ORDER BY m.created_at, m.tenant_id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_find_session(bytea), auth_find_session_by_id(uuid, uuid), auth_touch_sessions(uuid[], uuid[], timestamptz[]),
  auth_find_user(text), auth_memberships(uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_find_session(bytea), auth_find_session_by_id(uuid, uuid), auth_touch_sessions(uuid[], uuid[], timestamptz[]),
  auth_find_user(text), auth_memberships(uuid)
TO atoll_app;
