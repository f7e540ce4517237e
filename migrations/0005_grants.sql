-- What the application's role may do at all. Row-level security then says with which rows.
-- Updates are granted column by column: no statement can move a row to another tenant or change what it is about.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO atoll_app, atoll_system;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT ON schema_migrations TO atoll_app, atoll_system;
--> statement-breakpoint
GRANT SELECT (id, email, display_name, created_at) ON users TO atoll_app;
--> statement-breakpoint
GRANT SELECT, UPDATE (name) ON tenants TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (role), DELETE ON memberships TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON participations TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (last_seen_at, idle_expires_at, revoked_at), DELETE ON sessions TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE,
  UPDATE (name, signing_key, sealing_key, fingerprint, catalogue, agent_version, last_seen_at,
    lease_expires_at, draining)
  ON nodes TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON node_tokens, node_assertions TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name, description), DELETE ON projects TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (consent, comment, decided_by, decided_at), DELETE ON project_nodes TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE,
  UPDATE (name, description, state, parameters, runtime, quorum, consent_deadline_seconds, run_timeout_seconds,
    manifest, manifest_digest, bundle_digest, bundle_signature, failure, cancel_requested_at,
    locked_at, submitted_at, finished_at)
  ON analyses TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (consent, reason, decided_by, decided_at), DELETE ON analysis_nodes TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (sha256, size, entrypoint), DELETE ON analysis_files TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT,
  UPDATE (state, lease_token, lease_expires_at, heartbeat_at, progress, exit_code, reason, usage,
    cancel_requested_at, started_at, finished_at)
  ON runs TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON analysis_logs TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (deliveries, lease_expires_at, acknowledged_at) ON messages TO atoll_app;
--> statement-breakpoint
GRANT INSERT ON outbox TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON effects TO atoll_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (status, body), DELETE ON idempotency_keys TO atoll_app;
