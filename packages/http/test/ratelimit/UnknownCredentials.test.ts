import { Unauthenticated } from "@atoll/contract/CommonProblems";
import { unknownCredentials } from "@atoll/contract/RateClass";
import { Credentials } from "@atoll/domain/identity/Credentials";
import { expect, it } from "@effect/vitest";
import { Effect, Layer, Redacted, Ref } from "effect";
import { callers } from "../support/fakeCallers.ts";
import { hubWith, TestHub } from "../support/TestHub.ts";

it.effect("who shows what is nobody's is held up before anybody is asked, and its neighbours are not", () =>
  Effect.gen(function* () {
    const asked = yield* Ref.make(0);
    const counting = Layer.succeed(Credentials, {
      authenticate: (token) => {
        const found = callers.get(Redacted.value(token));
        const answer = found === undefined ? Effect.fail(new Unauthenticated({})) : Effect.succeed(found);
        return Effect.andThen(
          Ref.update(asked, (before) => before + 1),
          answer,
        );
      },
      isRemembered: (token) => Effect.succeed(Redacted.value(token) === "owner"),
    });
    yield* Effect.gen(function* () {
      const { send } = yield* TestHub;
      const call = (token: string, address: string) =>
        send("/api/v1/projects", {
          headers: { authorization: `Bearer ${token}`, "x-forwarded-for": address },
        });
      const flood = yield* Effect.forEach(
        Array.from({ length: unknownCredentials.limit + 50 }, (_, index) => `nobody-${index}`),
        (token) => call(token, "203.0.113.1"),
        { concurrency: 10 },
      );
      const refused = flood.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(30);
      expect(flood.length - refused.length).toBe(yield* Ref.get(asked));
      expect(refused[0]).toMatchObject({
        json: { type: "urn:atoll:problem:rate-limited", requestId: expect.any(String) },
      });
      expect(Number(refused[0]?.headers["retry-after"])).toBeGreaterThan(0);
      const before = yield* Ref.get(asked);
      expect((yield* call("viewer", "203.0.113.1")).status).toBe(429);
      expect(yield* Ref.get(asked)).toBe(before);
      expect((yield* call("owner", "203.0.113.1")).status).toBe(200);
      expect((yield* call("viewer", "203.0.113.2")).status).toBe(200);
    }).pipe(Effect.provide(hubWith(counting)));
  }),
);
