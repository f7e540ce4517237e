CREATE TABLE "grants" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"role" text NOT NULL,
	"role_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "grants_once" UNIQUE NULLS NOT DISTINCT("tenant_id","user_id","resource_type","resource_id","role","role_id"),
	CONSTRAINT "grants_resource_type_known" CHECK (resource_type in ('project', 'analysis')),
	CONSTRAINT "grants_role_known" CHECK (role in ('owner', 'admin', 'steward', 'member', 'viewer', 'guest', 'custom')),
	CONSTRAINT "grants_custom_role_named" CHECK ((role = 'custom') = (role_id is not null))
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"rights" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "roles_name_unique" UNIQUE("tenant_id","name"),
	CONSTRAINT "roles_name_length" CHECK (char_length(name) between 1 and 80),
	CONSTRAINT "roles_rights_form" CHECK (jsonb_typeof(rights) = 'array' and jsonb_array_length(rights) <= 100)
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_membership_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_role_fk" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_resource" ON "grants" USING btree ("tenant_id","resource_type","resource_id");--> statement-breakpoint
CREATE INDEX "grants_role" ON "grants" USING btree ("tenant_id","role_id");--> statement-breakpoint
CREATE INDEX "analyses_created_by" ON "analyses" USING btree ("tenant_id","created_by","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "projects_created_by" ON "projects" USING btree ("tenant_id","created_by","id" DESC NULLS LAST);