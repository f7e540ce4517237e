-- The run that a token speaks for, while it holds the lease that the token was given for, and no longer. A lease that has run
-- out holds its run until the run is given up, as for heartbeats: nodes could not renew it while the hub was away. Such a
-- token works, and nobody may remember it: `expires_at` is over then.
CREATE OR REPLACE FUNCTION auth_find_run_token(wanted_token_hash bytea)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, node_id uuid, run_id uuid, analysis_id uuid, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT k.tenant_id, t.state, k.node_id, r.id, r.analysis_id, least(k.expires_at, r.lease_expires_at)
  FROM run_tokens k
  JOIN tenants t ON t.id = k.tenant_id
  JOIN runs r ON r.tenant_id = k.owner_tenant_id AND r.id = k.run_id AND r.node_id = k.node_id
    AND r.lease_token = k.lease_token AND r.state IN ('leased', 'preparing', 'running')
  WHERE k.token_hash = wanted_token_hash AND k.expires_at > now()
$$;
