import { assert, describe, it, layer } from "@effect/vitest";
import { JobId } from "@atoll/contract/jobs/Job";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Option, Schema } from "effect";
import { DeadLetterRepository } from "../../src/jobs/DeadLetterRepository.ts";
import { DeadLetterWatch } from "../../src/jobs/DeadLetterWatch.ts";
import { fresh, type Organisation, organisation } from "../support/islands.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

interface Death {
  readonly reason?: "exhausted" | "rejected";
  readonly type?: string;
  readonly dedupeKey?: string;
  readonly state?: string;
}

/** A job that failed for good, as a runner leaves it. */
const die = Effect.fnUntraced(function* ({ tenantId }: Organisation, death: Death = {}) {
  const { reason = "exhausted", type = "echo/1", dedupeKey = null, state = "failed" } = death;
  const sql = yield* connectAs("superuser");
  const id = fresh(JobId);
  yield* sql`
    insert into jobs (tenant_id, id, type, state, priority, shard, payload, context, dedupe_key, max_attempts,
      timeout_ms, attempts, failure)
    values (${tenantId}, ${id}, ${type}, ${state}, 2, 7, '{}', '{}', ${dedupeKey}, 5, 1000, 5, 'It broke.')`;
  if (state === "failed") {
    const errors = [
      { attempt: 5, endedAt: "2026-01-01T00:00:00.000Z", outcome: "failed", error: "It broke." },
    ];
    yield* sql`
      insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason)
      values (${tenantId}, ${id}, ${type}, '{}', ${sql.json(errors)}, 5, ${reason})`;
  }
  return id;
}, Effect.scoped);

/** As its runner leaves it when it failed again. */
const dieAgain = Effect.fnUntraced(function* ({ tenantId }: Organisation, id: JobId) {
  const sql = yield* connectAs("superuser");
  yield* sql`update jobs set state = 'failed', attempts = 5 where tenant_id = ${tenantId} and id = ${id}`;
  yield* sql`
    update dead_letters set replayed_at = null, died_at = now()
    where tenant_id = ${tenantId} and job_id = ${id}`;
}, Effect.scoped);

const Queued = Schema.Array(Schema.Struct({ id: Schema.String, attempts: Schema.Int }));

const queuedOf = Effect.fnUntraced(function* ({ tenantId }: Organisation) {
  const sql = yield* connectAs("superuser");
  return yield* Schema.decodeUnknownEffect(Queued)(
    yield* sql`select id, attempts from jobs where tenant_id = ${tenantId} and state = 'queued' order by id`,
  );
}, Effect.scoped);

