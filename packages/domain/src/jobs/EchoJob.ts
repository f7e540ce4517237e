import { Text } from "@atoll/contract/Text";
import { JobFailed, JobRejected } from "@atoll/infra/jobs/JobHandler";
import { Effect, Schema } from "effect";
import * as JobCatalogue from "./JobCatalogue.ts";
import * as JobDefinition from "./JobDefinition.ts";

const Payload = Schema.Struct({
  text: Text({ max: 1_000 }),
  /** How long it takes. */
  seconds: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 60 }))),
  /** `failed` fails each attempt, `rejected` the first and last one. */
  outcome: Schema.optionalKey(Schema.Literals(["completed", "failed", "rejected"])),
});

/** Says what it was told: shows that jobs are carried out, how progress looks, and where failures go. */
export const EchoJob = JobDefinition.make({
  type: "echo/1",
  payload: Payload,
  result: Schema.Struct({ text: Schema.String }),
  priority: "low",
});

const steps = 20;

export const echoHandler = EchoJob.handler(
  Effect.fnUntraced(function* ({ text, seconds = 0, outcome = "completed" }, { progress }) {
    for (let step = 1; step <= steps && seconds > 0; step++) {
      yield* Effect.sleep(`${(seconds * 1_000) / steps} millis`);
      yield* progress((step * 100) / steps, `Step ${step} of ${steps}`);
    }
    if (outcome === "rejected") return yield* new JobRejected({ message: "It was told to be rejected." });
    if (outcome === "failed") return yield* new JobFailed({ message: "It was told to fail.", retry: true });
    return { text };
  }),
);

export const echo = JobCatalogue.offered(EchoJob, Payload);
