CREATE TABLE "schedules" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"catch_up" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"next_due_at" timestamp with time zone,
	"last_due_at" timestamp with time zone,
	"failure" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedules_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "schedules_name_unique" UNIQUE("tenant_id","name"),
	CONSTRAINT "schedules_name_length" CHECK (char_length(name) between 1 and 120),
	CONSTRAINT "schedules_type_length" CHECK (char_length(type) between 1 and 100),
	CONSTRAINT "schedules_cron_length" CHECK (char_length(cron) between 1 and 120),
	CONSTRAINT "schedules_failure_length" CHECK (char_length(failure) between 0 and 2000),
	CONSTRAINT "schedules_catch_up_known" CHECK (catch_up in ('skip', 'one', 'all')),
	CONSTRAINT "schedules_state_known" CHECK (state in ('active', 'paused'))
);
--> statement-breakpoint
CREATE TABLE "system_schedules" (
	"name" text PRIMARY KEY NOT NULL,
	"next_due_at" timestamp with time zone NOT NULL,
	"last_due_at" timestamp with time zone,
	"holder" uuid,
	"lease_expires_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "dead_letters" ADD COLUMN "alerted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("next_due_at");--> statement-breakpoint
CREATE INDEX "dead_letters_watched" ON "dead_letters" USING btree ("tenant_id","died_at") WHERE replayed_at is null and discarded_at is null and alerted_at is null;