DROP FUNCTION auth_token_providers(text, text);
--> statement-breakpoint
-- All that a request with another issuer's token needs to know, in one statement: which providers accept tokens of the
-- issuer for one of the audiences, and who the subject is in their tenants at this moment. What the state of a tenant
-- allows is for the caller to decide.
CREATE FUNCTION auth_find_external_callers(wanted_issuer text, wanted_audiences text[], wanted_subject text)
  RETURNS TABLE (
    tenant_id uuid, tenant_state text, provider_id uuid, audience text, linked boolean, member jsonb
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT p.tenant_id, t.state, p.id, p.accepts_tokens_for, l.user_id IS NOT NULL,
    CASE WHEN m.user_id IS NOT NULL THEN jsonb_build_object(
      'userId', m.user_id, 'role', m.role, 'roleId', m.role_id,
      'owes', f.totp OR f.passkeys > 0 OR f.required
    ) END
  FROM login_providers p
  JOIN tenants t ON t.id = p.tenant_id
  LEFT JOIN linked_accounts l ON l.issuer = p.issuer AND l.subject = wanted_subject
  LEFT JOIN users u ON u.id = l.user_id AND u.state = 'active'
  LEFT JOIN memberships m ON m.tenant_id = p.tenant_id AND m.user_id = u.id
  LEFT JOIN LATERAL auth_second_factors(m.user_id, p.tenant_id) f ON m.user_id IS NOT NULL
  WHERE p.issuer = wanted_issuer AND p.accepts_tokens_for = ANY (wanted_audiences) AND p.enabled
  ORDER BY m.user_id IS NULL, p.created_at, p.id
  LIMIT 20
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION auth_find_external_callers(text, text[], text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION auth_find_external_callers(text, text[], text) TO atoll_app;
