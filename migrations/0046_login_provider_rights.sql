ALTER TABLE login_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE login_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE linked_accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Kind and issuer say whose identities the links are: they stay.
GRANT SELECT, INSERT, DELETE,
  UPDATE (name, client_id, client_secret_sealed, apple_key, allowed_domains, auto_join, default_role, enabled,
    accepts_tokens_for)
  ON login_providers TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON login_attempts TO atoll_app;
--> statement-breakpoint
GRANT SELECT, DELETE ON linked_accounts TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON login_providers FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON login_attempts FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_person ON linked_accounts FOR ALL TO atoll_app
  USING (user_id = current_person()) WITH CHECK (user_id = current_person());
--> statement-breakpoint
CREATE POLICY lookups ON login_providers FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY lookups ON login_attempts FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON linked_accounts FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Whose provider it is, as long as one may sign in by it.
CREATE FUNCTION auth_login_provider_tenant(wanted_provider uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT p.tenant_id FROM login_providers p JOIN tenants t ON t.id = p.tenant_id AND t.state = 'active'
  WHERE p.id = wanted_provider AND p.enabled
$$;
--> statement-breakpoint
-- The providers that accept tokens of an issuer for an audience: one for each tenant that set it up so.
CREATE FUNCTION auth_token_providers(wanted_issuer text, wanted_audience text)
  RETURNS TABLE (tenant_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT p.tenant_id, p.id FROM login_providers p JOIN tenants t ON t.id = p.tenant_id AND t.state = 'active'
  WHERE p.issuer = wanted_issuer AND p.accepts_tokens_for = wanted_audience AND p.enabled
  ORDER BY p.created_at, p.id LIMIT 20
$$;
--> statement-breakpoint
-- Takes the attempt, once, for the browser that began it. Another browser takes nothing and spoils nothing.
CREATE FUNCTION auth_spend_login_attempt(wanted_state bytea, wanted_browser bytea, wanted_provider uuid)
  RETURNS TABLE (tenant_id uuid, id uuid, secrets_sealed bytea, purpose text, user_id uuid, redirect text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE login_attempts a SET used_at = now()
  WHERE a.state_hash = wanted_state AND a.browser_hash = wanted_browser AND a.provider_id = wanted_provider
    AND a.used_at IS NULL AND a.expires_at > now()
  RETURNING a.tenant_id, a.id, a.secrets_sealed, a.purpose, a.user_id, a.redirect
$$;
--> statement-breakpoint
-- Whose identity it is. Nobody's, while the account is deactivated.
CREATE FUNCTION auth_find_linked_account(wanted_issuer text, wanted_subject text)
  RETURNS TABLE (id uuid, email text, display_name text, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.display_name, u.created_at
  FROM linked_accounts l JOIN users u ON u.id = l.user_id AND u.state = 'active'
  WHERE l.issuer = wanted_issuer AND l.subject = wanted_subject
$$;
--> statement-breakpoint
-- An issuer gives one identity to a person: a second one with the same address is somebody else's.
CREATE FUNCTION auth_is_linked_at(wanted_user uuid, wanted_issuer text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM linked_accounts l WHERE l.user_id = wanted_user AND l.issuer = wanted_issuer)
$$;
--> statement-breakpoint
-- The link: a new one, or the one there is, which may be another's.
CREATE FUNCTION auth_link_account(
  new_user uuid, new_link uuid, new_issuer text, new_subject text, new_email text, new_provider uuid
) RETURNS TABLE (holder uuid, id uuid, issuer text, email text, provider_id uuid, created_at timestamptz)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO linked_accounts (user_id, id, issuer, subject, email, provider_id)
  VALUES (new_user, new_link, new_issuer, new_subject, new_email, new_provider)
  ON CONFLICT ON CONSTRAINT linked_accounts_identity DO NOTHING;
  RETURN QUERY SELECT l.user_id, l.id, l.issuer, l.email, l.provider_id, l.created_at
    FROM linked_accounts l WHERE l.issuer = new_issuer AND l.subject = new_subject;
END
$$;
--> statement-breakpoint
-- A person who was not known: account, membership and link, or nothing and false when the address has an account.
CREATE FUNCTION auth_join_by_provider(
  new_user uuid, new_email text, new_canonical_email text, new_display_name text, email_is_verified boolean,
  new_tenant uuid, new_role text, new_link uuid, new_issuer text, new_subject text, new_provider uuid
) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO users (id, email, canonical_email, display_name, email_verified_at)
  VALUES (new_user, new_email, new_canonical_email, new_display_name,
    CASE WHEN email_is_verified THEN now() END)
  ON CONFLICT (canonical_email) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO memberships (tenant_id, user_id, role) VALUES (new_tenant, new_user, new_role);
  INSERT INTO linked_accounts (user_id, id, issuer, subject, email, provider_id)
  VALUES (new_user, new_link, new_issuer, new_subject, new_email, new_provider);
  RETURN true;
END
$$;
--> statement-breakpoint
-- How many ways of signing in a person would have without one of its links.
CREATE FUNCTION auth_other_ways(wanted_user uuid, without_link uuid) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT (SELECT count(*) FROM users u WHERE u.id = wanted_user AND u.password_hash IS NOT NULL)
    + (SELECT count(*) FROM linked_accounts l JOIN login_providers p ON p.id = l.provider_id AND p.enabled
       WHERE l.user_id = wanted_user AND l.id <> without_link)
$$;
--> statement-breakpoint
-- 'unlinked', 'missing', or 'last' when it is the only way in. Two at once queue: one of them is the last. Sessions that
-- the identity may have begun, in whichever tenant, end with the link.
CREATE FUNCTION auth_unlink_account(wanted_user uuid, wanted_link uuid) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM users u WHERE u.id = wanted_user FOR UPDATE;
  IF NOT EXISTS (SELECT FROM linked_accounts l WHERE l.user_id = wanted_user AND l.id = wanted_link) THEN
    RETURN 'missing';
  END IF;
  IF auth_other_ways(wanted_user, wanted_link) = 0 THEN
    RETURN 'last';
  END IF;
  DELETE FROM linked_accounts WHERE user_id = wanted_user AND id = wanted_link;
  UPDATE sessions SET revoked_at = now(), revoked_reason = 'unlinked'
  WHERE user_id = wanted_user AND 'provider' = ANY (methods) AND revoked_at IS NULL;
  RETURN 'unlinked';
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_login_provider_tenant(uuid), auth_token_providers(text, text),
  auth_spend_login_attempt(bytea, bytea, uuid), auth_find_linked_account(text, text),
  auth_is_linked_at(uuid, text), auth_link_account(uuid, uuid, text, text, text, uuid),
  auth_join_by_provider(uuid, text, text, text, boolean, uuid, text, uuid, text, text, uuid),
  auth_other_ways(uuid, uuid), auth_unlink_account(uuid, uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_login_provider_tenant(uuid), auth_token_providers(text, text),
  auth_spend_login_attempt(bytea, bytea, uuid), auth_find_linked_account(text, text),
  auth_is_linked_at(uuid, text), auth_link_account(uuid, uuid, text, text, text, uuid),
  auth_join_by_provider(uuid, text, text, text, boolean, uuid, text, uuid, text, text, uuid),
  auth_unlink_account(uuid, uuid)
TO atoll_app;
--> statement-breakpoint
-- Attempts are over ten minutes after they began, used or not.
CREATE FUNCTION forget_login_attempts(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM login_attempts WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM login_attempts WHERE expires_at < now() - keep ORDER BY expires_at LIMIT most
    )
    RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_login_attempts(interval, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_login_attempts(interval, integer) TO atoll_system;
