import { PgClient } from "@effect/sql-pg";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Deferred, Effect, Queue, type Redacted, Schema } from "effect";
import { Reactivity } from "effect/reactivity";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { Site } from "../../src/demo/islands.ts";
import { type Moment, type State, states } from "./Faults.ts";

/** Tells the class of the gates' locks from everybody else's. */
const gateClass = 770_077;

/** Every state has one; `answering` is where the answer to a request with a key is stored. */
const gates = [...states, "answering"] as const;
export type Gate = State | "answering";

/**
 * Triggers in the database of the test alone: they tell what was committed, and let nobody out of a state whose gate is
 * closed. The product does not know of them.
 */
const triggers = [
  `create function tell_moment() returns trigger language plpgsql as $$
  declare
    after jsonb := to_jsonb(new);
    before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
    analysis text := coalesce(after->>'analysis_id', after->>'id');
    said text := case tg_table_name
      when 'analyses' then 'state:' || (after->>'state')
      when 'runs' then 'run:' || (after->>'node_id') || ':' || (after->>'state')
      when 'analysis_nodes' then 'consent:' || (after->>'node_id')
      when 'messages' then 'message:' || (after->>'id')
      when 'analysis_files' then case after->>'bucket' when 'RESULT' then 'result' end
    end;
  begin
    if said is not null and (tg_op = 'INSERT'
      or (after->>'state', after->>'consent') is distinct from (before->>'state', before->>'consent')) then
      perform pg_notify('moments', analysis || ' ' || said);
    end if;
    return null;
  end $$`,
  `create function wait_at_gate() returns trigger language plpgsql as $$
  declare
    gate text := coalesce(to_jsonb(old)->>'state', 'answering');
  begin
    if to_jsonb(new)->>'state' is distinct from gate then
      perform pg_advisory_xact_lock_shared(${gateClass}, array_position(array['${gates.join("','")}'], gate));
    end if;
    return new;
  end $$`,
  ...["analyses", "runs", "analysis_nodes"].map(
    (table) => `create trigger a_moment after update on ${table} for each row execute function tell_moment()`,
  ),
  ...["messages", "analysis_files"].map(
    (table) => `create trigger a_moment after insert on ${table} for each row execute function tell_moment()`,
  ),
  ...["analyses", "idempotency_keys"].map(
    (table) => `create trigger a_gate before update on ${table} for each row execute function wait_at_gate()`,
  ),
];

const Waiting = Schema.Array(Schema.Struct({ pid: Schema.Int }));
const waiting = Schema.decodeUnknownEffect(Waiting);

/** What can be seen of an analysis from its database, and held there. */
export interface Moments {
  /** Ends once the moment has come. */
  readonly come: (analysisId: AnalysisId, moment: Moment) => Effect.Effect<void>;
  /** Until it is opened nobody leaves the state, or stores an answer. */
  readonly close: (gate: Gate) => Effect.Effect<void>;
  readonly open: (gate: Gate) => Effect.Effect<void>;
  /** Ends once somebody stands at the closed gate. */
  readonly someoneAt: (gate: Gate) => Effect.Effect<void>;
}

/** Connects as superuser; the migrations have been applied, and everything lasts as long as the scope. */
export const make = Effect.fnUntraced(function* (
  url: Redacted.Redacted,
  siteOf: (nodeId: NodeId | string) => Site | undefined,
) {
  // Session locks belong to one connection, and an idle one would be closed after a minute.
  const connect = (maxConnections: number) => PgClient.make({ url, maxConnections, idleTimeout: "1 hour" });
  const locks = yield* connect(1);
  const sql = yield* connect(2);
  for (const statement of triggers) yield* sql.unsafe(statement);

  const seen = new Map<string, Deferred.Deferred<void>>();
  const messages = new Map<string, number>();
  const momentOf = (analysisId: string, said: string): string => {
    if (said.startsWith("message:")) {
      const count = (messages.get(analysisId) ?? 0) + 1;
      messages.set(analysisId, count);
      return `message:${count}`;
    }
    const [kind, node = "", ...rest] = said.split(":");
    return kind === "run" || kind === "consent" ? [kind, siteOf(node) ?? node, ...rest].join(":") : said;
  };
  const latch = (key: string) => {
    const known = seen.get(key) ?? Deferred.makeUnsafe<void>();
    seen.set(key, known);
    return known;
  };
  const told = yield* sql.listen("moments");
  yield* Queue.take(told).pipe(
    Effect.flatMap(({ payload }) => {
      const [analysisId = "", said = ""] = payload.split(" ");
      return Deferred.succeed(latch(`${analysisId} ${momentOf(analysisId, said)}`), undefined);
    }),
    Effect.forever,
    Effect.forkScoped,
  );

  const lock = (gate: Gate) => gates.indexOf(gate) + 1;
  const stands = (gate: Gate) =>
    sql`select pid from pg_locks
        where locktype = 'advisory' and classid = ${gateClass} and objid = ${lock(gate)} and not granted`.pipe(
      Effect.flatMap(waiting),
      Effect.map((rows) => rows.length > 0),
      Effect.orDie,
    );
  return {
    come: (analysisId, moment) => Deferred.await(latch(`${analysisId} ${moment}`)),
    close: (gate) =>
      Effect.orDie(Effect.asVoid(locks`select pg_advisory_lock(${gateClass}::int, ${lock(gate)}::int)`)),
    open: (gate) =>
      Effect.orDie(Effect.asVoid(locks`select pg_advisory_unlock(${gateClass}::int, ${lock(gate)}::int)`)),
    someoneAt: (gate) =>
      stands(gate).pipe(
        Effect.tap((isThere) => (isThere ? Effect.void : ProcessTable.pause(3))),
        Effect.repeat({ until: (isThere) => isThere }),
        Effect.asVoid,
      ),
  } satisfies Moments;
}, Effect.provide(Reactivity.layer));
