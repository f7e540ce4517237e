CREATE TABLE "dead_letters" (
	"tenant_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"errors" jsonb NOT NULL,
	"attempts" smallint NOT NULL,
	"reason" text NOT NULL,
	"died_at" timestamp with time zone DEFAULT now() NOT NULL,
	"automatic_replays" smallint DEFAULT 0 NOT NULL,
	"replayed_at" timestamp with time zone,
	"discarded_at" timestamp with time zone,
	CONSTRAINT "dead_letters_tenant_id_job_id_pk" PRIMARY KEY("tenant_id","job_id"),
	CONSTRAINT "dead_letters_reason_known" CHECK (reason in ('exhausted', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "job_attempts" (
	"tenant_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"runner" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"error" text,
	CONSTRAINT "job_attempts_tenant_id_job_id_attempt_started_at_pk" PRIMARY KEY("tenant_id","job_id","attempt","started_at"),
	CONSTRAINT "job_attempts_outcome_known" CHECK (outcome in ('completed', 'failed', 'timedOut', 'cancelled', 'lost', 'released')),
	CONSTRAINT "job_attempts_error_length" CHECK (char_length(error) between 0 and 4000)
) PARTITION BY RANGE ("started_at");
--> statement-breakpoint
CREATE TABLE "job_rate_limits" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"full_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_rate_limits_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"priority" smallint NOT NULL,
	"shard" smallint NOT NULL,
	"lane" text,
	"payload" jsonb NOT NULL,
	"context" jsonb NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"parked" boolean DEFAULT false NOT NULL,
	"dedupe_key" text,
	"concurrency_key" text,
	"concurrency_limit" integer,
	"rate_limit" jsonb,
	"max_attempts" smallint NOT NULL,
	"timeout_ms" integer NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"tenure" bigint,
	"progress" smallint DEFAULT 0 NOT NULL,
	"progress_note" text,
	"result" jsonb,
	"failure" text,
	"cancel_requested_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "jobs_state_known" CHECK (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "jobs_priority_range" CHECK (priority between 0 and 3),
	CONSTRAINT "jobs_type_length" CHECK (char_length(type) between 1 and 100),
	CONSTRAINT "jobs_failure_length" CHECK (char_length(failure) between 0 and 4000)
);
--> statement-breakpoint
CREATE TABLE "job_types_paused" (
	"tenant_id" uuid,
	"type" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_types_paused_once" UNIQUE NULLS NOT DISTINCT("tenant_id","type")
);
--> statement-breakpoint
CREATE INDEX "jobs_ready" ON "jobs" USING btree ("priority","tenant_id","available_at","id") WHERE state = 'queued' and not parked;--> statement-breakpoint
CREATE INDEX "jobs_lane" ON "jobs" USING btree ("shard","tenant_id","lane",(attempts = 0),"id") WHERE state = 'queued' and lane is not null;--> statement-breakpoint
CREATE INDEX "jobs_parked" ON "jobs" USING btree ("type","tenant_id","id") WHERE state = 'queued' and parked and lane is null;--> statement-breakpoint
CREATE INDEX "jobs_running" ON "jobs" USING btree ("shard") WHERE state = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_dedupe" ON "jobs" USING btree ("tenant_id","type","dedupe_key") WHERE dedupe_key is not null and state in ('queued', 'running');