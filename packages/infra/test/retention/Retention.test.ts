import { assert, describe, it } from "@effect/vitest";
import { RetentionRepository } from "@atoll/database/retention/RetentionRepository";
import { ConfigProvider, Duration, Effect, Layer } from "effect";
import * as Retention from "../../src/retention/Retention.ts";

/** A repository with so many rows of each kind to forget, and what it was asked for. */
const repository = (left: Record<string, number>) => {
  const asked: Array<string> = [];
  const step = (kind: string) => (keep: Duration.Duration, most: number) =>
    Effect.sync(() => {
      asked.push(`${kind} ${Duration.format(keep)} ${most}`);
      const count = Math.min(left[kind] ?? 0, most);
      left[kind] = (left[kind] ?? 0) - count;
      return count;
    });
  const layer = Layer.succeed(RetentionRepository, {
    forgetSessions: step("sessions"),
    forgetNodeTokens: step("nodeTokens"),
    forgetNodeAssertions: step("nodeAssertions"),
    forgetOneTimeTokens: step("oneTimeTokens"),
    forgetLoginThrottles: step("loginThrottles"),
    forgetLoginAttempts: step("loginAttempts"),
    forgetApiKeys: step("apiKeys"),
    forgetRefreshTokens: step("refreshTokens"),
    forgetCeremonies: step("ceremonies"),
    forgetEffects: step("effects"),
    forgetUnconfirmedAccounts: step("unconfirmedAccounts"),
    forgetDelivered: step("outbox"),
    forgetIdempotencyKeys: step("idempotencyKeys"),
    emptyMessages: step("messages"),
  });
  return { asked, layer };
};

const withEnvironment = (env: Readonly<Record<string, string>>) =>
  Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }));

describe("a pass of retention", () => {
  it.effect("goes on in batches until all is done, and keeps what the settings say", () => {
    const { asked, layer } = repository({ sessions: 2_500, outbox: 1_000 });
    return Effect.gen(function* () {
      const forgotten = yield* Retention.pass;
      assert.deepInclude(forgotten, { sessions: 2_500, outbox: 1_000, messages: 0 });
      assert.deepStrictEqual(asked, [
        ...Array.from({ length: 3 }, () => "sessions 30d 1000"),
        "nodeTokens 1d 1000",
        "nodeAssertions 1d 1000",
        "oneTimeTokens 1d 1000",
        "loginThrottles 1d 1000",
        "loginAttempts 1d 1000",
        "apiKeys 90d 1000",
        "refreshTokens 1d 1000",
        "ceremonies 1d 1000",
        "effects 365d 1000",
        ...Array.from({ length: 2 }, () => "outbox 3d 1000"),
        "idempotencyKeys 2d 1000",
        "messages 7d 1000",
      ]);
    }).pipe(Effect.provide(layer), withEnvironment({ ATOLL_KEEP_OUTBOX: "3 days" }));
  });

  it.effect("ends some time, however much there is", () => {
    const { layer } = repository({ sessions: 1e9 });
    return Effect.gen(function* () {
      assert.deepInclude(yield* Retention.pass, { sessions: 200_000 });
    }).pipe(Effect.provide(layer), withEnvironment({}));
  });

  it.effect("forgets no answers that a client may still ask for", () => {
    const { asked, layer } = repository({});
    return Effect.gen(function* () {
      const failure = yield* Effect.flip(Retention.pass);
      assert.include(failure.message, "ATOLL_KEEP_IDEMPOTENCY_KEYS");
      assert.include(failure.message, "at least 1d");
      assert.isFalse(asked.some((each) => each.startsWith("idempotencyKeys")));
    }).pipe(Effect.provide(layer), withEnvironment({ ATOLL_KEEP_IDEMPOTENCY_KEYS: "1 hour" }));
  });
});
