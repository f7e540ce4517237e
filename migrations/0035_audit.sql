CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"credential_kind" text,
	"credential_id" uuid,
	"action" text NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"changes" jsonb NOT NULL,
	"request_id" text,
	"address" text,
	"sequence" bigint,
	"previous_hash" text,
	"hash" text,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "audit_entries_sequence_unique" UNIQUE("tenant_id","sequence"),
	CONSTRAINT "audit_entries_actor_kind_known" CHECK (actor_kind in ('anonymous', 'user', 'node', 'run', 'system')),
	CONSTRAINT "audit_entries_credential_kind_known" CHECK (credential_kind in ('session', 'accessToken', 'apiKey')),
	CONSTRAINT "audit_entries_credential_named" CHECK ((credential_kind is null) = (credential_id is null)),
	CONSTRAINT "audit_entries_actor_id_length" CHECK (char_length(actor_id) between 1 and 100),
	CONSTRAINT "audit_entries_action_length" CHECK (char_length(action) between 1 and 100),
	CONSTRAINT "audit_entries_target_type_length" CHECK (char_length(target_type) between 1 and 60),
	CONSTRAINT "audit_entries_target_id_length" CHECK (char_length(target_id) between 1 and 200),
	CONSTRAINT "audit_entries_changes_size" CHECK (pg_column_size(changes) <= 65536),
	CONSTRAINT "audit_entries_sealed_whole" CHECK ((sequence is null) = (hash is null) and (hash is null) = (previous_hash is null)),
	CONSTRAINT "audit_entries_previous_hash_form" CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "audit_entries_hash_form" CHECK (hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_heads_hash_form" CHECK (hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_unsealed" ON "audit_entries" USING btree ("tenant_id","id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("tenant_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_target" ON "audit_entries" USING btree ("tenant_id","target_type","target_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("tenant_id","actor_id","at","id");