CREATE TABLE "workflow_steps" (
	"execution_id" text NOT NULL,
	"name" text NOT NULL,
	"attempt" integer NOT NULL,
	"started_on" date NOT NULL,
	"exit" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_steps_execution_id_name_attempt_started_on_pk" PRIMARY KEY("execution_id","name","attempt","started_on")
) PARTITION BY RANGE ("started_on");