const limits = { perTenant: 50, perJob: 3 };
const signal = () => ({ kind: "deadLetterAlert", payload: {} });

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("dead letters", (it) => {
    it.effect("are listed by what became of them, and replayed or discarded once", () =>
      Effect.gen(function* () {
        const letters = yield* DeadLetterRepository;
        const ana = yield* organisation("Ana");
        const stranger = yield* organisation("Stranger");
        const [first, second, third] = [yield* die(ana), yield* die(ana), yield* die(ana, { type: "other" })];
        const ids = (query: Parameters<typeof letters.list>[0]) =>
          Effect.map(ana.as(letters.list(query, {})), ({ items }) => items.map(({ jobId }) => jobId));
        assert.deepStrictEqual(yield* ids({}), [third, second, first]);
        assert.deepStrictEqual(yield* ids({ type: "other" }), [third]);

        assert.isTrue(Option.isSome(yield* ana.as(letters.replay(first))));
        assert.isTrue(Option.isNone(yield* ana.as(letters.replay(first))));
        assert.isTrue(Option.isNone(yield* ana.as(letters.discard(first))));
        assert.isTrue(Option.isSome(yield* ana.as(letters.discard(second))));
        assert.isTrue(Option.isNone(yield* ana.as(letters.replay(second))));
        assert.isTrue(Option.isNone(yield* stranger.as(letters.replay(third))));
        assert.isTrue(Option.isNone(yield* stranger.as(letters.discard(third))));
        assert.deepStrictEqual(yield* ids({ state: "open" }), [third]);
        assert.deepStrictEqual(yield* ids({ state: "replayed" }), [first]);
        assert.deepStrictEqual(yield* ids({ state: "discarded" }), [second]);
        assert.deepStrictEqual(yield* queuedOf(ana), [{ id: first, attempts: 0 }]);
      }),
    );

    it.effect("are replayed by a filter, up to a limit, each by one of two callers", () =>
      Effect.gen(function* () {
        const letters = yield* DeadLetterRepository;
        const ana = yield* organisation("Ana");
        for (let count = 0; count < 12; count++) yield* die(ana);
        yield* die(ana, { type: "other" });
        const replay = ana.as(letters.replayMany({ type: "echo/1" }, 5));
        const [one, two] = yield* Effect.all([replay, replay], { concurrency: 2 });
        const both = [...one, ...two].map(({ id }) => id);
        assert.strictEqual(new Set(both).size, both.length);
        assert.isAtMost(both.length, 10);
        yield* replay;
        yield* replay;
        yield* replay;
        assert.lengthOf(yield* queuedOf(ana), 12);
      }),
    );

    it.effect("come back only as the newest with their dedupe key, and not beside a live job", () =>
      Effect.gen(function* () {
        const letters = yield* DeadLetterRepository;
        const ana = yield* organisation("Ana");
        const older = yield* die(ana, { dedupeKey: "k" });
        const newer = yield* die(ana, { dedupeKey: "k" });
        const held = yield* die(ana, { dedupeKey: "h" });
        yield* die(ana, { dedupeKey: "h", state: "queued" });
        const replayed = yield* ana.as(letters.replayMany({}, 100));
        assert.deepStrictEqual(
          replayed.map(({ id }) => id),
          [newer],
        );
        assert.isTrue(Option.isNone(yield* ana.as(letters.replay(older))));
        assert.isTrue(Option.isNone(yield* ana.as(letters.replay(held))));
      }),
    );

    it.effect("are watched: three automatic replays, then one alert, and none for what was rejected", () =>
      Effect.gen(function* () {
        const watch = yield* DeadLetterWatch;
        const letters = yield* DeadLetterRepository;
        const ana = yield* organisation("Ana");
        const bob = yield* organisation("Bob");
        const mine = (found: ReadonlyArray<{ readonly tenantId: string; readonly jobId: string }>) =>
          found.filter(({ tenantId }) => tenantId === ana.tenantId || tenantId === bob.tenantId);
        const exhausted = yield* die(ana);
        const rejected = yield* die(bob, { reason: "rejected" });
        for (let round = 1; round <= 3; round++) {
          const replayed = yield* watch.replay(limits);
          assert.includeMembers(
            replayed.map(({ id }) => id),
            [exhausted],
          );
          assert.notInclude(
            replayed.map(({ id }) => id),
            rejected,
          );
          const alerted = mine(yield* watch.alert({ perJob: 3, limit: 100 }, signal));
          assert.deepStrictEqual(
            alerted.map(({ jobId }) => jobId),
            round === 1 ? [rejected] : [],
          );
          yield* dieAgain(ana, exhausted);
        }
        assert.deepStrictEqual(yield* watch.replay(limits), []);
        const told = mine(yield* watch.alert({ perJob: 3, limit: 100 }, signal));
        assert.deepStrictEqual(
          told.map(({ jobId }) => jobId),
          [exhausted],
        );
        assert.deepStrictEqual(mine(yield* watch.alert({ perJob: 3, limit: 100 }, signal)), []);
        // A person may still try, and what dies again then is told again.
        assert.isTrue(Option.isSome(yield* ana.as(letters.replay(exhausted))));
        yield* dieAgain(ana, exhausted);
        assert.lengthOf(mine(yield* watch.alert({ perJob: 3, limit: 100 }, signal)), 1);
      }),
    );

    it.effect("of one tenant do not crowd out another's in a round", () =>
      Effect.gen(function* () {
        const watch = yield* DeadLetterWatch;
        const ana = yield* organisation("Ana");
        const bob = yield* organisation("Bob");
        for (let count = 0; count < 4; count++) yield* die(ana);
        yield* die(bob);
        yield* watch.replay({ perTenant: 2, perJob: 3 });
        assert.lengthOf(yield* queuedOf(ana), 2);
        assert.lengthOf(yield* queuedOf(bob), 1);
      }),
    );
  });
});
