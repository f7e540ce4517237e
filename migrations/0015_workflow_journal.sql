CREATE TABLE "workflow_executions" (
	"execution_id" text PRIMARY KEY NOT NULL,
	"workflow" text NOT NULL,
	"shard" smallint NOT NULL,
	"state" text NOT NULL,
	"tenure" bigint,
	"news" integer DEFAULT 0 NOT NULL,
	"interruption" text,
	"payload" text NOT NULL,
	"result" text,
	"awaited_by" text[],
	"started_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "workflow_executions_state" CHECK (state in ('announced', 'waiting', 'running', 'suspended', 'halted', 'completed')),
	CONSTRAINT "workflow_executions_interruption" CHECK (interruption in ('safe', 'unsafe'))
);
--> statement-breakpoint
CREATE TABLE "workflow_signals" (
	"execution_id" text NOT NULL,
	"name" text NOT NULL,
	"exit" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_signals_execution_id_name_pk" PRIMARY KEY("execution_id","name")
);
--> statement-breakpoint
CREATE TABLE "workflow_timers" (
	"execution_id" text NOT NULL,
	"name" text NOT NULL,
	"exit" text NOT NULL,
	"shard" smallint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workflow_timers_execution_id_name_pk" PRIMARY KEY("execution_id","name")
);
--> statement-breakpoint
CREATE INDEX "workflow_executions_live" ON "workflow_executions" USING btree ("shard","state","created_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "workflow_executions_finished" ON "workflow_executions" USING brin ("finished_at");--> statement-breakpoint
CREATE INDEX "workflow_timers_due" ON "workflow_timers" USING btree ("shard","due_at");