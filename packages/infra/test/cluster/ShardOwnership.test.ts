import { shardCount } from "@atoll/database/cluster/Shard";
import { orFenced, type Tenure } from "@atoll/database/cluster/Tenure";
import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { settle } from "@atoll/database/statements";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, it } from "@effect/vitest";
import { Context, Effect, Exit, Layer, Option, Schedule, Scope } from "effect";
import * as Cluster from "../../src/cluster/Cluster.ts";
import { ShardOwnership } from "../../src/cluster/ShardOwnership.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** What a process with one participant has heard, in order. */
const joined = Effect.fnUntraced(function* (ownership: ShardOwnership["Service"], scope: Scope.Scope) {
  const heard: Array<string> = [];
  const hear = (what: string) => (shards: ReadonlyArray<number>) =>
    Effect.sync(() => void heard.push(`${what} ${shards.length}`));
  yield* ownership
    .participate({ name: "test", gained: hear("gained"), releasing: hear("releasing"), lost: hear("lost") })
    .pipe(Scope.provide(scope));
  return heard;
});

/** What was heard, with shards counted together that came or went one part after the other, as on a busy machine. */
const together = (heard: ReadonlyArray<string>) =>
  heard
    .map((line) => line.split(" "))
    .reduce<ReadonlyArray<readonly [string, number]>>((before, [what = "", count]) => {
      const [last, sum] = before.at(-1) ?? ["", 0];
      return last === what
        ? [...before.slice(0, -1), [what, sum + Number(count)]]
        : [...before, [what, Number(count)]];
    }, [])
    .map((line) => line.join(" "));

/** A process of its own as far as PostgreSQL can tell: own pool, own locks. `stop` is what SIGTERM does. */
const startProcess = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  const scope = yield* Effect.acquireRelease(Scope.make(), (scope) => Scope.close(scope, Exit.void));
  const context = yield* Layer.buildWithScope(Layer.fresh(Cluster.layerSingle({ url: urls.system })), scope);
  const ownership = Context.get(context, ShardOwnership);
  const above = yield* Scope.fork(scope);
  const heard = yield* joined(ownership, above);
  return { ownership, heard, stop: Scope.close(scope, Exit.void) };
});

const ownsAll = (ownership: ShardOwnership["Service"]) =>
  ownership.owned.pipe(
    Effect.flatMap((shards) => (shards.length === shardCount ? ownership.tenure : Effect.succeedNone)),
    Effect.repeat({ until: Option.isSome, schedule: Schedule.spaced("20 millis") }),
    Effect.timeout("20 seconds"),
    Effect.flatMap(Effect.fromOption),
  );

const hold = (tenure: Tenure) =>
  Effect.flatMap(SystemDatabase, ({ sql }) =>
    sql`select hold_tenure(${tenure})`.pipe(orFenced(tenure), settle, Effect.asVoid),
  );

/** Ends the sessions that hold advisory locks: to their processes it looks like a cut connection. */
const cutLockSessions = Effect.flatMap(
  SystemDatabase,
  ({ sql }) =>
    sql`select pg_terminate_backend(pid) from (
    select distinct pid from pg_locks where locktype = 'advisory' and granted and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())) held`,
);

it.layer(TestDatabase.layer, { excludeTestServices: true })("ShardOwnership", (it) => {
  it.effect("hands over in order: the next owner has nobody to fence", () =>
    Effect.gen(function* () {
      const first = yield* startProcess;
      const tenure = yield* ownsAll(first.ownership);
      const second = yield* startProcess;
      assert.deepStrictEqual(yield* second.ownership.owned, []);
      assert.isTrue(Option.isNone(yield* second.ownership.tenure));
      yield* hold(tenure);
      const { isConnected } = yield* TenureRepository;
      assert.isTrue(yield* isConnected("hub:1"));
      assert.isFalse(yield* isConnected("hub:2"));
      yield* first.stop;
      assert.deepStrictEqual(first.heard, ["gained 64", "releasing 64"]);
      const next = yield* ownsAll(second.ownership);
      assert.isAbove(next, tenure);
      const { sql } = yield* SystemDatabase;
      assert.deepStrictEqual(
        yield* sql`
          select fenced_at is null as unfenced, ended_at is not null as ended
          from runner_tenures where tenure = ${tenure}`,
        [{ unfenced: true, ended: true }],
      );
    }).pipe(Effect.scoped),
  );

  it.effect("takes over from an owner whose locks are gone, and fences it", () =>
    Effect.gen(function* () {
      const first = yield* startProcess;
      const tenure = yield* ownsAll(first.ownership);
      const second = yield* startProcess;
      yield* cutLockSessions;
      const winner = yield* Effect.raceFirst(
        ownsAll(second.ownership),
        Effect.andThen(
          Effect.repeat(first.ownership.tenure, {
            until: (now) => Option.isSome(now) && now.value !== tenure,
            schedule: Schedule.spaced("20 millis"),
          }),
          ownsAll(first.ownership),
        ),
      );
      assert.isAbove(winner, tenure);
      assert.strictEqual((yield* Effect.flip(hold(tenure)))._tag, "TenureFenced");
      yield* first.ownership.fenced(tenure);
      assert.isFalse(
        (yield* first.ownership.owned).length > 0 && (yield* second.ownership.owned).length > 0,
        "nobody shares",
      );
      assert.include(first.heard, "lost 64");
    }).pipe(Effect.scoped),
  );

  it.effect("lets a fenced owner start again under a new tenure", () =>
    Effect.gen(function* () {
      const process = yield* startProcess;
      const tenure = yield* ownsAll(process.ownership);
      const { sql } = yield* SystemDatabase;
      yield* sql`update runner_tenures set fenced_at = now() where tenure = ${tenure}`;
      yield* process.ownership.fenced(tenure);
      assert.isFalse(process.ownership.isOwned(1));
      assert.isAbove(yield* ownsAll(process.ownership), tenure);
      assert.deepStrictEqual(together(process.heard), ["gained 64", "lost 64", "gained 64"]);
    }).pipe(Effect.scoped),
  );

  it.effect("owns everything at once in one process, until another does", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.Scope;
      const local = Effect.map(
        Layer.buildWithScope(Layer.fresh(ShardOwnership.layerLocal), scope),
        (context) => Context.get(context, ShardOwnership),
      );
      const first = yield* local;
      const heard = yield* joined(first, scope);
      const tenure = yield* ownsAll(first);
      const second = yield* local;
      yield* ownsAll(second);
      assert.strictEqual((yield* Effect.flip(hold(tenure)))._tag, "TenureFenced");
      yield* first.fenced(tenure);
      assert.deepStrictEqual(yield* first.owned, []);
      yield* Effect.repeat(Effect.sleep("5 millis"), { until: () => heard.length === 2 });
      assert.deepStrictEqual(heard, ["gained 64", "lost 64"]);
    }).pipe(Effect.scoped),
  );
});
