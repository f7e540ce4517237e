import { all, run } from "@atoll/database/statements";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, Schedule, Schema } from "effect";
import type { Violation } from "./History.ts";
import { Parcel, tenants } from "./Parcel.ts";
import type { World } from "./World.ts";

/** So many schedules are due at one moment. */
const atOnce = 25;
/** They become known so long before. */
const lead = 1_000;

const keyOf = (moment: number, n: number) => `tick ${moment}/${n}`;

/** Makes schedules that are due together, once, and ends at that moment. Waits for a database that is away. */
export const becomeDue = Effect.fnUntraced(function* ({ sql }: World, moment: number) {
  let started = performance.now();
  const insert = run(sql`
    insert into schedules
      (tenant_id, id, name, type, payload, cron, time_zone, catch_up, next_due_at, created_by)
    select ${tenants[0] ?? ""}::uuid, overlay(gen_random_uuid()::text placing '7' from 15)::uuid, key, ${Parcel.type},
      json_build_object('key', key, 'lane', null, 'fails', 0), '0 0 1 1 *', 'UTC', 'one',
      date_trunc('milliseconds', clock_timestamp()) + ${lead} * interval '1 millisecond',
      overlay(gen_random_uuid()::text placing '7' from 15)::uuid
    from (select ${`tick ${moment}/`} || n as key from generate_series(0, ${atOnce - 1}) n) as keys
    on conflict do nothing`);
  yield* Effect.suspend(() => {
    started = performance.now();
    return insert;
  }).pipe(Effect.retry({ schedule: Schedule.spaced("100 millis"), times: 300 }));
  yield* ProcessTable.pause(Math.max(0, started + lead - performance.now()));
});

const Fired = Schema.Struct({ key: Schema.String, jobs: Schema.Int, marks: Schema.Int });

/** A due time is one job, and its job was carried out once. */
export const tickViolations = Effect.fnUntraced(function* ({ sql }: World, moments: ReadonlyArray<number>) {
  const fired = yield* all(Fired)(sql`
    select name as key,
      (select count(*)::int from jobs where payload->>'key' = s.name) as jobs,
      (select count(*)::int from chaos_marks where key = s.name) as marks
    from schedules s`);
  const known = new Map(fired.map((each) => [each.key, each]));
  return moments.flatMap((moment) =>
    Array.from({ length: atOnce }, (_, n) => keyOf(moment, n)).flatMap((key): ReadonlyArray<Violation> => {
      const { jobs, marks } = known.get(key) ?? { jobs: 0, marks: 0 };
      return [
        ...(jobs === 1 ? [] : [{ what: `a due time became ${jobs} jobs`, key }]),
        ...(marks === 1 ? [] : [{ what: `the job of a due time was done ${marks} times`, key }]),
      ];
    }),
  );
});
