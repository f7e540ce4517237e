import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Queue } from "effect";
import { Database } from "../../src/Database.ts";
import { OutboxQueue } from "../../src/events/OutboxQueue.ts";
import { OutboxRepository } from "../../src/events/OutboxRepository.ts";
import { SystemDatabase } from "../../src/SystemDatabase.ts";
import { organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("the outbox", (it) => {
    const drained = Effect.gen(function* () {
      const queue = yield* OutboxQueue;
      yield* Effect.flatMap(queue.claim(1_000, 60), (entries) =>
        queue.markDelivered(entries.map(({ id }) => id)),
      );
      return queue;
    });

    it.effect("gives a signal away only if the change it tells of was committed, with its context", () =>
      Effect.gen(function* () {
        const queue = yield* drained;
        const outbox = yield* OutboxRepository;
        const { transaction } = yield* Database;
        const lagoon = yield* organisation("Lagoon");
        const append = (step: number) => outbox.append({ kind: "stepped", payload: { step } });
        yield* append(1).pipe(Effect.andThen(Effect.fail("no")), transaction, Effect.ignore, lagoon.as);
        yield* append(2).pipe(transaction, lagoon.as);
        const entries = yield* queue.claim(10, 60);
        assert.deepStrictEqual(
          entries.map(({ kind, payload, attempts, tenantId }) => ({ kind, payload, attempts, tenantId })),
          [{ kind: "stepped", payload: { step: 2 }, attempts: 1, tenantId: lagoon.tenantId }],
        );
        assert.strictEqual(entries[0]?.context.actor._tag, "User");
      }),
    );

    it.effect("gives an entry to one dispatcher, again after the lease, and never once delivered", () =>
      Effect.gen(function* () {
        const queue = yield* drained;
        const outbox = yield* OutboxRepository;
        const lagoon = yield* organisation("Lagoon");
        yield* lagoon.as(
          Effect.forEach(Array.from({ length: 20 }), () => outbox.append({ kind: "k", payload: {} })),
        );
        const claims = yield* Effect.all(
          Array.from({ length: 4 }, () => queue.claim(10, 0)),
          {
            concurrency: "unbounded",
          },
        );
        const ids = claims.flat().map(({ id }) => id);
        assert.isAtLeast(ids.length, 20);
        const again = yield* queue.claim(100, 60);
        assert.strictEqual(again.length, 20, "their leases were over at once");
        assert.isTrue(again.every(({ attempts }) => attempts >= 2));
        assert.deepStrictEqual(yield* queue.claim(100, 60), []);
        yield* queue.markDelivered(again.slice(1).map(({ id }) => id));
        yield* Effect.forEach(again.slice(0, 1), ({ id }) => queue.markFailed(id, "not reachable", 0));
        const last = yield* queue.claim(100, 60);
        assert.deepStrictEqual(
          last.map(({ id }) => id),
          again.slice(0, 1).map(({ id }) => id),
        );
      }),
    );

    it.effect("wakes its listeners at the commit", () =>
      Effect.gen(function* () {
        const outbox = yield* OutboxRepository;
        const lagoon = yield* organisation("Lagoon");
        const { sql } = yield* SystemDatabase;
        const notifications = yield* sql.listen("atoll_outbox");
        yield* lagoon.as(outbox.append({ kind: "k", payload: {} }));
        const { channel } = yield* Queue.take(notifications);
        assert.strictEqual(channel, "atoll_outbox");
      }).pipe(Effect.scoped),
    );
  });
});
