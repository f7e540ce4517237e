import { AtollApi } from "@atoll/contract/AtollApi";
import { Authentication, Authorization, Problems } from "@atoll/contract/Authentication";
import { Policy } from "@atoll/contract/EndpointPolicy";
import { Idempotency, Replay } from "@atoll/contract/Idempotency";
import { RateAccount, RateLimits, rateClassOf } from "@atoll/contract/RateClass";
import { describe, expect, it, layer } from "@effect/vitest";
import { Context, Effect, Ref } from "effect";
import { HttpApi, OpenApi } from "effect/http-api";
import { Calls, someId } from "./support/fakeDomain.ts";
import { TestHub } from "./support/TestHub.ts";

const endpoints = (() => {
  const found: Array<Parameters<Parameters<typeof HttpApi.reflect>[1]["onEndpoint"]>[0] & { name: string }> =
    [];
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: (walked) => {
      found.push({ ...walked, name: `${walked.endpoint.method} ${walked.endpoint.path}` });
    },
  });
  return found;
})();

const isPublic = (annotations: Context.Context<never>) => Context.get(annotations, Policy)?._tag === "Public";
const closed = endpoints.filter(({ endpoint }) => !isPublic(endpoint.annotations));

describe("every endpoint", () => {
  it.each(endpoints)("$name states policy, summary and errors, and has the middleware for it", (walked) => {
    const { endpoint, middleware, errors } = walked;
    expect(Context.get(endpoint.annotations, Policy)).toBeDefined();
    expect(Context.getOrUndefined(endpoint.annotations, OpenApi.Summary)).toMatch(/^[A-Z].{5,}[^.]$/);
    expect([...errors.keys()]).toEqual(expect.arrayContaining([400, 413, 415, 429, 500, 503]));
    // From the innermost to the outermost; see `HttpApp`.
    const closedChain = [Replay, Authorization, Idempotency, RateLimits, Authentication];
    const chain = isPublic(endpoint.annotations) ? [RateLimits] : closedChain;
    expect([...middleware]).toEqual([...chain, Problems]);
    expect(endpoint.method).not.toBe("OPTIONS");
  });

  it("is not public unless it has to be", () => {
    const open = endpoints.filter(({ endpoint }) => isPublic(endpoint.annotations)).map(({ name }) => name);
    expect(open).toEqual([
      "POST /api/v1/auth/register",
      "POST /api/v1/auth/login",
      "POST /api/v1/auth/token",
      "POST /api/v1/auth/verification",
      "POST /api/v1/auth/verify-email",
      "POST /api/v1/auth/forgot-password",
      "POST /api/v1/auth/reset-password",
      "POST /api/v1/auth/confirm-email",
      "GET /health/live",
      "GET /health/ready",
      "GET /health/cluster",
    ]);
  });
});

it("every endpoint counts in the class of its work", () => {
  const inClass = Object.groupBy(endpoints, ({ endpoint }) => rateClassOf(endpoint));
  const names = (of: keyof typeof inClass) => inClass[of]?.map(({ name }) => name);
  expect(names("auth")).toEqual([
    "POST /api/v1/auth/register",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/verification",
    "POST /api/v1/auth/forgot-password",
  ]);
  expect(names("stepUp")).toEqual(["POST /api/v1/auth/step-up", "POST /api/v1/users/me/password"]);
  expect(names("token")).toEqual(["POST /api/v1/auth/token"]);
  expect(names("health")).toEqual(["GET /health/live", "GET /health/ready", "GET /health/cluster"]);
  expect(names("upload")).toEqual(["PUT /api/v1/analyses/:analysisId/files"]);
  expect(names("realtime")).toEqual([
    "GET /api/v1/analyses/:analysisId/activity",
    "GET /api/v1/jobs/:jobId/events",
  ]);
  for (const { endpoint } of inClass.node ?? []) {
    expect(Context.get(endpoint.annotations, Policy)?._tag, endpoint.path).toBe("Node");
  }
  // What is guessed at is counted by the account that it is about, or by the caller.
  for (const { endpoint } of inClass.auth ?? []) {
    expect(Context.get(endpoint.annotations, RateAccount), endpoint.path).toBeDefined();
  }
});

layer(TestHub.layer, { excludeTestServices: true })("without a credential", (it) => {
  it.effect.each(closed)("$name is answered with 401 and nothing is called", ({ endpoint }) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const path = endpoint.path.replace(/:[a-zA-Z]+/g, someId);
      // Claims of an identity in a body count for nothing.
      const body = JSON.stringify({ userId: someId, tenantId: someId, role: "owner" });
      const headers = { "content-type": "application/json" };
      const call = ["GET", "DELETE"].includes(endpoint.method) ? {} : { headers, body };
      const answer = yield* hub.send(path, { method: endpoint.method, ...call });
      expect(answer).toMatchObject({ status: 401, json: { type: "urn:atoll:problem:unauthenticated" } });
      expect(yield* Effect.flatMap(Calls, Ref.get)).toEqual([]);
    }),
  );
});
