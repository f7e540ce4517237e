import { AtollApi } from "@atoll/contract/AtollApi";
import { Authentication, Authorization, Problems } from "@atoll/contract/Authentication";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import { EachTime, Idempotency, Replay, ShownOnce } from "@atoll/contract/Idempotency";
import { RateAccount, RateLimits, rateClassOf } from "@atoll/contract/RateClass";
import { describe, expect, it, layer } from "@effect/vitest";
import { Context, Effect, Predicate, Ref } from "effect";
import { HttpApi, OpenApi } from "effect/http-api";
import { someId } from "./support/fakeCallers.ts";
import { Calls } from "./support/fakeDomain.ts";
import { asOwner, TestHub } from "./support/TestHub.ts";

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
      "POST /api/v1/auth/passkey-logins/options",
      "POST /api/v1/auth/passkey-logins",
      "GET /api/v1/auth/tenants/:tenantId/providers",
      "POST /api/v1/auth/providers/:providerId/begin",
      "POST /api/v1/auth/providers/:providerId/finish",
      "POST /api/v1/auth/providers/:providerId/relay",
      "POST /api/v1/auth/refresh",
      "POST /api/v1/invitations/preview",
      "POST /api/v1/invitations/register",
      "GET /health/live",
      "GET /health/ready",
      "GET /health/cluster",
      "GET /.well-known/jwks.json",
    ]);
  });
});

it("no answer that holds a secret is kept with its idempotency key", () => {
  const { paths, components } = OpenApi.fromApi(AtollApi);
  const secrets = ["token", "access_token", "refresh_token", "recoveryCodes", "secret"];
  /** The members that a schema has anywhere in it. */
  const membersOf = (schema: unknown, seen: ReadonlySet<unknown> = new Set()): ReadonlyArray<string> => {
    if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
    const beyond = new Set([...seen, schema]);
    return Object.entries(schema).flatMap(([name, part]: [string, unknown]) => {
      if (name === "$ref") {
        const referred = String(part).split("/").at(-1) ?? "";
        return membersOf(Object.entries(components.schemas).find(([each]) => each === referred)?.[1], beyond);
      }
      const own = name === "properties" && typeof part === "object" && part !== null ? Object.keys(part) : [];
      return [...own, ...membersOf(part, beyond)];
    });
  };
  const kept = closed.filter(({ endpoint: { annotations, method } }) => {
    const isKept = !Context.get(annotations, EachTime) && !Context.get(annotations, ShownOnce);
    return method !== "GET" && isKept;
  });
  const leaking = kept.filter(({ endpoint: { path, method } }) => {
    const operations = Object.entries(paths[path.replaceAll(/:(\w+)/g, "{$1}")] ?? {});
    const operation = operations.find(([name]) => name === method.toLowerCase())?.[1];
    if (!Predicate.hasProperty(operation, "responses")) return expect.fail(`${path} is in the document`);
    const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
    return membersOf(answers).some((member) => secrets.includes(member));
  });
  expect(leaking.map(({ name }) => name)).toEqual([]);
});

it("every endpoint counts in the class of its work", () => {
  const inClass = Object.groupBy(endpoints, ({ endpoint }) => rateClassOf(endpoint));
  const names = (of: keyof typeof inClass) => inClass[of]?.map(({ name }) => name);
  expect(names("auth")).toEqual([
    "POST /api/v1/auth/register",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/verification",
    "POST /api/v1/auth/forgot-password",
    "POST /api/v1/invitations/register",
  ]);
  expect(names("stepUp")).toEqual(["POST /api/v1/auth/step-up", "POST /api/v1/users/me/password"]);
  expect(names("secondFactor")).toEqual([
    "POST /api/v1/auth/second-factors/code",
    "POST /api/v1/auth/totp/confirm",
    "POST /api/v1/auth/totp/disable",
  ]);
  expect(names("token")).toEqual([
    "POST /api/v1/auth/token",
    "POST /api/v1/auth/passkey-logins/options",
    "POST /api/v1/auth/passkey-logins",
    "POST /api/v1/auth/providers/:providerId/begin",
    "POST /api/v1/auth/providers/:providerId/finish",
    "POST /api/v1/auth/providers/:providerId/relay",
    "POST /api/v1/auth/refresh",
  ]);
  expect(names("health")).toEqual(["GET /health/live", "GET /health/ready", "GET /health/cluster"]);
  expect(names("upload")).toEqual(["PUT /api/v1/analyses/:analysisId/files"]);
  expect(names("realtime")).toEqual([
    "GET /api/v1/analyses/:analysisId/activity",
    "GET /api/v1/jobs/:jobId/events",
  ]);
  for (const { endpoint } of inClass.node ?? []) {
    expect(isForMachines(Context.get(endpoint.annotations, Policy)), endpoint.path).toBe(true);
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

/** To finish signing in, to set up a factor where the organisation asks for one, to leave. */
const openToPending = [
  "POST /api/v1/auth/logout",
  "GET /api/v1/auth/me",
  "GET /api/v1/auth/second-factors",
  "POST /api/v1/auth/second-factors/code",
  "POST /api/v1/auth/second-factors/passkey-options",
  "POST /api/v1/auth/second-factors/passkey",
  "POST /api/v1/auth/totp",
  "POST /api/v1/auth/totp/confirm",
  "POST /api/v1/auth/passkey-registrations",
  "POST /api/v1/auth/passkeys",
];
const isForMachines = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "AnyOf"
    ? policy.policies.every(isForMachines)
    : policy?._tag === "Node" || policy?._tag === "Run";
const forUsers = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "AnyOf"
    ? policy.policies.some(forUsers)
    : policy !== undefined && ["SignedIn", "User", "Operator"].includes(policy._tag);

layer(TestHub.layer, { excludeTestServices: true })("a pending session", (it) => {
  it("may call what finishes signing in, and no other operation says so", () => {
    const open = closed.filter(({ endpoint }) => {
      const policy = Context.get(endpoint.annotations, Policy);
      return policy?._tag === "SignedIn" && policy.pending;
    });
    expect(open.map(({ name }) => name)).toEqual(openToPending);
  });

  const others = closed.filter(({ name }) => !openToPending.includes(name));
  it.effect.each(others)("is refused by $name", ({ endpoint }) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const path = endpoint.path.replace(/:[a-zA-Z]+/g, someId);
      const headers = { authorization: "Bearer pendingOwner", "content-type": "application/json" };
      const call = ["GET", "DELETE"].includes(endpoint.method) ? { headers } : { headers, body: "{}" };
      const answer = yield* hub.send(path, { method: endpoint.method, ...call });
      const ofUsers = forUsers(Context.get(endpoint.annotations, Policy));
      const type = `urn:atoll:problem:${ofUsers ? "second-factor-required" : "forbidden"}`;
      expect(answer).toMatchObject({ status: 403, json: { type } });
      expect(yield* Effect.flatMap(Calls, Ref.get)).toEqual([]);
    }),
  );

  it.effect("finishes signing in by a code, and takes the key of no answer for it", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const authorization = "Bearer pendingOwner";
      const body = { method: "totp", code: "492039" };
      const call = asOwner(body, { authorization, "idempotency-key": "again" });
      for (const _ of [1, 2]) {
        const answer = yield* hub.send("/api/v1/auth/second-factors/code", call);
        expect(answer).toMatchObject({ status: 200 });
        expect(answer.headers["set-cookie"]?.[0]).toMatch(/^__Host-/);
      }
      expect(yield* Effect.flatMap(Calls, Ref.get)).toEqual(["show totp", "show totp"]);
    }),
  );
});
