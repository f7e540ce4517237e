CREATE TABLE "login_throttles" (
	"kind" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"failures" integer NOT NULL,
	"last_failure_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL,
	CONSTRAINT "login_throttles_kind_key_hash_pk" PRIMARY KEY("kind","key_hash"),
	CONSTRAINT "login_throttles_kind_known" CHECK (kind in ('account', 'familiar', 'address', 'second-factor'))
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"payload" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_tokens_purpose_known" CHECK (purpose in ('verify-email', 'reset-password', 'change-email')),
	CONSTRAINT "one_time_tokens_payload_length" CHECK (char_length(payload) between 1 and 320)
);
--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_state_known";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" "bytea";--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_throttles_last_failure" ON "login_throttles" USING btree ("last_failure_at");--> statement-breakpoint
CREATE INDEX "one_time_tokens_user" ON "one_time_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expiry" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_state_known" CHECK (state in ('active', 'deactivated', 'deleted'));