-- Who chooses a new password, or another address, may do so to keep somebody out: links that were under way before, on
-- whoever's behalf and to whichever mailbox, are good no more. Each locks the person first, as issuing a link does.
CREATE OR REPLACE FUNCTION auth_set_password(wanted_user uuid, new_password_hash text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET password_hash = new_password_hash, password_changed_at = now()
  WHERE id = wanted_user AND state <> 'deleted';
  UPDATE one_time_tokens SET used_at = now()
  WHERE user_id = wanted_user AND purpose IN ('reset-password', 'change-email') AND used_at IS NULL
$$;
--> statement-breakpoint
-- False, and nothing changed, if another account has the address.
CREATE OR REPLACE FUNCTION auth_change_email(wanted_user uuid, new_email text, new_canonical_email text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE users SET email = new_email, canonical_email = new_canonical_email, email_verified_at = now()
  WHERE id = wanted_user AND state <> 'deleted';
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE one_time_tokens SET used_at = now()
  WHERE user_id = wanted_user AND purpose IN ('reset-password', 'change-email') AND used_at IS NULL;
  RETURN true;
EXCEPTION WHEN unique_violation THEN
  RETURN false;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION auth_set_state(wanted_user uuid, new_state text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET state = new_state WHERE id = wanted_user AND state <> 'deleted' AND new_state <> 'deleted';
  UPDATE one_time_tokens SET used_at = now()
  WHERE user_id = wanted_user AND purpose IN ('reset-password', 'change-email') AND used_at IS NULL
$$;
--> statement-breakpoint
-- Holds the person until the transaction ends: whoever changes its password or ends its sessions at the same time has done
-- so, or waits. False where it is not active any more, or its password is not the one that was shown (null: whatever it is).
CREATE FUNCTION auth_hold_person(wanted_user uuid, shown_password_hash text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM users WHERE id = wanted_user AND state = 'active'
    AND (shown_password_hash IS NULL OR password_hash = shown_password_hash) FOR SHARE;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- All of a person's but one, or all: those as well that somebody is about to open (`auth_hold_person`).
CREATE OR REPLACE FUNCTION auth_end_sessions(wanted_user uuid, kept_session uuid, reason text) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM users WHERE id = wanted_user FOR NO KEY UPDATE;
  UPDATE sessions SET revoked_at = now(), revoked_reason = reason
  WHERE user_id = wanted_user AND id IS DISTINCT FROM kept_session AND revoked_at IS NULL;
END
$$;
--> statement-breakpoint
-- As before.
CREATE OR REPLACE FUNCTION auth_erase_user(wanted_user uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  -- The person before its sessions: in the order of whoever opens one.
  PERFORM FROM users WHERE id = wanted_user FOR NO KEY UPDATE;
  -- Owners of one organisation who leave at the same time do so one after the other.
  PERFORM FROM tenants t JOIN memberships m ON m.tenant_id = t.id
  WHERE m.user_id = wanted_user AND m.role = 'owner' ORDER BY t.id FOR UPDATE OF t;
  IF EXISTS (
    SELECT FROM memberships m JOIN tenants t ON t.id = m.tenant_id AND t.state NOT IN ('purging', 'purged')
    WHERE m.user_id = wanted_user AND m.role = 'owner' AND NOT EXISTS (
      SELECT FROM memberships o JOIN users u ON u.id = o.user_id AND u.state = 'active'
      WHERE o.tenant_id = m.tenant_id AND o.role = 'owner' AND o.user_id <> wanted_user
    )
  ) THEN
    RETURN false;
  END IF;
  DELETE FROM one_time_tokens WHERE user_id = wanted_user;
  DELETE FROM memberships WHERE user_id = wanted_user;
  UPDATE users SET email = wanted_user || '@deleted.invalid', canonical_email = wanted_user || '@deleted.invalid',
    display_name = 'Deleted person', password_hash = NULL, email_verified_at = NULL, state = 'deleted'
  WHERE id = wanted_user;
  RETURN true;
END
$$;
--> statement-breakpoint
-- Identities elsewhere say who a person was, and go with the account.
CREATE FUNCTION forget_linked_accounts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM linked_accounts WHERE user_id = NEW.id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER linked_accounts_forgotten AFTER UPDATE OF state ON users
  FOR EACH ROW WHEN (NEW.state = 'deleted') EXECUTE FUNCTION forget_linked_accounts();
--> statement-breakpoint
DELETE FROM linked_accounts WHERE user_id IN (SELECT id FROM users WHERE state = 'deleted');
--> statement-breakpoint
-- As before, and nothing where the identity is somebody's whose account does not sign in now.
CREATE OR REPLACE FUNCTION auth_join_by_provider(
  new_user uuid, new_email text, new_canonical_email text, new_display_name text, email_is_verified boolean,
  new_tenant uuid, new_role text, new_link uuid, new_issuer text, new_subject text, new_provider uuid
) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM linked_accounts WHERE issuer = new_issuer AND subject = new_subject) THEN
    RETURN false;
  END IF;
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
REVOKE ALL ON FUNCTION auth_hold_person(uuid, text), forget_linked_accounts() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION auth_hold_person(uuid, text) TO atoll_app;
