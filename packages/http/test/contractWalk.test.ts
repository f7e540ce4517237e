import { AtollApi } from "@atoll/contract/AtollApi";
import { Authentication, Authorization, Problems } from "@atoll/contract/Authentication";
import { Policy } from "@atoll/contract/EndpointPolicy";
import { Idempotency } from "@atoll/contract/Idempotency";
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
    expect([...errors.keys()]).toEqual(expect.arrayContaining([400, 413, 415, 500, 503]));
    const guards = isPublic(endpoint.annotations) ? [] : [Authorization, Authentication];
    // From the innermost to the outermost: a key belongs to a caller who may do this.
    const keyed = endpoint.middlewares.size > 3 ? [Idempotency] : [];
    expect([...middleware]).toEqual([...keyed, ...guards, Problems]);
  });

  it("is not public unless it has to be", () => {
    const open = endpoints.filter(({ endpoint }) => isPublic(endpoint.annotations)).map(({ name }) => name);
    expect(open).toEqual([
      "POST /api/v1/auth/register",
      "POST /api/v1/auth/login",
      "POST /api/v1/auth/token",
      "GET /health/live",
      "GET /health/ready",
      "GET /health/cluster",
    ]);
  });
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
