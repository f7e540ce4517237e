-- `analyses.revision` grows, and 'atoll_analysis' is notified with the analysis's id, with every visible change of the
-- analysis or of what lies below it, also when another tenant makes the change: a site may not write the analysis, so
-- the functions run as the owner. One row update per statement and analysis: writers of one analysis queue for its
-- row until they commit, writers of different analyses never meet. PostgreSQL sends equal notifications of one
-- transaction once.
CREATE POLICY revision ON analyses FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE FUNCTION grow_revision() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION notify_analysis() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('atoll_analysis', NEW.id::text);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER analyses_grow_revision BEFORE UPDATE ON analyses
  FOR EACH ROW EXECUTE FUNCTION grow_revision();
--> statement-breakpoint
CREATE TRIGGER analyses_notify AFTER INSERT OR UPDATE ON analyses
  FOR EACH ROW EXECUTE FUNCTION notify_analysis();
--> statement-breakpoint
-- Takes the analysis's row lock until commit; what is written after it, is seen in the order of commit.
-- A tenant that has no part in the analysis changes nothing.
CREATE FUNCTION touch_analysis(owner_tenant uuid, analysis uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE analyses SET revision = revision
  WHERE tenant_id = owner_tenant AND id = analysis
    AND (owner_tenant = current_tenant() OR EXISTS (
      SELECT FROM analysis_nodes n
      WHERE n.tenant_id = owner_tenant AND n.analysis_id = analysis AND n.node_tenant_id = current_tenant()
    ))
$$;
--> statement-breakpoint
CREATE POLICY revision ON analysis_nodes FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
REVOKE ALL ON FUNCTION touch_analysis(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION touch_analysis(uuid, uuid) TO atoll_app;
--> statement-breakpoint
CREATE FUNCTION touch_after_write() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE analyses a SET revision = revision
  FROM (SELECT DISTINCT tenant_id, analysis_id FROM changed) c
  WHERE a.tenant_id = c.tenant_id AND a.id = c.analysis_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Leases and heartbeats are not visible changes.
CREATE FUNCTION touch_after_run_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE analyses a SET revision = revision
  FROM (
    SELECT DISTINCT c.tenant_id, c.analysis_id
    FROM changed c JOIN previous p ON p.tenant_id = c.tenant_id AND p.id = c.id
    WHERE (c.state, c.progress, c.exit_code, c.reason, c.cancel_requested_at, c.started_at, c.finished_at)
      IS DISTINCT FROM
      (p.state, p.progress, p.exit_code, p.reason, p.cancel_requested_at, p.started_at, p.finished_at)
  ) c
  WHERE a.tenant_id = c.tenant_id AND a.id = c.analysis_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION grow_revision(), notify_analysis(), touch_after_write(), touch_after_run_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER analysis_nodes_touch_insert AFTER INSERT ON analysis_nodes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER analysis_nodes_touch_update AFTER UPDATE ON analysis_nodes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER analysis_files_touch_insert AFTER INSERT ON analysis_files
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER analysis_files_touch_update AFTER UPDATE ON analysis_files
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER analysis_files_touch_delete AFTER DELETE ON analysis_files
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER runs_touch_insert AFTER INSERT ON runs
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
--> statement-breakpoint
CREATE TRIGGER runs_touch_update AFTER UPDATE ON runs
  REFERENCING OLD TABLE AS previous NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_run_change();
--> statement-breakpoint
CREATE TRIGGER messages_touch_insert AFTER INSERT ON messages
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_after_write();
