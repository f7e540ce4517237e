-- Rows that more than one tenant sees. The owner writes; a participation, written by the owner, lets others read.
-- Rows that carry both tenants (consent, run, message, log) are open to both, each for its part.
CREATE POLICY either_side ON participations FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR owner_tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY owner_invites ON participations FOR INSERT TO atoll_app
  WITH CHECK (owner_tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY owner_withdraws ON participations FOR DELETE TO atoll_app
  USING (owner_tenant_id = current_tenant());
--> statement-breakpoint
-- Naming the owner here keeps a tenant from inviting itself to another tenant's resource.
CREATE FUNCTION participates(resource uuid, owner_tenant uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
  BEGIN ATOMIC
    SELECT EXISTS (
      SELECT FROM participations p
      WHERE p.tenant_id = current_tenant() AND p.resource_id = resource AND p.owner_tenant_id = owner_tenant
    );
  END;
--> statement-breakpoint
REVOKE ALL ON FUNCTION participates(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION participates(uuid, uuid) TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON projects FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY participants_read ON projects FOR SELECT TO atoll_app
  USING (participates(id, tenant_id));
--> statement-breakpoint
CREATE POLICY participants_read ON project_nodes FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant() OR participates(project_id, tenant_id));
--> statement-breakpoint
CREATE POLICY owner_invites ON project_nodes FOR INSERT TO atoll_app
  WITH CHECK (tenant_id = current_tenant() AND (consent = 'pending' OR node_tenant_id = current_tenant()));
--> statement-breakpoint
CREATE POLICY owner_withdraws ON project_nodes FOR DELETE TO atoll_app
  USING (tenant_id = current_tenant());
--> statement-breakpoint
-- Nobody consents for another tenant's node: its owner alone may take the row back to pending.
CREATE POLICY site_decides ON project_nodes FOR UPDATE TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant())
  WITH CHECK (node_tenant_id = current_tenant() OR (tenant_id = current_tenant() AND consent = 'pending'));
--> statement-breakpoint
CREATE POLICY own_tenant ON analyses FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY participants_read ON analyses FOR SELECT TO atoll_app
  USING (participates(id, tenant_id));
--> statement-breakpoint
CREATE POLICY participants_read ON analysis_nodes FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant() OR participates(analysis_id, tenant_id));
--> statement-breakpoint
CREATE POLICY owner_chooses ON analysis_nodes FOR INSERT TO atoll_app
  WITH CHECK (tenant_id = current_tenant() AND (consent = 'pending' OR node_tenant_id = current_tenant()));
--> statement-breakpoint
CREATE POLICY owner_withdraws ON analysis_nodes FOR DELETE TO atoll_app
  USING (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY site_decides ON analysis_nodes FOR UPDATE TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant())
  WITH CHECK (node_tenant_id = current_tenant() OR (tenant_id = current_tenant() AND consent = 'pending'));
--> statement-breakpoint
-- Is a node of the current tenant part of this analysis? `kind` null: whatever its type.
CREATE FUNCTION takes_part(owner_tenant uuid, analysis uuid, kind text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
  BEGIN ATOMIC
    SELECT EXISTS (
      SELECT FROM analysis_nodes n
      WHERE n.tenant_id = owner_tenant AND n.analysis_id = analysis
        AND n.node_tenant_id = current_tenant() AND (kind IS NULL OR n.node_type = kind)
    );
  END;
--> statement-breakpoint
REVOKE ALL ON FUNCTION takes_part(uuid, uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION takes_part(uuid, uuid, text) TO atoll_app;
--> statement-breakpoint
CREATE POLICY own_tenant ON analysis_files FOR ALL TO atoll_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
-- Participants read the code; the result only where their aggregator made it.
CREATE POLICY participants_read ON analysis_files FOR SELECT TO atoll_app
  USING (
    participates(analysis_id, tenant_id)
    AND (bucket <> 'RESULT' OR takes_part(tenant_id, analysis_id, 'aggregator'))
  );
--> statement-breakpoint
CREATE POLICY aggregator_stores ON analysis_files FOR INSERT TO atoll_app
  WITH CHECK (
    (bucket = 'RESULT' AND takes_part(tenant_id, analysis_id, 'aggregator'))
    OR (bucket = 'TEMP' AND takes_part(tenant_id, analysis_id, NULL))
  );
--> statement-breakpoint
CREATE POLICY both_sides_read ON runs FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY owner_assigns ON runs FOR INSERT TO atoll_app
  WITH CHECK (tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY both_sides_change ON runs FOR UPDATE TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant())
  WITH CHECK (tenant_id = current_tenant() OR node_tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY both_sides_read ON analysis_logs FOR SELECT TO atoll_app
  USING (tenant_id = current_tenant() OR node_tenant_id = current_tenant());
--> statement-breakpoint
CREATE POLICY both_sides_append ON analysis_logs FOR INSERT TO atoll_app
  WITH CHECK (
    tenant_id = current_tenant()
    OR (node_tenant_id = current_tenant() AND takes_part(tenant_id, analysis_id, NULL))
  );
--> statement-breakpoint
CREATE POLICY all_sides_read ON messages FOR SELECT TO atoll_app
  USING (
    tenant_id = current_tenant()
    OR sender_tenant_id = current_tenant()
    OR recipient_tenant_id = current_tenant()
  );
--> statement-breakpoint
-- Both ends must be nodes of the analysis with the tenants the row claims for them.
CREATE POLICY sender_sends ON messages FOR INSERT TO atoll_app
  WITH CHECK (
    sender_tenant_id = current_tenant()
    AND EXISTS (
      SELECT FROM analysis_nodes s
      WHERE s.tenant_id = messages.tenant_id AND s.analysis_id = messages.analysis_id
        AND s.node_id = messages.sender_node_id AND s.node_tenant_id = messages.sender_tenant_id
    )
    AND EXISTS (
      SELECT FROM analysis_nodes r
      WHERE r.tenant_id = messages.tenant_id AND r.analysis_id = messages.analysis_id
        AND r.node_id = messages.recipient_node_id AND r.node_tenant_id = messages.recipient_tenant_id
    )
  );
--> statement-breakpoint
CREATE POLICY recipient_takes ON messages FOR UPDATE TO atoll_app
  USING (recipient_tenant_id = current_tenant())
  WITH CHECK (recipient_tenant_id = current_tenant());
