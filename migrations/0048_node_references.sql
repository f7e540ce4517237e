ALTER TABLE "analysis_nodes" DROP CONSTRAINT "analysis_nodes_node_fk";
--> statement-breakpoint
ALTER TABLE "runs" DROP CONSTRAINT "runs_node_fk";
--> statement-breakpoint
ALTER TABLE "project_nodes" DROP CONSTRAINT "project_nodes_node_fk";
--> statement-breakpoint
-- A row that names another organisation's node outlives it: it is the record of whoever invited or ran it, and stays
-- when the node's organisation is purged. So it is held against the nodes when it is written, and not any more after.
CREATE FUNCTION names_a_node() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM nodes n WHERE n.tenant_id = NEW.node_tenant_id AND n.id = NEW.node_id) THEN
    RAISE EXCEPTION 'There is no such node of that organisation' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION names_a_node() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_nodes_name_a_node BEFORE INSERT OR UPDATE OF node_tenant_id, node_id ON project_nodes
  FOR EACH ROW EXECUTE FUNCTION names_a_node();
--> statement-breakpoint
CREATE TRIGGER analysis_nodes_name_a_node BEFORE INSERT OR UPDATE OF node_tenant_id, node_id ON analysis_nodes
  FOR EACH ROW EXECUTE FUNCTION names_a_node();
--> statement-breakpoint
CREATE TRIGGER runs_name_a_node BEFORE INSERT OR UPDATE OF node_tenant_id, node_id ON runs
  FOR EACH ROW EXECUTE FUNCTION names_a_node();
--> statement-breakpoint
-- Nodes leave with their organisation only.
REVOKE DELETE ON nodes FROM atoll_app;
