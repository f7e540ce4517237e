-- Every write below an analysis takes the analysis's row lock in the end, to grow its revision. Taking it first gives
-- all writers one order, the analysis before what lies below it, so that they queue and never lock each other out.
-- True if the current tenant has a part in the analysis, false and no lock otherwise.
CREATE FUNCTION hold_analysis(owner_tenant uuid, analysis uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM analyses a
  WHERE a.tenant_id = owner_tenant AND a.id = analysis
    AND (owner_tenant = current_tenant() OR EXISTS (
      SELECT FROM analysis_nodes n
      WHERE n.tenant_id = owner_tenant AND n.analysis_id = analysis AND n.node_tenant_id = current_tenant()
    ))
  FOR NO KEY UPDATE OF a;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION hold_analysis(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hold_analysis(uuid, uuid) TO atoll_app;
