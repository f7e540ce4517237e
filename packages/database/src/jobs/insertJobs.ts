import type { PgClient, PgTypes } from "@effect/sql-pg";
import { PgTypes as Types } from "@effect/sql-pg";
import { Effect, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, run } from "../statements.ts";
import { orFenced, type Tenure, type TenureFenced } from "../cluster/Tenure.ts";
import { integers, jsonbs, smallints, texts, uuids } from "../arrayParameters.ts";
import { type NewJob, placeOf, priorityNumber } from "./NewJob.ts";

const ids = all(Schema.Struct({ id: Schema.String }));

interface Kind {
  readonly name: string;
  readonly array: (values: ReadonlyArray<unknown>) => PgTypes.Parameter;
  readonly scalar: (value: unknown) => unknown;
}

const same = (value: unknown): unknown => value;
const uuid: Kind = { name: "uuid", array: uuids, scalar: same };
const text: Kind = { name: "text", array: texts, scalar: same };
const smallint: Kind = { name: "smallint", array: smallints, scalar: same };
const integer: Kind = { name: "integer", array: integers, scalar: same };
const json: Kind = {
  name: "jsonb",
  array: jsonbs,
  scalar: (value) => (value === null ? null : Types.jsonb(value)),
};

type Row = NewJob & ReturnType<typeof placeOf>;

/**
 * Each column with its value; `id` and `payload` are always arrays, the others only where the jobs differ.
 */
const columns: ReadonlyArray<readonly [string, Kind, (row: Row) => unknown]> = [
  ["tenant_id", uuid, (row) => row.tenantId],
  ["type", text, (row) => row.type],
  ["priority", smallint, (row) => priorityNumber(row.priority)],
  ["shard", smallint, (row) => row.shard],
  ["lane", text, (row) => row.lane],
  ["context", json, (row) => row.context],
  ["delay_ms", integer, (row) => row.delayMs],
  ["dedupe_key", text, (row) => row.dedupeKey],
  ["concurrency_key", text, (row) => row.concurrencyKey],
  ["concurrency_limit", integer, (row) => row.concurrencyLimit],
  ["rate_limit", json, (row) => row.rateLimit],
  ["max_attempts", smallint, (row) => row.maxAttempts],
  ["timeout_ms", integer, (row) => row.timeoutMs],
];

/** Columns that keep their default when no job has a value for them. */
const optional = new Set([
  "lane",
  "delay_ms",
  "dedupe_key",
  "concurrency_key",
  "concurrency_limit",
  "rate_limit",
]);

/** Jobs that their runner takes at once: they are running from the beginning, in their first attempt. */
export interface Claim {
  readonly tenure: Tenure;
  readonly ids: ReadonlySet<string>;
}

/**
 * Inserts any number of jobs in one statement and answers with the ids of those that are new: one whose
 * dedupe key is taken is left out. Tells the runners of other processes about `shards`, after the commit.
 */
export const insertJobs = (
  sql: PgClient.PgClient,
  jobs: ReadonlyArray<NewJob>,
  shards: ReadonlyArray<number>,
): Effect.Effect<ReadonlySet<string>, DatabaseUnavailable> =>
  Effect.catchTag(insertClaimed(sql, jobs, shards, undefined), "TenureFenced", Effect.die);

/** The same, with some of them running from the beginning. */
export const insertClaimed = (
  sql: PgClient.PgClient,
  jobs: ReadonlyArray<NewJob>,
  shards: ReadonlyArray<number>,
  claim: Claim | undefined,
): Effect.Effect<ReadonlySet<string>, DatabaseUnavailable | TenureFenced> => {
  const rows = jobs.map((job): Row => ({ ...job, ...placeOf(job) }));
  const parameters: Array<unknown> = [];
  const arrays: Array<string> = [];
  const names: Array<string> = [];
  const targets: Array<string> = [];
  const values: Array<string> = [];
  const unnested = (name: string, kind: Kind, column: ReadonlyArray<unknown>) => {
    parameters.push(kind.array(column));
    arrays.push(`$${parameters.length}::${kind.name}[]`);
    names.push(name);
    return `job.${name}`;
  };
  const put = (name: string, value: string) => {
    targets.push(name === "delay_ms" ? "available_at" : name);
    values.push(name === "delay_ms" ? `now() + ${value} * interval '1 millisecond'` : value);
  };
  put(
    "id",
    unnested(
      "id",
      uuid,
      rows.map(({ id }) => id),
    ),
  );
  put(
    "payload",
    unnested(
      "payload",
      json,
      rows.map(({ payload }) => payload),
    ),
  );
  for (const [name, kind, of] of columns) {
    const column = rows.map(of);
    const first = column[0];
    if (column.some((value) => value !== first)) put(name, unnested(name, kind, column));
    else if (!optional.has(name) || (first !== null && first !== 0)) {
      parameters.push(kind.scalar(first));
      put(name, `$${parameters.length}::${kind.name}`);
    }
  }
  let holding = "";
  if (claim !== undefined) {
    const claimed = unnested(
      "claimed",
      smallint,
      rows.map(({ id }) => (claim.ids.has(id) ? 1 : 0)),
    );
    parameters.push(claim.tenure);
    const tenure = `$${parameters.length}::bigint`;
    holding = ` cross join hold_tenure(${tenure}) as held`;
    put("state", `case ${claimed} when 1 then 'running' else 'queued' end`);
    put("attempts", claimed);
    put("tenure", `case ${claimed} when 1 then ${tenure} end`);
    put("started_at", `case ${claimed} when 1 then clock_timestamp() end`);
  }
  // Without dedupe keys every job is new: nothing has to come back.
  const mayConflict = rows.some(({ dedupeKey }) => dedupeKey !== null);
  const insertion = `insert into jobs (${targets.join(", ")})
    select ${values.join(", ")} from unnest(${arrays.join(", ")}) as job (${names.join(", ")})${holding}`;
  if (shards.length > 0) parameters.push(shards.join(","));
  const told =
    shards.length === 0 ? "" : `(select pg_notify('atoll_jobs', $${parameters.length}))::text as told`;
  const statement = (text: string) => {
    const sent = sql.unsafe(text, parameters);
    return claim === undefined ? sent : orFenced(claim.tenure)(sent);
  };
  if (!mayConflict) {
    return Effect.as(
      run(statement(told === "" ? insertion : `with added as (${insertion}) select ${told}`)),
      new Set<string>(jobs.map(({ id }) => id)),
    );
  }
  const added = `${insertion} on conflict do nothing returning id`;
  return Effect.map(
    ids(statement(`with added as (${added}) select id${told === "" ? "" : `, ${told}`} from added`)),
    (found) => new Set<string>(found.map(({ id }) => id)),
  );
};
