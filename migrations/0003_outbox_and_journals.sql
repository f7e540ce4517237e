CREATE TABLE "outbox" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"context" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "outbox_kind_length" CHECK (char_length(kind) between 1 and 100),
	CONSTRAINT "outbox_failure_length" CHECK (char_length(failure) between 0 and 4000)
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "effects_tenant_id_key_pk" PRIMARY KEY("tenant_id","key"),
	CONSTRAINT "effects_key_length" CHECK (char_length(key) between 1 and 300),
	CONSTRAINT "effects_kind_length" CHECK (char_length(kind) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_actor_key_pk" PRIMARY KEY("tenant_id","actor","key"),
	CONSTRAINT "idempotency_keys_actor_length" CHECK (char_length(actor) between 1 and 100),
	CONSTRAINT "idempotency_keys_key_length" CHECK (char_length(key) between 1 and 255),
	CONSTRAINT "idempotency_keys_operation_length" CHECK (char_length(operation) between 1 and 200),
	CONSTRAINT "idempotency_keys_request_digest_form" CHECK (request_digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("available_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("tenant_id","created_at");