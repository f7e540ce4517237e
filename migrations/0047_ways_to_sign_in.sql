CREATE OR REPLACE FUNCTION auth_second_factors(wanted_user uuid, wanted_tenant uuid)
  RETURNS TABLE (password boolean, totp boolean, passkeys integer, recovery_codes integer, required boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT u.password_hash IS NOT NULL,
    EXISTS (SELECT FROM totp_secrets s WHERE s.user_id = u.id AND s.confirmed_at IS NOT NULL),
    (SELECT count(*)::integer FROM passkeys p WHERE p.user_id = u.id),
    (SELECT count(*)::integer FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL),
    coalesce((
      SELECT (t.settings ->> 'mfaRequired')::boolean FROM tenants t WHERE t.id = wanted_tenant
    ), false)
  FROM users u WHERE u.id = wanted_user
$$;
--> statement-breakpoint
-- How many ways of signing in a person has beside one of its links; beside none where it is null. A passkey is a whole
-- sign-in, unless it is locked.
CREATE OR REPLACE FUNCTION auth_other_ways(wanted_user uuid, without_link uuid) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT (SELECT count(*) FROM users u WHERE u.id = wanted_user AND u.password_hash IS NOT NULL)
    + (SELECT count(*) FROM passkeys p WHERE p.user_id = wanted_user AND p.locked_at IS NULL)
    + (SELECT count(*) FROM linked_accounts l JOIN login_providers p ON p.id = l.provider_id AND p.enabled
       WHERE l.user_id = wanted_user AND l.id IS DISTINCT FROM without_link)
$$;
--> statement-breakpoint
-- As before, but it queues with the removal of passkeys too (`SecondFactorRepository.lock`).
CREATE OR REPLACE FUNCTION auth_unlink_account(wanted_user uuid, wanted_link uuid) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('second-factors/' || wanted_user, 0));
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
GRANT EXECUTE ON FUNCTION auth_other_ways(uuid, uuid) TO atoll_app;
