-- Second factors belong to people and to no organisation: a person sees its own. Before it is known who signs in, and
-- where the rows are nobody's, functions do one thing to those they are told of.
ALTER TABLE totp_secrets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE ceremonies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE second_factor_throttles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_person ON totp_secrets FOR ALL TO atoll_app
  USING (user_id = current_person()) WITH CHECK (user_id = current_person());
--> statement-breakpoint
CREATE POLICY own_person ON recovery_codes FOR ALL TO atoll_app
  USING (user_id = current_person()) WITH CHECK (user_id = current_person());
--> statement-breakpoint
CREATE POLICY own_person ON passkeys FOR ALL TO atoll_app
  USING (user_id = current_person()) WITH CHECK (user_id = current_person());
--> statement-breakpoint
CREATE POLICY own_person ON second_factor_throttles FOR ALL TO atoll_app
  USING (user_id = current_person()) WITH CHECK (user_id = current_person());
--> statement-breakpoint
CREATE POLICY lookups ON totp_secrets FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON recovery_codes FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON passkeys FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON ceremonies FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY lookups ON second_factor_throttles FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (secret_sealed, created_at, confirmed_at, last_step), DELETE ON totp_secrets TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_codes TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name), DELETE ON passkeys TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (failures, blocked_until) ON second_factor_throttles TO atoll_app;
--> statement-breakpoint
-- What a person has to sign in with, and whether the organisation asks for two. A locked passkey is counted: whoever has
-- made it one must not be left with the password alone.
CREATE FUNCTION auth_second_factors(wanted_user uuid, wanted_tenant uuid)
  RETURNS TABLE (password boolean, totp boolean, passkeys integer, recovery_codes integer, required boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.password_hash IS NOT NULL,
    EXISTS (SELECT FROM totp_secrets s WHERE s.user_id = u.id AND s.confirmed_at IS NOT NULL),
    (SELECT count(*)::integer FROM passkeys p WHERE p.user_id = u.id),
    (SELECT count(*)::integer FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL),
    coalesce((
      SELECT (to_jsonb(t) -> 'settings' ->> 'mfaRequired')::boolean FROM tenants t WHERE t.id = wanted_tenant
    ), false)
  FROM users u WHERE u.id = wanted_user
$$;
--> statement-breakpoint
CREATE FUNCTION auth_find_passkey(wanted_credential_id text)
  RETURNS TABLE (
    id uuid, user_id uuid, credential_id text, public_key bytea, counter double precision, transports text[],
    backed_up boolean
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT p.id, p.user_id, p.credential_id, p.public_key, p.counter::double precision, p.transports, p.backed_up
  FROM passkeys p JOIN users u ON u.id = p.user_id AND u.state = 'active'
  WHERE p.credential_id = wanted_credential_id AND p.locked_at IS NULL
$$;
--> statement-breakpoint
-- False if the counter does not grow: of any number of callers with one signature, one is told true. Authenticators that
-- do not count say 0 for ever (WebAuthn §6.1.1).
CREATE FUNCTION auth_use_passkey(wanted_passkey uuid, new_counter bigint, new_backed_up boolean) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE passkeys SET counter = new_counter, backed_up = new_backed_up, last_used_at = now()
  WHERE id = wanted_passkey AND locked_at IS NULL
    AND (counter < new_counter OR (counter = 0 AND new_counter = 0));
  RETURN FOUND;
END
$$;
--> statement-breakpoint
CREATE FUNCTION auth_lock_passkey(wanted_passkey uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE passkeys SET locked_at = now() WHERE id = wanted_passkey AND locked_at IS NULL;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- Each one that begins takes up to twenty along that are over, so that there are never many more than are open.
CREATE FUNCTION auth_begin_ceremony(
  new_challenge_hash bytea, for_user uuid, for_purpose text, life_seconds integer
) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  DELETE FROM ceremonies WHERE challenge_hash IN (
    SELECT challenge_hash FROM ceremonies WHERE expires_at < now() ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED
  );
  INSERT INTO ceremonies (challenge_hash, user_id, purpose, expires_at)
  VALUES (new_challenge_hash, for_user, for_purpose, now() + life_seconds * interval '1 second')
$$;
--> statement-breakpoint
-- True for one of any number of callers.
CREATE FUNCTION auth_end_ceremony(wanted_challenge_hash bytea, of_user uuid, of_purpose text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE ceremonies SET used_at = now()
  WHERE challenge_hash = wanted_challenge_hash AND user_id IS NOT DISTINCT FROM of_user AND purpose = of_purpose
    AND used_at IS NULL AND expires_at > now();
  RETURN FOUND;
END
$$;
--> statement-breakpoint
-- Of a person whose account is deleted nothing is left to sign in with.
CREATE FUNCTION forget_second_factors() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM totp_secrets WHERE user_id = NEW.id;
  DELETE FROM recovery_codes WHERE user_id = NEW.id;
  DELETE FROM passkeys WHERE user_id = NEW.id;
  DELETE FROM ceremonies WHERE user_id = NEW.id;
  DELETE FROM second_factor_throttles WHERE user_id = NEW.id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER second_factors_forgotten AFTER UPDATE OF state ON users
  FOR EACH ROW WHEN (NEW.state = 'deleted') EXECUTE FUNCTION forget_second_factors();
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  auth_second_factors(uuid, uuid), auth_find_passkey(text), auth_use_passkey(uuid, bigint, boolean),
  auth_lock_passkey(uuid), auth_begin_ceremony(bytea, uuid, text, integer), auth_end_ceremony(bytea, uuid, text),
  forget_second_factors()
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  auth_second_factors(uuid, uuid), auth_find_passkey(text), auth_use_passkey(uuid, bigint, boolean),
  auth_lock_passkey(uuid), auth_begin_ceremony(bytea, uuid, text, integer), auth_end_ceremony(bytea, uuid, text)
TO atoll_app;
