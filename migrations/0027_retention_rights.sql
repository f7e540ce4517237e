-- Retention works across tenants, on what is over. These functions run as the owner, each forgets at most `most` rows and
-- says how many; the policies let the owner see and change only what is over, whatever a function is asked for.
CREATE POLICY retention ON sessions FOR DELETE TO CURRENT_USER USING (expires_at < now());
--> statement-breakpoint
CREATE POLICY retention ON node_tokens FOR DELETE TO CURRENT_USER USING (expires_at < now());
--> statement-breakpoint
CREATE POLICY retention_reads ON node_assertions FOR SELECT TO CURRENT_USER USING (expires_at < now());
--> statement-breakpoint
CREATE POLICY retention ON node_assertions FOR DELETE TO CURRENT_USER USING (expires_at < now());
--> statement-breakpoint
CREATE POLICY retention_reads ON idempotency_keys FOR SELECT TO CURRENT_USER
  USING (created_at < now() - interval '1 hour');
--> statement-breakpoint
CREATE POLICY retention ON idempotency_keys FOR DELETE TO CURRENT_USER
  USING (created_at < now() - interval '1 hour');
--> statement-breakpoint
CREATE POLICY retention_reads ON messages FOR SELECT TO CURRENT_USER USING (expires_at < now());
--> statement-breakpoint
CREATE POLICY retention ON messages FOR UPDATE TO CURRENT_USER
  USING (expires_at < now()) WITH CHECK (emptied_at IS NOT NULL);
--> statement-breakpoint
CREATE FUNCTION forget_sessions(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM sessions WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM sessions WHERE expires_at < now() - keep ORDER BY expires_at LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- Nodes that come back sweep their own; this is for those that do not.
CREATE FUNCTION forget_node_tokens(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM node_tokens WHERE (tenant_id, token_hash) IN (
      SELECT tenant_id, token_hash FROM node_tokens WHERE expires_at < now() - keep LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
CREATE FUNCTION forget_node_assertions(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM node_assertions WHERE (tenant_id, node_id, jti) IN (
      SELECT tenant_id, node_id, jti FROM node_assertions WHERE expires_at < now() - keep LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
CREATE FUNCTION forget_idempotency_keys(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gone AS (
    DELETE FROM idempotency_keys WHERE (tenant_id, actor, key) IN (
      SELECT tenant_id, actor, key FROM idempotency_keys
      WHERE created_at < now() - keep ORDER BY created_at LIMIT most
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
-- The ciphertext goes; who sent how much to whom stays, and so does the digest that tells a resend.
CREATE FUNCTION empty_messages(keep interval, most integer) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH emptied AS (
    UPDATE messages SET envelope = 'null'::jsonb, emptied_at = now(), lease_expires_at = NULL
    WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM messages
      WHERE emptied_at IS NULL AND expires_at < now() - keep ORDER BY expires_at LIMIT most
    ) AND emptied_at IS NULL
    RETURNING 1
  )
  SELECT count(*)::integer FROM emptied
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  forget_sessions(interval, integer), forget_node_tokens(interval, integer),
  forget_node_assertions(interval, integer), forget_idempotency_keys(interval, integer),
  empty_messages(interval, integer)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  forget_sessions(interval, integer), forget_node_tokens(interval, integer),
  forget_node_assertions(interval, integer), forget_idempotency_keys(interval, integer),
  empty_messages(interval, integer)
TO atoll_system;
