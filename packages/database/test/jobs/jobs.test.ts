import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect } from "effect";
import { EffectRepository } from "../../src/jobs/EffectRepository.ts";
import { IdempotencyRepository } from "../../src/jobs/IdempotencyRepository.ts";
import { organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const call = {
  key: "key-1",
  operation: "projects.create",
  requestDigest: "a".repeat(64),
  patienceSeconds: 60,
};

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("an outward effect", (it) => {
    it.effect("is recorded once among fifty concurrent attempts, for each tenant by itself", () =>
      Effect.gen(function* () {
        const effects = yield* EffectRepository;
        const [here, there] = [yield* organisation("Here"), yield* organisation("There")];
        const attempts = yield* here.as(
          Effect.all(
            Array.from({ length: 50 }, () => effects.record({ key: "sent", kind: "mail" })),
            { concurrency: "unbounded" },
          ),
        );
        assert.strictEqual(attempts.filter(Boolean).length, 1);
        assert.isTrue(yield* here.as(effects.happened("sent")));
        assert.isFalse(yield* there.as(effects.happened("sent")));
        assert.isTrue(yield* there.as(effects.record({ key: "sent", kind: "mail" })));
      }),
    );
  });

  layer(TestDatabase.layer(server))("an idempotency key", (it) => {
    it.effect("starts one of fifty concurrent calls, then repeats its answer", () =>
      Effect.gen(function* () {
        const keys = yield* IdempotencyRepository;
        const owner = yield* organisation("Lagoon");
        const calls = yield* owner.as(
          Effect.all(
            Array.from({ length: 50 }, () => keys.begin(call)),
            { concurrency: "unbounded" },
          ),
        );
        const tags = calls.map(({ _tag }) => _tag);
        assert.strictEqual(tags.filter((tag) => tag === "Started").length, 1);
        assert.strictEqual(tags.filter((tag) => tag === "InFlight").length, 49);
        yield* owner.as(keys.complete(call.key, 201, { some_name: [1] }));
        assert.deepStrictEqual(yield* owner.as(keys.begin(call)), {
          _tag: "Answered",
          status: 201,
          body: { some_name: [1] },
        });
      }),
    );

    it.effect("refuses another request, belongs to its actor, and is free again when abandoned", () =>
      Effect.gen(function* () {
        const keys = yield* IdempotencyRepository;
        const [owner, other] = [yield* organisation("Lagoon"), yield* organisation("Other")];
        yield* owner.as(keys.begin(call));
        for (const different of [{ requestDigest: "b".repeat(64) }, { operation: "nodes.create" }]) {
          assert.strictEqual((yield* owner.as(keys.begin({ ...call, ...different })))._tag, "OtherRequest");
        }
        assert.strictEqual((yield* other.as(keys.begin(call)))._tag, "Started");
        yield* owner.as(keys.abandon(call.key));
        assert.strictEqual((yield* owner.as(keys.begin(call)))._tag, "Started");
      }),
    );

    it.effect("passes on when its first call died without an answer", () =>
      Effect.gen(function* () {
        const keys = yield* IdempotencyRepository;
        const owner = yield* organisation("Lagoon");
        yield* owner.as(keys.begin(call));
        const impatient = { ...call, patienceSeconds: 0 };
        assert.strictEqual((yield* owner.as(keys.begin(impatient)))._tag, "Started");
        assert.isTrue(yield* owner.as(keys.complete(call.key, 204, null)));
        assert.isFalse(yield* owner.as(keys.complete(call.key, 201, null)), "of the two calls one answers");
        assert.strictEqual((yield* owner.as(keys.begin(impatient)))._tag, "Answered");
      }),
    );
  });
});
