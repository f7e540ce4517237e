-- How many attempts failed one after the other: for the audit trail, which tells of the one that closes an account.
CREATE FUNCTION auth_failed_attempts(my_kind text, my_key bytea) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(max(failures), 0) FROM login_throttles WHERE kind = my_kind AND key_hash = my_key
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION auth_failed_attempts(text, bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION auth_failed_attempts(text, bytea) TO atoll_app;
