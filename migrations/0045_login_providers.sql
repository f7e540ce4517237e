CREATE TABLE "linked_accounts" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"email" text,
	"provider_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "linked_accounts_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "linked_accounts_identity" UNIQUE("issuer","subject"),
	CONSTRAINT "linked_accounts_issuer_length" CHECK (char_length(issuer) between 8 and 300),
	CONSTRAINT "linked_accounts_subject_length" CHECK (char_length(subject) between 1 and 255),
	CONSTRAINT "linked_accounts_email_length" CHECK (char_length(email) between 1 and 320)
);
--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"state_hash" "bytea" NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"secrets_sealed" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"redirect" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "login_attempts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "login_attempts_state" UNIQUE("state_hash"),
	CONSTRAINT "login_attempts_purpose_known" CHECK (purpose in ('login', 'link')),
	CONSTRAINT "login_attempts_link_names_user" CHECK ((purpose = 'link') = (user_id is not null)),
	CONSTRAINT "login_attempts_redirect_length" CHECK (char_length(redirect) between 1 and 500),
	CONSTRAINT "login_attempts_hash_sizes" CHECK (octet_length(state_hash) = 32 and octet_length(browser_hash) = 32)
);
--> statement-breakpoint
CREATE TABLE "login_providers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"name" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret_sealed" "bytea" NOT NULL,
	"apple_key" jsonb,
	"allowed_domains" text[] DEFAULT '{}' NOT NULL,
	"auto_join" boolean DEFAULT false NOT NULL,
	"default_role" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"accepts_tokens_for" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "login_providers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "login_providers_id" UNIQUE("id"),
	CONSTRAINT "login_providers_kind_known" CHECK (kind in ('github', 'google', 'microsoft', 'apple', 'oidc')),
	CONSTRAINT "login_providers_role_known" CHECK (default_role in ('steward', 'member', 'viewer', 'guest')),
	CONSTRAINT "login_providers_issuer_length" CHECK (char_length(issuer) between 8 and 300),
	CONSTRAINT "login_providers_name_length" CHECK (char_length(name) between 1 and 200),
	CONSTRAINT "login_providers_client_id_length" CHECK (char_length(client_id) between 1 and 300),
	CONSTRAINT "login_providers_domains_few" CHECK (cardinality(allowed_domains) <= 50),
	CONSTRAINT "login_providers_accepts_length" CHECK (char_length(accepts_tokens_for) between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "linked_accounts" ADD CONSTRAINT "linked_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_attempts" ADD CONSTRAINT "login_attempts_provider_fk" FOREIGN KEY ("tenant_id","provider_id") REFERENCES "public"."login_providers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_providers" ADD CONSTRAINT "login_providers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_attempts_provider" ON "login_attempts" USING btree ("tenant_id","provider_id");--> statement-breakpoint
CREATE INDEX "login_attempts_expiry" ON "login_attempts" USING btree ("expires_at");