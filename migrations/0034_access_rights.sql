ALTER TABLE roles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE grants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A role keeps its maker and a grant is never changed: it is given or taken back.
GRANT SELECT, INSERT, UPDATE (name, rights, updated_at), DELETE ON roles TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON grants TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON roles FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY own_tenant ON grants FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
-- No member is left with a role that is gone.
ALTER TABLE memberships ADD CONSTRAINT memberships_role_fk
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id);
--> statement-breakpoint
CREATE INDEX memberships_role ON memberships (tenant_id, role_id) WHERE role_id IS NOT NULL;
--> statement-breakpoint
-- What a member's rights rest on, as they are now: nothing of a role is copied to those who have it. Runs as whoever
-- calls it, in one statement; see `act_for`.
CREATE FUNCTION read_entitlement(my_tenant uuid, wanted_user uuid)
  RETURNS TABLE (user_id uuid, role text, role_id uuid, role_name text, rights jsonb, grants jsonb)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 1
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY
    SELECT m.user_id, m.role, m.role_id, r.name, r.rights, coalesce((
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
        'id', g.id, 'resourceType', g.resource_type, 'resourceId', g.resource_id,
        'role', g.role, 'roleId', g.role_id, 'roleName', q.name, 'rights', q.rights) ORDER BY g.id)
      FROM public.grants g LEFT JOIN public.roles q ON q.tenant_id = g.tenant_id AND q.id = g.role_id
      WHERE g.tenant_id = my_tenant AND g.user_id = wanted_user), '[]'::jsonb)
    FROM public.memberships m LEFT JOIN public.roles r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
    WHERE m.tenant_id = my_tenant AND m.user_id = wanted_user;
END
$$;
--> statement-breakpoint
-- An object of the tenant and what it lies in, from below.
CREATE FUNCTION read_lineage(my_tenant uuid, wanted_type text, wanted uuid)
  RETURNS TABLE (depth integer, type text, id uuid, created_by uuid)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 2
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY
    SELECT 0, 'analysis', a.id, a.created_by FROM public.analyses a
      WHERE wanted_type = 'analysis' AND a.tenant_id = my_tenant AND a.id = wanted
    UNION ALL
    SELECT 1, 'project', p.id, p.created_by FROM public.analyses a
      JOIN public.projects p ON p.tenant_id = a.tenant_id AND p.id = a.project_id
      WHERE wanted_type = 'analysis' AND a.tenant_id = my_tenant AND a.id = wanted
    UNION ALL
    SELECT 0, 'project', p.id, p.created_by FROM public.projects p
      WHERE wanted_type = 'project' AND p.tenant_id = my_tenant AND p.id = wanted;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION read_entitlement(uuid, uuid), read_lineage(uuid, text, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION read_entitlement(uuid, uuid), read_lineage(uuid, text, uuid) TO atoll_app;
