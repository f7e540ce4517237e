-- Sign-in, sessions and node tokens are looked up before a tenant is known. These functions run as the owner, each
-- returns one narrow row (memberships: one per tenant), and the policies below let the owner read what they need.
CREATE POLICY lookups ON users FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON tenants FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON memberships FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON sessions FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY lookups ON nodes FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY lookups ON node_tokens FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
-- A new user with the organisation it founds and owns. False, and nothing written, if the address has an account.
CREATE FUNCTION auth_register(
  new_user uuid, new_email text, new_canonical_email text, new_display_name text, new_password_hash text,
  new_tenant uuid, new_tenant_name text
) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO users (id, email, canonical_email, display_name, password_hash)
  VALUES (new_user, new_email, new_canonical_email, new_display_name, new_password_hash)
  ON CONFLICT (canonical_email) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO tenants (id, name) VALUES (new_tenant, new_tenant_name);
  INSERT INTO memberships (tenant_id, user_id, role) VALUES (new_tenant, new_user, 'owner');
  RETURN true;
END
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_user(wanted_canonical_email text)
  RETURNS TABLE (id uuid, email text, display_name text, password_hash text, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.display_name, u.password_hash, u.created_at
  FROM users u WHERE u.canonical_email = wanted_canonical_email
$$;
--> statement-breakpoint
-- Oldest first: the first is the default at sign-in.
CREATE FUNCTION auth_memberships(wanted_user uuid)
  RETURNS TABLE (tenant_id uuid, tenant_name text, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.tenant_id, t.name, m.role
  FROM memberships m JOIN tenants t ON t.id = m.tenant_id
  WHERE m.user_id = wanted_user AND t.state = 'active'
  ORDER BY m.created_at, m.tenant_id
$$;
--> statement-breakpoint
-- Only a session that is alive now, with the role its user has now.
CREATE FUNCTION auth_find_session(wanted_token_hash bytea)
  RETURNS TABLE (tenant_id uuid, id uuid, user_id uuid, role text, last_seen_at timestamptz, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.tenant_id, s.id, s.user_id, m.role, s.last_seen_at, s.expires_at
  FROM sessions s
  JOIN memberships m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
  JOIN tenants t ON t.id = s.tenant_id AND t.state = 'active'
  WHERE s.token_hash = wanted_token_hash AND s.revoked_at IS NULL
    AND s.idle_expires_at > now() AND s.expires_at > now()
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_node(wanted_node uuid)
  RETURNS TABLE (tenant_id uuid, id uuid, signing_key jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT n.tenant_id, n.id, n.signing_key
  FROM nodes n JOIN tenants t ON t.id = n.tenant_id AND t.state = 'active'
  WHERE n.id = wanted_node
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_node_token(wanted_token_hash bytea)
  RETURNS TABLE (tenant_id uuid, node_id uuid, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id, k.node_id, k.expires_at
  FROM node_tokens k JOIN tenants t ON t.id = k.tenant_id AND t.state = 'active'
  WHERE k.token_hash = wanted_token_hash AND k.expires_at > now()
$$;
--> statement-breakpoint
-- What an invitation and a manifest say of another tenant's node: its name, type and public keys, not its data sets.
CREATE FUNCTION node_directory(wanted_node uuid)
  RETURNS TABLE (id uuid, tenant_id uuid, name text, type text, signing_key jsonb, sealing_key jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT n.id, n.tenant_id, n.name, n.type, n.signing_key, n.sealing_key FROM nodes n WHERE n.id = wanted_node
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_register(uuid, text, text, text, text, uuid, text), auth_find_user(text), auth_memberships(uuid),
  auth_find_session(bytea), auth_find_node(uuid), auth_find_node_token(bytea), node_directory(uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_register(uuid, text, text, text, text, uuid, text), auth_find_user(text), auth_memberships(uuid),
  auth_find_session(bytea), auth_find_node(uuid), auth_find_node_token(bytea), node_directory(uuid)
TO atoll_app;
