import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import { one, run } from "@atoll/database/statements";
import { offered } from "@atoll/domain/jobs/JobCatalogue";
import * as JobDefinition from "@atoll/domain/jobs/JobDefinition";
import { JobFailed, type JobRun } from "@atoll/infra/jobs/JobHandler";
import { Effect, Schema } from "effect";
import { Life } from "./Voyage.ts";

/** The tenants whose jobs they are. */
export const tenants = [1, 2, 3].map((n) => TenantId.make(`01940000-0000-7000-8000-00000000000${n}`));

const Contents = Schema.Struct({ key: Schema.String, lane: Schema.NullOr(Schema.String), fails: Schema.Int });
type Contents = typeof Contents.Type;

/**
 * A job that leaves one mark. `lane`: those of one lane have to be delivered one at a time and in order. `fails`: how
 * many attempts fail after the mark was left, which must then not be there.
 */
export const Parcel = JobDefinition.make({
  type: "chaos/parcel/1",
  payload: Contents,
  result: Schema.Void,
  concurrencyKey: ({ lane }: Contents) => lane ?? undefined,
  // Whoever is killed while it holds a job has used up one of its attempts.
  maxAttempts: 50,
});

/** As schedules submit it. */
export const offeredParcel = offered(Parcel, Contents);

const Instant = Schema.Struct({ began: Schema.String });

export const handler = Parcel.handler(
  Effect.fnUntraced(function* ({ key, lane, fails }: Contents, { attempt }: JobRun) {
    const { sql } = yield* Database;
    const life = yield* Life;
    const { began } = yield* one(Instant)(sql`select clock_timestamp()::text as began`);
    if (lane !== null) yield* Effect.sleep("3 millis");
    yield* run(
      sql`insert into chaos_marks (key, life, began) values (${key}, ${life}, ${began}::timestamptz)`,
    );
    if (attempt <= fails) return yield* new JobFailed({ message: "not yet", retry: true });
  }),
  { transactional: true },
);
