import { createHook } from "node:async_hooks";
import { assert, describe, it, layer } from "@effect/vitest";
import { Duration, Effect, Fiber, Option, Redacted } from "effect";
import { PasswordHasher } from "../src/Password.ts";
import * as PasswordHash from "../src/PasswordHash.ts";

const password = Redacted.make("correct horse battery staple");
const cheap = { memory: 8, passes: 1, parallelism: 1 };
/** Some 30 ms of work: long enough to see what runs beside what. */
const slow = { memory: 16_384, passes: 3, parallelism: 1 };

/** From the tests of the reference implementation (phc-winner-argon2, src/test.c): salt "somesalt". */
const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

layer(PasswordHasher.layerTest)("PasswordHasher", (it) => {
  it.effect("knows a password again and no other", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const stored = Option.some(yield* hasher.hash(password));
      assert.isTrue(yield* hasher.verify(password, stored));
      assert.isFalse(yield* hasher.verify(Redacted.make("correct horse"), stored));
      assert.isFalse(yield* hasher.verify(Redacted.make(""), stored));
    }),
  );

  it.effect("salts: the same password never gives the same hash", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      assert.notStrictEqual(yield* hasher.hash(password), yield* hasher.hash(password));
    }),
  );

  it.effect("knows a password typed in another Unicode form", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const stored = Option.some(yield* hasher.hash(Redacted.make("caf\u00e9 \ufb01sh")));
      assert.isTrue(yield* hasher.verify(Redacted.make("cafe\u0301 fish"), stored));
    }),
  );

  it.effect("reads hashes made elsewhere and asks to renew them", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      assert.isTrue(yield* hasher.verify(Redacted.make("password"), Option.some(reference)));
      assert.isTrue(hasher.needsRehash(reference));
      assert.isFalse(hasher.needsRehash(yield* hasher.hash(password)));
    }),
  );

  it.effect("says no to every password of an unknown user", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      assert.isFalse(yield* hasher.verify(password, Option.none()));
      assert.isFalse(yield* hasher.verify(Redacted.make(""), Option.none()));
    }),
  );

  it.effect.each([
    "",
    "plain text",
    "$2b$12$abcdefghijklmnopqrstuuvwxyzabcdefghijklmnopqrstuuvwxyz",
    reference.replace("argon2id", "argon2i"),
    reference.replace("v=19", "v=16"),
    reference.replace("m=65536", "m=4294967295"),
    reference.replace("m=65536", "m=999999999"),
    reference.replace("t=2", "t=9999"),
    reference.replace("p=1", "p=255"),
    `${reference}\n`,
  ])("does not compute the unreadable hash %s", (stored) =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const error = yield* Effect.flip(hasher.verify(password, Option.some(stored)));
      assert.strictEqual(error._tag, "PasswordHashUnreadable");
    }),
  );
});

describe("PasswordHasher under load", () => {
  it.live("turns callers away once too many wait, and serves the others", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const attempts = Array.from({ length: 20 }, () => Effect.result(hasher.hash(password)));
      const outcomes = yield* Effect.all(attempts, { concurrency: "unbounded" });
      assert.strictEqual(outcomes.filter((outcome) => outcome._tag === "Success").length, 5);
      yield* hasher.hash(password);
    }).pipe(Effect.provide(PasswordHasher.layerWith({ cost: cheap, concurrency: 2, waiting: 3 }))),
  );

  it.live("frees the place of a caller who gave up waiting", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const running = yield* Effect.forkChild(hasher.hash(password), { startImmediately: true });
      const waiting = yield* Effect.forkChild(hasher.hash(password), { startImmediately: true });
      assert.strictEqual((yield* Effect.flip(hasher.hash(password)))._tag, "PasswordHasherBusy");
      yield* Fiber.interrupt(waiting);
      yield* hasher.hash(password);
      yield* Fiber.join(running);
    }).pipe(Effect.provide(PasswordHasher.layerWith({ cost: slow, concurrency: 1, waiting: 1 }))),
  );

  it.live("keeps the place of a caller who gave up while being served: the work goes on", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const running = yield* Effect.forkChild(hasher.hash(password), { startImmediately: true });
      const leaving = yield* Effect.forkChild(Fiber.interrupt(running), { startImmediately: true });
      assert.strictEqual((yield* Effect.flip(hasher.hash(password)))._tag, "PasswordHasherBusy");
      yield* Fiber.join(leaving);
      yield* hasher.hash(password);
    }).pipe(Effect.provide(PasswordHasher.layerWith({ cost: slow, concurrency: 1, waiting: 0 }))),
  );

  it.live(
    "computes no more at once than it is told, counted where the process hands them to its threads",
    () =>
      Effect.gen(function* () {
        const hasher = yield* PasswordHasher;
        const running = new Set<number>();
        const counts: Array<number> = [];
        const hook = createHook({
          init: (id, type) => {
            if (type === "ARGON2REQUEST") counts.push(running.add(id).size);
          },
          before: (id) => void running.delete(id),
        });
        yield* Effect.acquireRelease(
          Effect.sync(() => hook.enable()),
          () => Effect.sync(() => hook.disable()),
        );
        const stored = Option.some<string>(yield* hasher.hash(password));
        const work = [
          hasher.hash(password),
          hasher.verify(password, stored),
          hasher.verify(password, Option.none()),
        ];
        const fifty = Array.from({ length: 50 }, (_, index) => work[index % 3] ?? hasher.hash(password));
        yield* Effect.all(fifty, { concurrency: "unbounded" });
        assert.lengthOf(counts, 51);
        assert.strictEqual(Math.max(...counts), 3);
      }).pipe(Effect.scoped, Effect.provide(PasswordHasher.layerWith({ cost: cheap, concurrency: 3 }))),
  );

  it.live("computes no more at once than it is told: quick work waits for slow", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const salt = Buffer.alloc(16);
      const quick = Option.some<string>(PasswordHash.encode({ cost: cheap, salt, hash: Buffer.alloc(32) }));
      const order: Array<string> = [];
      const note = (name: string) => Effect.sync(() => order.push(name));
      yield* Effect.all(
        [
          Effect.andThen(hasher.hash(password), note("slow")),
          Effect.andThen(hasher.verify(password, quick), note("quick")),
        ],
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual(order, ["slow", "quick"]);
    }).pipe(Effect.provide(PasswordHasher.layerWith({ cost: slow, concurrency: 1, waiting: 10 }))),
  );

  it.live("takes as long for an unknown user as for a wrong password", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const stored = Option.some(yield* hasher.hash(password));
      const wrong = Redacted.make("wrong");
      const milliseconds = (whose: Option.Option<string>) =>
        Effect.map(Effect.timed(hasher.verify(wrong, whose)), ([time]) => Duration.toMillis(time));
      const rounds = yield* Effect.replicateEffect(
        Effect.all([milliseconds(stored), milliseconds(Option.none())]),
        15,
      );
      const known = Math.min(...rounds.map(([time]) => time));
      const unknown = Math.min(...rounds.map(([, time]) => time));
      assert.isBelow(Math.abs(known - unknown) / known, 0.25);
    }).pipe(Effect.provide(PasswordHasher.layerWith({ cost: slow }))),
  );
});

describe("PasswordHash", () => {
  it("is written at the default cost in PHC format and read back", () => {
    const parts = { cost: PasswordHash.defaultCost, salt: Buffer.alloc(16, 1), hash: Buffer.alloc(32, 2) };
    const text = PasswordHash.encode(parts);
    assert.match(text, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.deepStrictEqual(PasswordHash.decode(text), Option.some(parts));
  });
});
