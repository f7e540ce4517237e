CREATE POLICY retention ON api_keys FOR DELETE TO CURRENT_USER
  USING (least(expires_at, revoked_at, overlap_until) < now());
--> statement-breakpoint
CREATE POLICY retention_reads ON effects FOR SELECT TO CURRENT_USER USING (created_at < now() - interval '1 day');
--> statement-breakpoint
CREATE POLICY retention ON effects FOR DELETE TO CURRENT_USER USING (created_at < now() - interval '1 day');
--> statement-breakpoint
CREATE FUNCTION forget_api_keys(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM api_keys WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM api_keys WHERE least(expires_at, revoked_at, overlap_until) < now() - keep LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- Those of families that are over: within one that is not, an old token still has to be known for one that was used.
CREATE FUNCTION forget_refresh_tokens(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM refresh_tokens WHERE (tenant_id, session_id, generation) IN (
      SELECT r.tenant_id, r.session_id, r.generation
      FROM refresh_tokens r JOIN sessions s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
      WHERE least(s.expires_at, s.idle_expires_at, s.revoked_at) < least(now(), now() - keep) LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- For challenges of days on which nobody begins another one, which takes them along.
CREATE FUNCTION forget_ceremonies(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM ceremonies WHERE challenge_hash IN (
      SELECT challenge_hash FROM ceremonies WHERE expires_at < least(now(), now() - keep) ORDER BY expires_at LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
CREATE FUNCTION forget_effects(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM effects WHERE (tenant_id, key) IN (
      SELECT tenant_id, key FROM effects WHERE created_at < now() - keep ORDER BY created_at LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- Accounts whose address was never confirmed, that nobody is signed in to and that belong to nothing but an organisation in
-- which there is nobody else and nothing. The organisation is purged after them; nobody is told, as nobody ever answered.
CREATE FUNCTION forget_unconfirmed_accounts(keep interval, most integer) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  person uuid;
  forgotten integer := 0;
BEGIN
  FOR person IN
    SELECT u.id FROM users u
    WHERE u.state = 'active' AND u.email_verified_at IS NULL AND u.created_at < now() - greatest(keep, interval '1 day')
      AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id)
      AND NOT EXISTS (SELECT FROM linked_accounts l WHERE l.user_id = u.id)
      AND NOT EXISTS (SELECT FROM passkeys p WHERE p.user_id = u.id)
      AND NOT EXISTS (SELECT FROM totp_secrets s WHERE s.user_id = u.id)
      AND NOT EXISTS (
        SELECT FROM memberships m JOIN tenants t ON t.id = m.tenant_id
        WHERE m.user_id = u.id AND (
          m.role <> 'owner' OR t.state <> 'active' OR t.held
          OR EXISTS (SELECT FROM memberships o WHERE o.tenant_id = t.id AND o.user_id <> u.id)
          OR EXISTS (SELECT FROM projects p WHERE p.tenant_id = t.id)
          OR EXISTS (SELECT FROM nodes n WHERE n.tenant_id = t.id)
          OR EXISTS (SELECT FROM invitations i WHERE i.tenant_id = t.id)
          OR EXISTS (SELECT FROM api_keys k WHERE k.tenant_id = t.id)
          OR EXISTS (SELECT FROM login_providers l WHERE l.tenant_id = t.id)
        )
      )
    ORDER BY u.id LIMIT most FOR UPDATE OF u SKIP LOCKED
  LOOP
    UPDATE tenants SET state = 'purging', state_changed_at = now(), purge_after = NULL, revision = revision + 1
    WHERE id IN (SELECT tenant_id FROM memberships WHERE user_id = person);
    DELETE FROM one_time_tokens WHERE user_id = person;
    DELETE FROM memberships WHERE user_id = person;
    -- Takes along what there is to sign in with.
    UPDATE users SET state = 'deleted' WHERE id = person;
    DELETE FROM users WHERE id = person;
    forgotten := forgotten + 1;
  END LOOP;
  RETURN forgotten;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  forget_api_keys(interval, integer), forget_refresh_tokens(interval, integer), forget_ceremonies(interval, integer),
  forget_effects(interval, integer), forget_unconfirmed_accounts(interval, integer)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  forget_api_keys(interval, integer), forget_refresh_tokens(interval, integer), forget_ceremonies(interval, integer),
  forget_effects(interval, integer), forget_unconfirmed_accounts(interval, integer)
TO atoll_system;
