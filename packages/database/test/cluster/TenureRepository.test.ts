import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Deferred, Effect, Fiber } from "effect";
import { type Tenure, orFenced } from "../../src/cluster/Tenure.ts";
import { TenureRepository } from "../../src/cluster/TenureRepository.ts";
import { SystemDatabase } from "../../src/SystemDatabase.ts";
import { settle } from "../../src/statements.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** Takes shards as their lock's holder does: reads who has them, then compares. */
const take = Effect.fnUntraced(function* (mine: Tenure, shards: ReadonlyArray<number>) {
  const tenures = yield* TenureRepository;
  return yield* tenures.take(mine, yield* tenures.holders(shards));
});

const hold = (tenure: Tenure) =>
  Effect.flatMap(SystemDatabase, ({ sql }) =>
    sql`select hold_tenure(${tenure})`.pipe(orFenced(tenure), settle, Effect.asVoid),
  );

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server), { excludeTestServices: true })("tenures", (it) => {
    it.effect("pass on in order without anybody being fenced", () =>
      Effect.gen(function* () {
        const tenures = yield* TenureRepository;
        const first = yield* tenures.begin("first");
        const second = yield* tenures.begin("second");
        assert.isAbove(second, first);
        assert.sameMembers([...(yield* take(first, [1, 2, 3]))], [1, 2, 3]);
        yield* tenures.handOver(first, [1, 2]);
        assert.sameMembers([...(yield* take(second, [1, 2]))], [1, 2]);
        yield* hold(first);
        yield* tenures.end(first);
        yield* hold(first);
        yield* tenures.handOver(first, [3]);
        yield* tenures.end(first);
        assert.strictEqual((yield* Effect.flip(hold(first)))._tag, "TenureFenced");
        assert.isFalse(yield* tenures.heartbeat(first));
      }),
    );

    it.effect("fence a holder that did not hand over, after its statements under way", () =>
      Effect.gen(function* () {
        const tenures = yield* TenureRepository;
        const { transaction } = yield* SystemDatabase;
        const [old, next] = [yield* tenures.begin("old"), yield* tenures.begin("next")];
        yield* take(old, [10, 11]);
        const writing = yield* Deferred.make<void>();
        const done = yield* Deferred.make<void>();
        const writer = yield* transaction(
          hold(old).pipe(
            Effect.andThen(Deferred.succeed(writing, undefined)),
            Effect.andThen(Deferred.await(done)),
          ),
        ).pipe(Effect.forkChild);
        yield* Deferred.await(writing);
        const taking = yield* Effect.forkChild(take(next, [10]));
        yield* Effect.eventually(Effect.flip(hold(old)));
        assert.isUndefined(taking.pollUnsafe(), "it waits for the transaction that began before");
        yield* Deferred.succeed(done, undefined);
        yield* Fiber.join(writer);
        assert.deepStrictEqual([...(yield* Fiber.join(taking))], [10]);
        assert.strictEqual((yield* Effect.flip(take(old, [12])))._tag, "TenureFenced");
      }),
    );

    it.effect("are shown with the runners that registered", () =>
      Effect.gen(function* () {
        const tenures = yield* TenureRepository;
        const { sql } = yield* SystemDatabase;
        yield* sql`insert into cluster_runners (address, runner) values ('a:1', ''), ('b:1', '')`;
        const tenure = yield* tenures.begin("a:1");
        yield* take(tenure, [30, 31]);
        assert.deepStrictEqual(
          (yield* tenures.runners(60)).map(({ since, ...runner }) => ({ ...runner, since: since !== null })),
          [
            { runner: "a:1", healthy: true, tenure, shards: 2, since: true },
            { runner: "b:1", healthy: true, tenure: null, shards: 0, since: false },
          ],
        );
        assert.isFalse(yield* tenures.isConnected("a:1"));
      }),
    );

    it.effect("leave a shard to whoever was quicker", () =>
      Effect.gen(function* () {
        const tenures = yield* TenureRepository;
        const [slow, quick] = [yield* tenures.begin("slow"), yield* tenures.begin("quick")];
        const seen = yield* tenures.holders([20]);
        yield* take(quick, [20]);
        assert.deepStrictEqual([...(yield* tenures.take(slow, seen))], []);
        yield* hold(quick);
      }),
    );
  });
});
