import type { PgClient } from "@effect/sql-pg";
import { Effect, Schema } from "effect";
import { orFenced, type Tenure } from "../cluster/Tenure.ts";
import { one } from "../statements.ts";

const Recorded = Schema.Struct({ recorded: Schema.Boolean });

/**
 * Writes a step's result in the open transaction of its effect. False when the journal has the step already: then the
 * transaction has to be rolled back.
 */
export const recordWorkflowStep = (
  sql: PgClient.PgClient,
  step: {
    readonly tenure: Tenure;
    readonly executionId: string;
    readonly startedOn: string;
    readonly name: string;
    readonly attempt: number;
    readonly exit: string;
  },
) =>
  Effect.map(
    one(Recorded)(
      sql`
        select record_workflow_step(${step.tenure}, ${step.executionId}, ${step.name}, ${step.attempt},
          ${step.startedOn}::text::date, ${step.exit}) as recorded`.pipe(orFenced(step.tenure)),
    ),
    ({ recorded }) => recorded,
  );
