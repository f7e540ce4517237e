CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"successor" uuid,
	"overlap_until" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "api_keys_user" UNIQUE("tenant_id","user_id","id"),
	CONSTRAINT "api_keys_name_length" CHECK (char_length(name) between 1 and 120),
	CONSTRAINT "api_keys_prefix_form" CHECK (prefix ~ '^atoll_k_[0-9A-Za-z]{8}$'),
	CONSTRAINT "api_keys_key_hash_size" CHECK (octet_length(key_hash) = 32),
	CONSTRAINT "api_keys_scopes_few" CHECK (cardinality(scopes) between 1 and 100),
	CONSTRAINT "api_keys_rotated_whole" CHECK ((successor is null) = (overlap_until is null))
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"tenant_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rotated_at" timestamp with time zone,
	CONSTRAINT "refresh_tokens_tenant_id_session_id_generation_pk" PRIMARY KEY("tenant_id","session_id","generation"),
	CONSTRAINT "refresh_tokens_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "refresh_tokens_generation_positive" CHECK (generation >= 0),
	CONSTRAINT "refresh_tokens_token_hash_size" CHECK (octet_length(token_hash) = 32)
);
--> statement-breakpoint
CREATE TABLE "run_tokens" (
	"tenant_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"node_id" uuid NOT NULL,
	"owner_tenant_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"lease_token" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "run_tokens_tenant_id_token_hash_pk" PRIMARY KEY("tenant_id","token_hash"),
	CONSTRAINT "run_tokens_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "run_tokens_token_hash_size" CHECK (octet_length(token_hash) = 32)
);
--> statement-breakpoint
ALTER TABLE "hub_keys" DROP CONSTRAINT "hub_keys_purpose_known";--> statement-breakpoint
ALTER TABLE "hub_keys" ADD COLUMN "signs_from" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_membership_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."sessions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_tokens" ADD CONSTRAINT "run_tokens_node_fk" FOREIGN KEY ("tenant_id","node_id") REFERENCES "public"."nodes"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_tokens" ADD CONSTRAINT "run_tokens_run_fk" FOREIGN KEY ("owner_tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_tokens_run" ON "run_tokens" USING btree ("owner_tenant_id","run_id");--> statement-breakpoint
ALTER TABLE "hub_keys" ADD CONSTRAINT "hub_keys_purpose_known" CHECK (purpose in ('signing', 'access-token'));