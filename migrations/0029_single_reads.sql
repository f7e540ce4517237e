-- A row by its id in one statement: the function says whose transaction this is, and reads. Outside BEGIN and COMMIT a
-- statement is a transaction of its own, so the setting ends with it, and row-level security binds as in a longer one.
-- They run as whoever calls them.
CREATE FUNCTION act_for(my_tenant uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER
AS $$
DECLARE
  open_tenant uuid := public.current_tenant();
BEGIN
  IF open_tenant IS NULL THEN
    PERFORM pg_catalog.set_config('app.tenant', my_tenant::text, true);
  ELSIF my_tenant IS DISTINCT FROM open_tenant THEN
    RAISE EXCEPTION 'a transaction of another tenant cannot be joined' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION read_project(my_tenant uuid, wanted uuid) RETURNS SETOF projects
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 1
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY SELECT t.* FROM public.projects t
    WHERE t.id = wanted AND (t.tenant_id = my_tenant OR EXISTS (
      SELECT FROM public.participations p
      WHERE p.tenant_id = my_tenant AND p.resource_id = t.id AND p.owner_tenant_id = t.tenant_id));
END
$$;
--> statement-breakpoint
CREATE FUNCTION read_analysis(my_tenant uuid, wanted uuid) RETURNS SETOF analyses
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 1
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY SELECT t.* FROM public.analyses t
    WHERE t.id = wanted AND (t.tenant_id = my_tenant OR EXISTS (
      SELECT FROM public.participations p
      WHERE p.tenant_id = my_tenant AND p.resource_id = t.id AND p.owner_tenant_id = t.tenant_id));
END
$$;
--> statement-breakpoint
CREATE FUNCTION read_job(my_tenant uuid, wanted uuid) RETURNS SETOF jobs
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 1
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY SELECT t.* FROM public.jobs t WHERE t.tenant_id = my_tenant AND t.id = wanted;
END
$$;
--> statement-breakpoint
CREATE FUNCTION read_node(my_tenant uuid, wanted uuid) RETURNS SETOF nodes
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER ROWS 1
AS $$
BEGIN
  PERFORM public.act_for(my_tenant);
  RETURN QUERY SELECT t.* FROM public.nodes t WHERE t.tenant_id = my_tenant AND t.id = wanted;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION
  act_for(uuid), read_project(uuid, uuid), read_analysis(uuid, uuid), read_job(uuid, uuid), read_node(uuid, uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  act_for(uuid), read_project(uuid, uuid), read_analysis(uuid, uuid), read_job(uuid, uuid), read_node(uuid, uuid)
TO atoll_app;
