-- The system role works across tenants, on four things only: the outbox, leases that ran out, the hub's own keys, and
-- the cluster's journal (granted by the migration runner, which makes those tables).
GRANT SELECT, UPDATE (available_at, delivered_at, attempts, failure), DELETE ON outbox TO atoll_system;
--> statement-breakpoint
GRANT INSERT ON outbox TO atoll_system;
--> statement-breakpoint
CREATE POLICY dispatcher ON outbox FOR ALL TO atoll_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT (tenant_id, id, analysis_id, node_id, node_tenant_id, attempt, state, lease_token, lease_expires_at),
  UPDATE (state, reason, lease_token, finished_at) ON runs TO atoll_system;
--> statement-breakpoint
CREATE POLICY sweeper_reads ON runs FOR SELECT TO atoll_system USING (true);
--> statement-breakpoint
-- The sweeper can give a run up, and nothing else.
CREATE POLICY sweeper_gives_up ON runs FOR UPDATE TO atoll_system
  USING (state IN ('leased', 'preparing', 'running')) WITH CHECK (state = 'lost');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (retired_at) ON hub_keys TO atoll_system;
--> statement-breakpoint
CREATE POLICY hub ON hub_keys FOR ALL TO atoll_system USING (true) WITH CHECK (true);
