GRANT INSERT (id, name),
  UPDATE (state, state_changed_at, held, purge_after, settings, quotas, revision)
  ON tenants TO atoll_app;
--> statement-breakpoint
-- A signed-in person founds a further one: acting for it, before it is there.
CREATE POLICY founding ON tenants FOR INSERT TO atoll_app WITH CHECK (id = current_tenant());
--> statement-breakpoint
CREATE POLICY lookups ON projects FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
-- For whoever operates the hub: how many there are of what, and nothing of what they are. `wanted` null: all.
CREATE FUNCTION operator_tenants(before uuid, most integer, wanted uuid)
  RETURNS TABLE (
    id uuid, name text, state text, state_changed_at timestamptz, purge_after timestamptz, purge_counts jsonb,
    members integer, projects integer, nodes integer, created_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.id, t.name, t.state, t.state_changed_at, t.purge_after, t.purge_counts,
    (SELECT count(*)::integer FROM memberships m WHERE m.tenant_id = t.id),
    (SELECT count(*)::integer FROM projects p WHERE p.tenant_id = t.id),
    (SELECT count(*)::integer FROM nodes n WHERE n.tenant_id = t.id),
    t.created_at
  FROM tenants t
  WHERE t.id < before AND (wanted IS NULL OR t.id = wanted)
  ORDER BY t.id DESC LIMIT most
$$;
--> statement-breakpoint
DROP FUNCTION auth_find_node(uuid);
--> statement-breakpoint
-- With the state of the node's organisation: what that allows is for the caller to decide.
CREATE FUNCTION auth_find_node(wanted_node uuid)
  RETURNS TABLE (tenant_id uuid, tenant_state text, id uuid, signing_key jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT n.tenant_id, t.state, n.id, n.signing_key
  FROM nodes n JOIN tenants t ON t.id = n.tenant_id
  WHERE n.id = wanted_node
$$;
--> statement-breakpoint
DROP FUNCTION auth_find_node_token(bytea);
--> statement-breakpoint
CREATE FUNCTION auth_find_node_token(wanted_token_hash bytea)
  RETURNS TABLE (tenant_id uuid, tenant_state text, node_id uuid, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id, t.state, k.node_id, k.expires_at
  FROM node_tokens k JOIN tenants t ON t.id = k.tenant_id
  WHERE k.token_hash = wanted_token_hash AND k.expires_at > now()
$$;
--> statement-breakpoint
-- The address that makes a person an operator, where it is verified.
CREATE FUNCTION operator_address(wanted_user uuid) RETURNS TABLE (canonical_email text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.canonical_email FROM users u
  WHERE u.id = wanted_user AND u.state = 'active' AND u.email_verified_at IS NOT NULL
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  operator_tenants(uuid, integer, uuid), auth_find_node(uuid), auth_find_node_token(bytea), operator_address(uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  operator_tenants(uuid, integer, uuid), auth_find_node(uuid), auth_find_node_token(bytea), operator_address(uuid)
TO atoll_app;
--> statement-breakpoint
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (token_hash, expires_at, uses, accepted_at, accepted_by, revoked_at)
  ON invitations TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON invitations FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY lookups ON invitations FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
-- What whoever holds a token may know: nothing of one that is over, nor to whom it was sent.
CREATE FUNCTION find_invitation(wanted_token_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, id uuid, tenant_name text, role text, invited_by text, bound boolean, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT i.tenant_id, i.id, t.name, i.role, coalesce(u.display_name, t.name), i.email IS NOT NULL, i.expires_at
  FROM invitations i JOIN tenants t ON t.id = i.tenant_id AND t.state = 'active'
  LEFT JOIN users u ON u.id = i.invited_by
  WHERE i.token_hash = wanted_token_hash AND i.revoked_at IS NULL AND i.uses < i.maximum_uses
    AND i.expires_at > now()
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_invitation(bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_invitation(bytea) TO atoll_app;
