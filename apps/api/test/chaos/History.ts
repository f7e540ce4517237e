import { all, one } from "@atoll/database/statements";
import { Effect, Schema } from "effect";
import { type Fault, sayFault } from "./Faults.ts";
import type { Departure } from "./Load.ts";
import type { Receipts } from "./ParcelLoad.ts";
import { marksOfVoyage, Voyage } from "./Voyage.ts";
import type { World } from "./World.ts";

const Count = Schema.Struct({ count: Schema.Int });
const Key = Schema.Struct({ key: Schema.String });
const Doubled = Schema.Struct({ key: Schema.String, count: Schema.Int, lives: Schema.String });
const Nap = Schema.Struct({ executionId: Schema.String, millis: Schema.Number });
const State = Schema.Struct({ state: Schema.String, count: Schema.Int });
const Line = Schema.Struct({ line: Schema.String });

/** Something that must never happen, with the key of what it happened to. */
export interface Violation {
  readonly what: string;
  readonly key: string;
}

/** Every mark that has to be there when all is over. */
export const expectedMarks = (voyages: ReadonlyArray<Departure>) =>
  Effect.map(
    Effect.forEach(voyages, ({ payload }) => marksOfVoyage(payload)),
    (marks) => new Set(marks.flat()),
  );

export const marksLeft = ({ sql }: World) =>
  Effect.map(
    one(Count)(sql`select count(distinct key)::int as count from chaos_marks where key !~ '^(parcel|tick) '`),
    ({ count }) => count,
  );

/** What the marks and the tables show that must not be. */
export const violations = Effect.fnUntraced(function* (
  { sql }: World,
  voyages: ReadonlyArray<Departure>,
  expected: ReadonlySet<string>,
) {
  const left = new Set(
    (yield* all(Key)(sql`select distinct key from chaos_marks where key !~ '^(parcel|tick) '`)).map(
      ({ key }) => key,
    ),
  );
  const doubled = yield* all(Doubled)(sql`
    select key, count(*)::int as count, string_agg(life, ', ' order by id) as lives
    from chaos_marks where key !~ '^(parcel|tick) ' group by key having count(*) > 1`);
  const naps = yield* all(Nap)(sql`
    select split_part(b.key, '/', 1) as execution_id,
      (extract(epoch from (min(a.at) - min(b.at))) * 1000)::double precision as millis
    from chaos_marks b join chaos_marks a on a.key = split_part(b.key, '/', 1) || '/after sleep'
    where b.key like '%/before sleep' group by b.key`);
  const sleeps = new Map(
    yield* Effect.forEach(voyages, ({ payload }) =>
      Effect.map(Voyage.executionId(payload), (id) => [id, payload.sleeps] as const),
    ),
  );
  const early = naps.filter(({ executionId, millis }) => millis < (sleeps.get(executionId) ?? 0));
  const twice = yield* all(Key)(sql`
    select execution_id || '/' || name as key from workflow_steps
    group by execution_id, name, attempt having count(*) > 1`);
  const late = naps
    .map(({ executionId, millis }) => millis - (sleeps.get(executionId) ?? 0))
    .toSorted((a, b) => a - b);
  const found: ReadonlyArray<Violation> = [
    ...[...expected].filter((key) => !left.has(key)).map((key) => ({ what: "lost", key })),
    ...[...left].filter((key) => !expected.has(key)).map((key) => ({ what: "never asked for", key })),
    ...doubled.map(({ key, count, lives }) => ({ what: `done ${count} times, by lives ${lives}`, key })),
    ...early.map(({ executionId, millis }) => ({
      what: `a sleep of ${sleeps.get(executionId)} ms was over after ${millis.toFixed(1)} ms of the server's time`,
      key: executionId,
    })),
    ...twice.map(({ key }) => ({ what: "a step is in the journal twice", key })),
  ];
  return { found, late };
});

const Tenures = Schema.Struct({ all: Schema.Int, fenced: Schema.Int, ended: Schema.Int });

/** How often somebody took shards, and was found to be gone or too late. */
export const sayTenures = ({ sql }: World) =>
  Effect.map(
    one(Tenures)(sql`
      select count(*)::int as all, count(fenced_at)::int as fenced, count(ended_at)::int as ended
      from runner_tenures`),
    ({ all: count, fenced, ended }) =>
      `tenures: ${count}, of which fenced ${fenced}, ended in order ${ended}`,
  );

const Delivered = Schema.Struct({
  key: Schema.String,
  life: Schema.String,
  began: Schema.Number,
  at: Schema.Number,
});

