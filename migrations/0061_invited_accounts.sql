-- A person who was invited: the account alone, or nothing and false when the address has one. Its membership is the
-- invitation's matter, in the same transaction.
CREATE FUNCTION auth_register_alone(
  new_user uuid, new_email text, new_canonical_email text, new_display_name text, new_password_hash text,
  email_is_verified boolean
) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO users (id, email, canonical_email, display_name, password_hash, email_verified_at)
  VALUES (new_user, new_email, new_canonical_email, new_display_name, new_password_hash,
    CASE WHEN email_is_verified THEN now() END)
  ON CONFLICT (canonical_email) DO NOTHING;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION auth_register_alone(uuid, text, text, text, text, boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION auth_register_alone(uuid, text, text, text, text, boolean) TO atoll_app;
