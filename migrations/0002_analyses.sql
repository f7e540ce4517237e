CREATE TABLE "analyses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"parameters" jsonb NOT NULL,
	"runtime" jsonb NOT NULL,
	"quorum" integer NOT NULL,
	"consent_deadline_seconds" integer NOT NULL,
	"run_timeout_seconds" integer NOT NULL,
	"manifest" jsonb,
	"manifest_digest" text,
	"bundle_digest" text,
	"bundle_signature" text,
	"failure" text,
	"cancel_requested_at" timestamp with time zone,
	"revision" bigint DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "analyses_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "analyses_name_length" CHECK (char_length(name) between 1 and 200),
	CONSTRAINT "analyses_description_length" CHECK (char_length(description) between 0 and 10000),
	CONSTRAINT "analyses_state_known" CHECK (state in ('draft', 'locked', 'consenting', 'building', 'distributing', 'ready', 'running', 'reviewing', 'completed', 'failed', 'cancelled', 'expired')),
	CONSTRAINT "analyses_quorum_positive" CHECK (quorum between 1 and 1000),
	CONSTRAINT "analyses_consent_deadline_positive" CHECK (consent_deadline_seconds > 0),
	CONSTRAINT "analyses_run_timeout_positive" CHECK (run_timeout_seconds > 0),
	CONSTRAINT "analyses_manifest_digest_form" CHECK (manifest_digest ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "analyses_bundle_digest_form" CHECK (bundle_digest ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "analyses_bundle_signature_length" CHECK (char_length(bundle_signature) between 1 and 4000),
	CONSTRAINT "analyses_failure_length" CHECK (char_length(failure) between 1 and 4000),
	CONSTRAINT "analyses_locked_has_manifest" CHECK (state in ('draft', 'cancelled') or (manifest is not null and manifest_digest is not null))
);
--> statement-breakpoint
CREATE TABLE "analysis_nodes" (
	"tenant_id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"node_tenant_id" uuid NOT NULL,
	"node_name" text NOT NULL,
	"node_type" text NOT NULL,
	"dataset" text,
	"consent" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analysis_nodes_tenant_id_analysis_id_node_id_pk" PRIMARY KEY("tenant_id","analysis_id","node_id"),
	CONSTRAINT "analysis_nodes_node_type_known" CHECK (node_type in ('default', 'aggregator')),
	CONSTRAINT "analysis_nodes_consent_known" CHECK (consent in ('pending', 'approved', 'rejected')),
	CONSTRAINT "analysis_nodes_dataset_length" CHECK (char_length(dataset) between 1 and 200),
	CONSTRAINT "analysis_nodes_reason_length" CHECK (char_length(reason) between 0 and 2000),
	CONSTRAINT "analysis_nodes_decided_by_length" CHECK (char_length(decided_by) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "analysis_logs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "analysis_logs_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"node_tenant_id" uuid,
	"node_id" uuid,
	"run_id" uuid,
	"level" text NOT NULL,
	"message" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analysis_logs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "analysis_logs_sequence_unique" UNIQUE("tenant_id","analysis_id","sequence"),
	CONSTRAINT "analysis_logs_level_known" CHECK (level in ('debug', 'info', 'warning', 'error')),
	CONSTRAINT "analysis_logs_message_length" CHECK (char_length(message) between 0 and 16384)
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"node_tenant_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"lease_token" uuid,
	"lease_expires_at" timestamp with time zone,
	"heartbeat_at" timestamp with time zone,
	"progress" integer DEFAULT 0 NOT NULL,
	"exit_code" integer,
	"reason" text,
	"usage" jsonb,
	"cancel_requested_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "runs_attempt_unique" UNIQUE("tenant_id","analysis_id","node_id","attempt"),
	CONSTRAINT "runs_state_known" CHECK (state in ('pending', 'leased', 'preparing', 'running', 'succeeded', 'failed', 'cancelled', 'timedOut', 'lost')),
	CONSTRAINT "runs_attempt_positive" CHECK (attempt >= 1),
	CONSTRAINT "runs_progress_range" CHECK (progress between 0 and 100),
	CONSTRAINT "runs_reason_length" CHECK (char_length(reason) between 0 and 4000),
	CONSTRAINT "runs_leased_has_lease" CHECK (state not in ('leased', 'preparing', 'running') or (lease_token is not null and lease_expires_at is not null))
);
--> statement-breakpoint
CREATE TABLE "analysis_files" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"entrypoint" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analysis_files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "analysis_files_path_unique" UNIQUE("tenant_id","analysis_id","bucket","path"),
	CONSTRAINT "analysis_files_bucket_known" CHECK (bucket in ('CODE', 'RESULT', 'TEMP')),
	CONSTRAINT "analysis_files_path_length" CHECK (char_length(path) between 1 and 1024),
	CONSTRAINT "analysis_files_sha256_form" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "analysis_files_size_positive" CHECK (size >= 0)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"sender_node_id" uuid NOT NULL,
	"sender_tenant_id" uuid NOT NULL,
	"recipient_node_id" uuid NOT NULL,
	"recipient_tenant_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"envelope" jsonb NOT NULL,
	"digest" text NOT NULL,
	"size" integer NOT NULL,
	"deliveries" integer DEFAULT 0 NOT NULL,
	"lease_expires_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "messages_sequence_unique" UNIQUE("tenant_id","analysis_id","sender_node_id","recipient_node_id","sequence"),
	CONSTRAINT "messages_sequence_positive" CHECK (sequence >= 1),
	CONSTRAINT "messages_digest_form" CHECK (digest ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "messages_size_range" CHECK (size between 0 and 16777216)
);
--> statement-breakpoint
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_project_fk" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_nodes" ADD CONSTRAINT "analysis_nodes_analysis_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "public"."analyses"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_nodes" ADD CONSTRAINT "analysis_nodes_node_fk" FOREIGN KEY ("node_tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_logs" ADD CONSTRAINT "analysis_logs_analysis_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "public"."analyses"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_analysis_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "public"."analyses"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_node_fk" FOREIGN KEY ("node_tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_files" ADD CONSTRAINT "analysis_files_analysis_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "public"."analyses"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_fk" FOREIGN KEY ("tenant_id","analysis_id","sender_node_id") REFERENCES "public"."analysis_nodes"("tenant_id","analysis_id","node_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_recipient_fk" FOREIGN KEY ("tenant_id","analysis_id","recipient_node_id") REFERENCES "public"."analysis_nodes"("tenant_id","analysis_id","node_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analyses_id" ON "analyses" USING btree ("id");--> statement-breakpoint
CREATE INDEX "analyses_project" ON "analyses" USING btree ("tenant_id","project_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "analysis_nodes_node" ON "analysis_nodes" USING btree ("node_tenant_id","node_id","consent");--> statement-breakpoint
CREATE INDEX "runs_node" ON "runs" USING btree ("node_tenant_id","node_id","state");--> statement-breakpoint
CREATE INDEX "runs_lease_expiry" ON "runs" USING btree ("lease_expires_at") WHERE state in ('leased', 'preparing', 'running');--> statement-breakpoint
CREATE INDEX "messages_inbox" ON "messages" USING btree ("recipient_tenant_id","recipient_node_id","analysis_id","sender_node_id","sequence") WHERE acknowledged_at is null;