/** What the jobs' marks show that must not be. */
export const parcelViolations = Effect.fnUntraced(function* ({ sql }: World, receipts: Receipts) {
  const delivered = yield* all(Delivered)(sql`
    select key, life, (extract(epoch from began) * 1000)::double precision as began,
      (extract(epoch from at) * 1000)::double precision as at
    from chaos_marks where key like 'parcel %' order by id`);
  const byKey = Map.groupBy(delivered, ({ key }) => key);
  const lanes = Map.groupBy(
    receipts.acknowledged.filter(({ lane }) => lane !== null),
    ({ lane }) => lane,
  );
  const outOfOrder = [...lanes.values()].flatMap((inOrder) =>
    inOrder.slice(1).flatMap(({ key }, n): ReadonlyArray<Violation> => {
      const earlier = byKey.get(inOrder[n]?.key ?? "")?.[0];
      const later = byKey.get(key)?.[0];
      return earlier !== undefined && later !== undefined && later.began < earlier.at
        ? [
            {
              what: `begun ${(earlier.at - later.began).toFixed(1)} ms before the end of ${earlier.key}`,
              key,
            },
          ]
        : [];
    }),
  );
  const found: ReadonlyArray<Violation> = [
    ...receipts.acknowledged.filter(({ key }) => !byKey.has(key)).map(({ key }) => ({ what: "lost", key })),
    ...[...byKey].flatMap(([key, marks]) => [
      ...(marks.length > 1
        ? [{ what: `done ${marks.length} times, by lives ${marks.map(({ life }) => life)}`, key }]
        : []),
      ...(receipts.attempted.has(key) ? [] : [{ what: "never asked for", key }]),
    ]),
    ...outOfOrder,
  ];
  return found;
});

/** When a fault was over, in milliseconds of this machine's clock. */
export interface Over {
  readonly at: number;
  readonly fault: Fault;
}

const Gap = Schema.Struct({ seconds: Schema.NullOr(Schema.Number) });

/** How long after the end of each fault that hits all runners the first step was done, and the longest time without any. */
export const sayReturns = Effect.fnUntraced(function* ({ sql }: World, overs: ReadonlyArray<Over>) {
  const forAll = overs.filter(({ fault: { _tag } }) => _tag === "Database" || _tag === "Cut");
  const returns = yield* Effect.forEach(forAll, ({ at, fault }) =>
    Effect.map(
      one(Gap)(sql`
        select (extract(epoch from min(at)) - ${at / 1_000}::double precision)::double precision as seconds
        from chaos_marks where at > to_timestamp(${at / 1_000}::double precision)`),
      ({ seconds }) =>
        `${sayFault(fault).trim()}: first step ${seconds?.toFixed(2) ?? "never"} s after its end`,
    ),
  );
  const { seconds } = yield* one(Gap)(sql`
    select max(extract(epoch from gap))::double precision as seconds
    from (select at - lag(at) over (order by at) as gap from chaos_marks) gaps`);
  return [...returns, `longest time without a step: ${seconds?.toFixed(2) ?? "-"} s`];
});

/** States of executions and jobs that are not over; a job that failed was given up by the engine, and counts too. */
export const unfinished = ({ sql }: World) =>
  all(State)(sql`
    select 'workflows ' || state as state, count(*)::int as count
    from workflow_executions where state <> 'completed' group by state
    union all
    select 'jobs ' || state, count(*)::int from jobs where state <> 'completed' group by state`);

/** All that is known of an execution, in the order in which it happened. */
export const historyOf = Effect.fnUntraced(function* ({ sql }: World, key: string) {
  const [executionId = key] = key.startsWith("parcel ") ? [key] : key.split("/");
  const lines = yield* all(Line)(sql`
    select to_char(at, 'HH24:MI:SS.US') || ' mark ' || key || ' by life ' || life as line
    from chaos_marks where key like ${`${executionId}%`}
    union all
    select 'execution ' || e::text from workflow_executions e
    where execution_id = ${executionId} or ${executionId} = any(awaited_by)
    union all
    select 'step ' || s::text from workflow_steps s
    where execution_id = ${executionId}
      or execution_id in (select execution_id from workflow_executions where ${executionId} = any(awaited_by))
    union all
    select 'timer ' || t::text from workflow_timers t where execution_id = ${executionId}
    union all
    select 'job ' || j::text from jobs j where payload->>'key' = ${key}
    union all
    select 'attempt ' || a::text from job_attempts a join jobs j on a.tenant_id = j.tenant_id and a.job_id = j.id
    where payload->>'key' = ${key}
    union all
    select 'tenure ' || t::text from (select * from runner_tenures order by tenure desc limit 12) t`);
  return lines.map(({ line }) => line);
});
