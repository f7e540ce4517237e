import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { UserId } from "@atoll/contract/identity/User";
import { Duration, Effect, Option } from "effect";
import { AccountRepository } from "../../src/identity/AccountRepository.ts";
import { LoginThrottleRepository, type Throttle } from "../../src/identity/LoginThrottleRepository.ts";
import { OneTimeTokenRepository } from "../../src/identity/OneTimeTokenRepository.ts";
import { RetentionRepository } from "../../src/retention/RetentionRepository.ts";
import { MembershipRepository } from "../../src/tenants/MembershipRepository.ts";
import { fresh, organisation } from "../support/islands.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const random = () => crypto.getRandomValues(new Uint8Array(32));
const hour = Duration.hours(1);

const link = (userId: UserId, tokenHash = random(), pause = Duration.zero) =>
  ({
    userId,
    purpose: "reset-password",
    tokenHash,
    payload: null,
    lifetime: hour,
    pause,
  }) as const;

const account = (free = 5, most = 80): Throttle => ({
  kind: "account",
  keyHash: random(),
  free,
  most,
  forgottenAfter: null,
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("accounts", (it) => {
    it.effect("use a mailed link once, for its purpose, and the others of it with it", () =>
      Effect.gen(function* () {
        const tokens = yield* OneTimeTokenRepository;
        const { userId } = yield* organisation("Lagoon");
        const [first, second] = [link(userId), link(userId)];
        assert.isTrue(Option.isSome(yield* tokens.issue(first)));
        assert.isTrue(Option.isSome(yield* tokens.issue(second)));
        assert.isFalse(yield* tokens.use(first.tokenHash, "verify-email"));
        assert.isFalse(yield* tokens.use(random(), "reset-password"));
        const uses = yield* Effect.replicateEffect(tokens.use(first.tokenHash, "reset-password"), 50, {
          concurrency: "unbounded",
        });
        assert.strictEqual(uses.filter(Boolean).length, 1);
        assert.isTrue(Option.isNone(yield* tokens.find(second.tokenHash, "reset-password")));
      }),
    );

    it.effect("are sent no second link so soon, and none that is too old is good", () =>
      Effect.gen(function* () {
        const tokens = yield* OneTimeTokenRepository;
        const { userId } = yield* organisation("Lagoon");
        const sent = link(userId, random(), hour);
        const issued = yield* Effect.all([tokens.issue(sent), tokens.issue(link(userId, random(), hour))], {
          concurrency: "unbounded",
        });
        assert.strictEqual(issued.filter(Option.isSome).length, 1);
        const sql = yield* connectAs("superuser");
        yield* sql`update one_time_tokens set expires_at = now() where user_id = ${userId}`;
        assert.isTrue(Option.isNone(yield* tokens.find(sent.tokenHash, "reset-password")));
        assert.isFalse(yield* tokens.use(sent.tokenHash, "reset-password"));
        yield* sql`update one_time_tokens set expires_at = now() - interval '2 days' where user_id = ${userId}`;
        const retention = yield* RetentionRepository;
        assert.strictEqual(yield* retention.forgetOneTimeTokens(Duration.days(1), 10), 1);
      }).pipe(Effect.scoped),
    );

    it.effect("let many attempts at once do no more than one after the other", () =>
      Effect.gen(function* () {
        const throttles = yield* LoginThrottleRepository;
        const guessed = account();
        const waits = yield* Effect.replicateEffect(throttles.take([guessed]), 60, {
          concurrency: "unbounded",
        });
        assert.strictEqual(waits.filter((wait) => Duration.toMillis(wait) === 0).length, 5);
        yield* throttles.forgive([guessed]);
        assert.strictEqual(Duration.toMillis(yield* throttles.take([guessed])), 0);
      }),
    );

    it.effect("wait twice as long after each failure, a quarter of an hour at most, and close for good", () =>
      Effect.gen(function* () {
        const throttles = yield* LoginThrottleRepository;
        const sql = yield* connectAs("superuser");
        const guessed = account(5, 20);
        const seen: Array<number> = [];
        for (let attempt = 0; attempt < 22; attempt++) {
          yield* throttles.take([guessed]);
          seen.push(Math.round(Duration.toSeconds(yield* throttles.take([{ ...guessed, most: 1_000 }]))));
          yield* sql`
            update login_throttles set blocked_until = now() where key_hash = ${guessed.keyHash}`;
        }
        // What was not blocked was itself an attempt, so two in one round while they are free.
        assert.deepStrictEqual(seen.slice(0, 3), [0, 0, 1]);
        assert.strictEqual(Math.max(...seen), 900);
        assert.isAbove(Duration.toSeconds(yield* throttles.take([guessed])), 800);
        yield* throttles.forgive([guessed]);
        assert.strictEqual(Duration.toMillis(yield* throttles.take([guessed])), 0);
      }).pipe(Effect.scoped),
    );

    it.effect("keep their organisation an owner when they are deleted", () =>
      Effect.gen(function* () {
        const accounts = yield* AccountRepository;
        const memberships = yield* MembershipRepository;
        const [first, second] = [yield* organisation("Lagoon"), yield* organisation("Reef")];
        assert.isFalse(yield* accounts.erase(first.userId));
        yield* first.as(memberships.add(second.userId, "owner"));
        yield* second.as(memberships.add(first.userId, "owner"));
        // Each is the other's only way out.
        const erased = yield* Effect.forEach([first.userId, second.userId], accounts.erase, {
          concurrency: "unbounded",
        });
        assert.strictEqual(erased.filter(Boolean).length, 1);
        const gone = erased[0] === true ? first : second;
        assert.isTrue(Option.isNone(yield* accounts.findByEmail(gone.email)));
        assert.isTrue(Option.isNone(yield* accounts.find(gone.userId)));
        const sql = yield* connectAs("superuser");
        const left =
          yield* sql`select email, display_name as name, password_hash as hash from users where id = ${gone.userId}`;
        assert.deepStrictEqual(left, [
          { email: `${gone.userId}@deleted.invalid`, name: "Deleted person", hash: null },
        ]);
      }).pipe(Effect.scoped),
    );

    it.effect("change to an address only where nobody else has it", () =>
      Effect.gen(function* () {
        const accounts = yield* AccountRepository;
        const [first, second] = [yield* organisation("Lagoon"), yield* organisation("Reef")];
        assert.isFalse(yield* accounts.changeEmail(first.userId, second.email, second.email));
        const other = `${fresh(UserId)}@reef.example`;
        assert.isTrue(yield* accounts.changeEmail(first.userId, other, other));
        const found = Option.getOrThrow(yield* accounts.findByEmail(other));
        assert.strictEqual(found.id, first.userId);
        assert.isNotNull(found.emailVerifiedAt);
      }),
    );
  });
});
