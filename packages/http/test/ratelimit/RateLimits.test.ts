import { rateClasses } from "@atoll/contract/RateClass";
import { type RateDecision } from "@atoll/platform/ratelimit/RateLimit";
import { RateLimiter, unasked } from "@atoll/platform/ratelimit/RateLimiter";
import { expect, it, layer } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { HttpConfig } from "../../src/HttpConfig.ts";
import { asOwner, config, hubWith, TestHub } from "../support/TestHub.ts";

const login = (email: string, address: string, headers = {}) =>
  Effect.flatMap(TestHub, (hub) =>
    hub.send(
      "/api/v1/auth/login",
      asOwner({ email, password: "wrong" }, { "x-forwarded-for": address, ...headers }),
    ),
  );

const many = <A, E, R>(times: number, effect: Effect.Effect<A, E, R>) =>
  Effect.replicateEffect(effect, times, { concurrency: 20 });

const limited = {
  status: 429,
  json: { type: "urn:atoll:problem:rate-limited", requestId: expect.any(String) },
};
const { limit } = rateClasses.auth;

layer(TestHub.layer, { excludeTestServices: true })("a sign-in", (it) => {
  it.effect("is refused after ten from one address for one account, however it is spelt", () =>
    Effect.gen(function* () {
      const spellings = [
        "ana@lagoon.example",
        "ANA@lagoon.example",
        " ana@lagoon.example ",
        "ａna@lagoon.example",
      ];
      const answers = yield* Effect.forEach(
        Array.from({ length: limit + 5 }, (_, index) => spellings[index % 4] ?? ""),
        (email) => login(email, "203.0.113.1"),
        { concurrency: 20 },
      );
      expect(answers.filter(({ status }) => status !== 429)).toHaveLength(limit);
      const refused = yield* login("ana@lagoon.example", "203.0.113.1");
      expect(refused).toMatchObject(limited);
      const { headers } = refused;
      expect(headers["ratelimit-policy"]).toBe(`"auth";q=${limit};w=900`);
      expect(headers["ratelimit"]).toMatch(/^"auth";r=0;t=\d+$/);
      const wait = Number(headers["retry-after"]);
      expect(wait).toBeGreaterThan(800);
      expect(wait).toBeLessThanOrEqual(900);
      expect((yield* login("ben@lagoon.example", "203.0.113.1")).status).toBe(200);
      expect((yield* login("ana@lagoon.example", "203.0.113.2")).status).toBe(200);
    }),
  );

  it.effect("is refused after so many from one address, whatever accounts it names", () =>
    Effect.gen(function* () {
      const emails = Array.from({ length: 310 }, (_, index) => `user${index}@lagoon.example`);
      // Any address of one /64 is the same client.
      const from = (index: number) => `2001:db8:1:2::${index.toString(16)}`;
      const answers = yield* Effect.forEach(emails, (email) => login(email, from(emails.indexOf(email))), {
        concurrency: 20,
      });
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
      expect((yield* login("user1@lagoon.example", "2001:db8:1:3::1")).status).toBe(200);
    }),
  );

  it.effect("cannot take the place of another client by a header", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const forged = (index: number) =>
        hub.send("/api/v1/auth/login", {
          ...asOwner(
            { email: "cat@lagoon.example", password: "wrong" },
            { "x-forwarded-for": `198.51.100.${index}` },
          ),
          from: "127.0.0.9",
        });
      const answers = yield* Effect.forEach(
        Array.from({ length: limit + 3 }, (_, index) => index),
        forged,
        { concurrency: 20 },
      );
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    }),
  );
});

layer(TestHub.layer, { excludeTestServices: true })("a call", (it) => {
  it.effect("is told what is left, whatever its answer", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const owner = { authorization: "Bearer owner" };
      for (const path of [
        "/api/v1/projects",
        "/api/v1/projects?limit=0",
        "/api/v1/auth/me",
        "/health/live",
      ]) {
        const { headers } = yield* hub.send(path, { headers: owner });
        expect(headers["ratelimit-policy"], path).toMatch(/^"(api|health)";q=600;w=60$/);
        expect(headers["ratelimit"], path).toMatch(/^"(api|health)";r=\d+;t=\d+$/);
        expect(headers, path).not.toHaveProperty("retry-after");
      }
      const unknown = yield* hub.send("/api/v1/nowhere", { headers: owner });
      expect(unknown.headers).not.toHaveProperty("ratelimit");
    }),
  );

  it.effect("counts for its caller wherever it comes from, and a node's by itself", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const left = (token: string, path: string, address: string) =>
        Effect.map(
          hub.send(path, { headers: { authorization: `Bearer ${token}`, "x-forwarded-for": address } }),
          ({ headers }) => Number(/r=(\d+)/.exec(String(headers["ratelimit"]))?.[1]),
        );
      const first = yield* left("owner", "/api/v1/projects", "203.0.113.1");
      const answers = yield* many(20, left("owner", "/api/v1/projects", "203.0.113.2"));
      expect(Math.min(...answers)).toBeLessThan(first - 10);
      expect(yield* left("node", "/api/v1/nodes/self/work", "203.0.113.1")).toBe(rateClasses.node.limit - 1);
    }),
  );
});

/** A limiter whose store is away. */
const away = Layer.succeed(RateLimiter, {
  take: (what): Effect.Effect<RateDecision> =>
    Effect.succeed(unasked(what.limit, what.whenUnavailable !== "deny")),
});

it.effect("sign-in is closed while nothing can be counted, and all else is open", () =>
  Effect.gen(function* () {
    const hub = yield* TestHub;
    const refused = yield* login("ana@lagoon.example", "203.0.113.1");
    expect(refused).toMatchObject({ status: 503, json: { type: "urn:atoll:problem:service-unavailable" } });
    expect(refused.headers["retry-after"]).toBe("1");
    const answer = yield* hub.send("/api/v1/projects", { headers: { authorization: "Bearer owner" } });
    expect(answer.status).toBe(200);
  }).pipe(Effect.provide(hubWith(away))),
);

it.effect("a factor narrows every limit, and nothing is counted without limits", () =>
  Effect.gen(function* () {
    const withFactor = (rateLimitFactor: number | "off") =>
      hubWith(
        Layer.effect(
          HttpConfig,
          Effect.map(HttpConfig, (known) => ({ ...known, rateLimitFactor })),
        ).pipe(Layer.provide(config)),
      );
    const statuses = (rateLimitFactor: number | "off") =>
      many(12, login("ana@lagoon.example", "203.0.113.1")).pipe(
        Effect.map((answers) => answers.filter(({ status }) => status === 200).length),
        Effect.provide(withFactor(rateLimitFactor)),
      );
    expect(yield* statuses(0.2)).toBe(2);
    expect(yield* statuses("off")).toBe(12);
  }),
);
