CREATE TABLE "runner_tenures" (
	"tenure" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "runner_tenures_tenure_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"runner" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fenced_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "runner_tenures_runner_length" CHECK (char_length(runner) between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "shard_tenures" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"tenure" bigint,
	CONSTRAINT "shard_tenures_shard_range" CHECK (shard between 1 and 64)
);
--> statement-breakpoint
ALTER TABLE "shard_tenures" ADD CONSTRAINT "shard_tenures_tenure_runner_tenures_tenure_fk" FOREIGN KEY ("tenure") REFERENCES "public"."runner_tenures"("tenure") ON DELETE no action ON UPDATE no action;