CREATE TABLE "nodes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"signing_key" jsonb NOT NULL,
	"sealing_key" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"catalogue" jsonb NOT NULL,
	"agent_version" text,
	"last_seen_at" timestamp with time zone,
	"lease_expires_at" timestamp with time zone,
	"draining" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nodes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "nodes_name_unique" UNIQUE("tenant_id","name"),
	CONSTRAINT "nodes_name_length" CHECK (char_length(name) between 1 and 200),
	CONSTRAINT "nodes_type_known" CHECK (type in ('default', 'aggregator')),
	CONSTRAINT "nodes_fingerprint_form" CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "nodes_agent_version_length" CHECK (char_length(agent_version) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "node_assertions" (
	"tenant_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"jti" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "node_assertions_tenant_id_node_id_jti_pk" PRIMARY KEY("tenant_id","node_id","jti"),
	CONSTRAINT "node_assertions_jti_length" CHECK (char_length(jti) between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "node_tokens" (
	"tenant_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"node_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "node_tokens_tenant_id_token_hash_pk" PRIMARY KEY("tenant_id","token_hash"),
	CONSTRAINT "node_tokens_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "node_tokens_token_hash_size" CHECK (octet_length(token_hash) = 32)
);
--> statement-breakpoint
CREATE TABLE "project_nodes" (
	"tenant_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"node_tenant_id" uuid NOT NULL,
	"node_name" text NOT NULL,
	"node_type" text NOT NULL,
	"consent" text DEFAULT 'pending' NOT NULL,
	"comment" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_nodes_tenant_id_project_id_node_id_pk" PRIMARY KEY("tenant_id","project_id","node_id"),
	CONSTRAINT "project_nodes_node_type_known" CHECK (node_type in ('default', 'aggregator')),
	CONSTRAINT "project_nodes_consent_known" CHECK (consent in ('pending', 'approved', 'rejected')),
	CONSTRAINT "project_nodes_comment_length" CHECK (char_length(comment) between 0 and 2000),
	CONSTRAINT "project_nodes_decided_by_length" CHECK (char_length(decided_by) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "projects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "projects_name_length" CHECK (char_length(name) between 1 and 200),
	CONSTRAINT "projects_description_length" CHECK (char_length(description) between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_assertions" ADD CONSTRAINT "node_assertions_node_fk" FOREIGN KEY ("tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_tokens" ADD CONSTRAINT "node_tokens_node_fk" FOREIGN KEY ("tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_nodes" ADD CONSTRAINT "project_nodes_project_fk" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_nodes" ADD CONSTRAINT "project_nodes_node_fk" FOREIGN KEY ("node_tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nodes_id" ON "nodes" USING btree ("id");--> statement-breakpoint
CREATE INDEX "node_assertions_expiry" ON "node_assertions" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "node_tokens_node" ON "node_tokens" USING btree ("tenant_id","node_id");--> statement-breakpoint
CREATE INDEX "project_nodes_node" ON "project_nodes" USING btree ("node_tenant_id","node_id");--> statement-breakpoint
CREATE INDEX "projects_id" ON "projects" USING btree ("id");