-- What happens to accounts before, or beside, any organisation: links that were mailed, failed attempts, changes of the
-- person itself. The application's role has no right on these rows; each function does one thing to those it is told of,
-- and whoever calls it has found out that it may.
ALTER TABLE one_time_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE login_throttles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY lookups ON one_time_tokens FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON login_throttles FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (token_hash) ON sessions TO atoll_app;
--> statement-breakpoint
CREATE FUNCTION auth_find_account(wanted_canonical_email text)
  RETURNS TABLE (
    id uuid, email text, canonical_email text, display_name text, password_hash text, created_at timestamptz,
    email_verified_at timestamptz, state text
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.canonical_email, u.display_name, u.password_hash, u.created_at, u.email_verified_at, u.state
  FROM users u WHERE u.canonical_email = wanted_canonical_email AND u.state <> 'deleted'
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_account_by_id(wanted_user uuid)
  RETURNS TABLE (
    id uuid, email text, canonical_email text, display_name text, password_hash text, created_at timestamptz,
    email_verified_at timestamptz, state text
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.id, u.email, u.canonical_email, u.display_name, u.password_hash, u.created_at, u.email_verified_at, u.state
  FROM users u WHERE u.id = wanted_user AND u.state <> 'deleted'
$$;
--> statement-breakpoint
-- When the new token expires, or null: the person was sent one of this purpose within the last `pause_seconds`, and
-- gets none again so soon, whoever asks. Earlier ones stay good until one of them is used.
CREATE FUNCTION auth_issue_one_time_token(
  new_token_hash bytea, for_user uuid, for_purpose text, new_payload text, life_seconds integer, pause_seconds integer
) RETURNS timestamptz
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  expiry timestamptz;
BEGIN
  PERFORM FROM users WHERE id = for_user FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM one_time_tokens WHERE user_id = for_user AND purpose = for_purpose AND used_at IS NULL
      AND created_at > clock_timestamp() - pause_seconds * interval '1 second'
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO one_time_tokens (token_hash, user_id, purpose, payload, created_at, expires_at)
  VALUES (new_token_hash, for_user, for_purpose, new_payload, clock_timestamp(),
    clock_timestamp() + life_seconds * interval '1 second')
  RETURNING expires_at INTO expiry;
  RETURN expiry;
END
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_one_time_token(wanted_token_hash bytea, wanted_purpose text)
  RETURNS TABLE (user_id uuid, payload text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT o.user_id, o.payload FROM one_time_tokens o JOIN users u ON u.id = o.user_id AND u.state <> 'deleted'
  WHERE o.token_hash = wanted_token_hash AND o.purpose = wanted_purpose AND o.used_at IS NULL AND o.expires_at > now()
$$;
--> statement-breakpoint
-- True for one of any number of callers. The person's other tokens of the purpose are used up with it.
CREATE FUNCTION auth_use_one_time_token(wanted_token_hash bytea, wanted_purpose text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  person uuid;
BEGIN
  SELECT user_id INTO person FROM one_time_tokens
  WHERE token_hash = wanted_token_hash AND purpose = wanted_purpose;
  PERFORM FROM users WHERE id = person FOR NO KEY UPDATE;
  UPDATE one_time_tokens SET used_at = now()
  WHERE token_hash = wanted_token_hash AND purpose = wanted_purpose AND used_at IS NULL AND expires_at > now();
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE one_time_tokens SET used_at = now()
  WHERE user_id = person AND purpose = wanted_purpose AND used_at IS NULL;
  RETURN true;
END
$$;
--> statement-breakpoint
-- Counts an attempt as failed before it is made, for all the keys or for none: 0, or how many seconds to wait where one
-- of them is blocked. Who makes many at once gets no more of them than one after the other. Failures of longer than
-- `forgotten_after` seconds ago count no more (null: they do). The keys' order is the order of locks.
CREATE FUNCTION auth_take_attempt(
  kinds text[], keys bytea[], free integer[], most integer[], forgotten_after integer[]
) RETURNS double precision
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  longest CONSTANT integer := 900;
  known login_throttles;
  wait double precision := 0;
BEGIN
  FOR i IN 1 .. cardinality(kinds) LOOP
    INSERT INTO login_throttles AS t (kind, key_hash, failures, last_failure_at, blocked_until)
    VALUES (kinds[i], keys[i], 0, clock_timestamp(), clock_timestamp())
    ON CONFLICT (kind, key_hash) DO UPDATE SET failures = CASE
      WHEN t.last_failure_at < clock_timestamp() - forgotten_after[i] * interval '1 second' THEN 0
      ELSE t.failures END
    RETURNING * INTO known;
    wait := greatest(wait,
      CASE WHEN known.failures >= most[i] THEN longest ELSE 0 END,
      CASE WHEN known.failures >= free[i] THEN extract(epoch FROM known.blocked_until - clock_timestamp()) ELSE 0 END);
  END LOOP;
  IF wait > 0 THEN
    RETURN wait;
  END IF;
  FOR i IN 1 .. cardinality(kinds) LOOP
    UPDATE login_throttles SET failures = failures + 1, last_failure_at = clock_timestamp(),
      blocked_until = clock_timestamp() + interval '1 second' * CASE
        WHEN failures + 1 < free[i] THEN 0
        ELSE least(longest, 2 ^ least(failures + 1 - free[i], 10)) END
    WHERE kind = kinds[i] AND key_hash = keys[i];
  END LOOP;
  RETURN 0;
END
$$;
--> statement-breakpoint
-- The attempt was a success: failures of the person's own keys are forgotten, and the network's is one less.
CREATE FUNCTION auth_forgive_attempts(kinds text[], keys bytea[]) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  FOR i IN 1 .. cardinality(kinds) LOOP
    UPDATE login_throttles SET
      failures = CASE kind WHEN 'address' THEN greatest(failures - 1, 0) ELSE 0 END,
      blocked_until = CASE kind WHEN 'address' THEN blocked_until ELSE clock_timestamp() END
    WHERE kind = kinds[i] AND key_hash = keys[i];
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE FUNCTION auth_set_password(wanted_user uuid, new_password_hash text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET password_hash = new_password_hash, password_changed_at = now()
  WHERE id = wanted_user AND state <> 'deleted'
$$;
--> statement-breakpoint
CREATE FUNCTION auth_verify_email(wanted_user uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET email_verified_at = coalesce(email_verified_at, now()) WHERE id = wanted_user AND state <> 'deleted'
$$;
--> statement-breakpoint
-- False, and nothing changed, if another account has the address.
CREATE FUNCTION auth_change_email(wanted_user uuid, new_email text, new_canonical_email text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE users SET email = new_email, canonical_email = new_canonical_email, email_verified_at = now()
  WHERE id = wanted_user AND state <> 'deleted';
  RETURN FOUND;
EXCEPTION WHEN unique_violation THEN
  RETURN false;
END
$$;
--> statement-breakpoint
CREATE FUNCTION auth_rename(wanted_user uuid, new_display_name text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET display_name = new_display_name WHERE id = wanted_user AND state <> 'deleted'
$$;
--> statement-breakpoint
CREATE FUNCTION auth_set_state(wanted_user uuid, new_state text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE users SET state = new_state WHERE id = wanted_user AND state <> 'deleted' AND new_state <> 'deleted'
$$;
--> statement-breakpoint
-- False, and nothing changed, while an organisation would be left without an owner who can sign in. The row stays, for
-- what the person did is told by its id; whatever says who it was goes.
CREATE FUNCTION auth_erase_user(wanted_user uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
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
-- Those of a person that are alive, in whatever organisation, the one used last first.
CREATE FUNCTION auth_sessions_of(wanted_user uuid)
  RETURNS TABLE (
    tenant_id uuid, tenant_name text, id uuid, kind text, assurance text, methods text[], address text, user_agent text,
    created_at timestamptz, authenticated_at timestamptz, last_seen_at timestamptz, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT s.tenant_id, t.name, s.id, s.kind, s.assurance, s.methods, s.address, s.user_agent,
    s.created_at, s.authenticated_at, s.last_seen_at, s.expires_at
  FROM sessions s JOIN tenants t ON t.id = s.tenant_id
  WHERE s.user_id = wanted_user AND s.revoked_at IS NULL AND s.idle_expires_at > now() AND s.expires_at > now()
  ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 200
$$;
--> statement-breakpoint
CREATE FUNCTION auth_end_session(wanted_user uuid, wanted_session uuid, reason text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE sessions SET revoked_at = now(), revoked_reason = reason
  WHERE user_id = wanted_user AND id = wanted_session AND revoked_at IS NULL AND expires_at > now();
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- All of a person's but one, or all.
CREATE FUNCTION auth_end_sessions(wanted_user uuid, kept_session uuid, reason text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE sessions SET revoked_at = now(), revoked_reason = reason
  WHERE user_id = wanted_user AND id IS DISTINCT FROM kept_session AND revoked_at IS NULL
$$;
--> statement-breakpoint
-- Whether the person signed in with this program from this network before, and whether it signed in at all. Where it
-- was locked out or thrown out afterwards, that does not count.
CREATE FUNCTION auth_knows_device(wanted_user uuid, wanted_device bytea)
  RETURNS TABLE (familiar boolean, first boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT
    EXISTS (
      SELECT FROM sessions s WHERE s.user_id = wanted_user AND s.device = wanted_device AND s.assurance <> 'pending'
        AND coalesce(s.revoked_reason, '') NOT IN ('revoked', 'password-reset', 'password-changed')
    ),
    NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = wanted_user)
$$;
--> statement-breakpoint
CREATE FUNCTION forget_one_time_tokens(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM one_time_tokens WHERE token_hash IN (
      SELECT token_hash FROM one_time_tokens WHERE expires_at < now() - keep LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- A closed account stays closed however long ago it was guessed at.
CREATE FUNCTION forget_login_throttles(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM login_throttles WHERE (kind, key_hash) IN (
      SELECT kind, key_hash FROM login_throttles
      WHERE last_failure_at < now() - keep AND (failures = 0 OR kind = 'address') LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_find_account(text), auth_find_account_by_id(uuid),
  auth_issue_one_time_token(bytea, uuid, text, text, integer, integer), auth_find_one_time_token(bytea, text),
  auth_use_one_time_token(bytea, text), auth_take_attempt(text[], bytea[], integer[], integer[], integer[]),
  auth_forgive_attempts(text[], bytea[]), auth_set_password(uuid, text), auth_verify_email(uuid),
  auth_change_email(uuid, text, text), auth_rename(uuid, text), auth_set_state(uuid, text), auth_erase_user(uuid),
  auth_sessions_of(uuid), auth_end_session(uuid, uuid, text), auth_end_sessions(uuid, uuid, text),
  auth_knows_device(uuid, bytea), forget_one_time_tokens(interval, integer), forget_login_throttles(interval, integer)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_find_account(text), auth_find_account_by_id(uuid),
  auth_issue_one_time_token(bytea, uuid, text, text, integer, integer), auth_find_one_time_token(bytea, text),
  auth_use_one_time_token(bytea, text), auth_take_attempt(text[], bytea[], integer[], integer[], integer[]),
  auth_forgive_attempts(text[], bytea[]), auth_set_password(uuid, text), auth_verify_email(uuid),
  auth_change_email(uuid, text, text), auth_rename(uuid, text), auth_set_state(uuid, text), auth_erase_user(uuid),
  auth_sessions_of(uuid), auth_end_session(uuid, uuid, text), auth_end_sessions(uuid, uuid, text),
  auth_knows_device(uuid, bytea)
TO atoll_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_one_time_tokens(interval, integer), forget_login_throttles(interval, integer)
TO atoll_system;
