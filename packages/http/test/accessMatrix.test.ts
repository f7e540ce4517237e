import { Agent } from "node:http";
import type { Demands, EndpointPolicy } from "@atoll/contract/EndpointPolicy";
import { type Permission, rightsOf } from "@atoll/contract/identity/Permission";
import type { Actor } from "@atoll/contract/RequestContext";
import { rateClassOf } from "@atoll/contract/RateClass";
import { expect, layer } from "@effect/vitest";
import { DateTime, Effect, Layer, Logger, Ref } from "effect";
import { HttpConfig } from "../src/HttpConfig.ts";
import { bearer, documented, endpoints, exampleOf, type Walked } from "./support/endpoints.ts";
import { callers, type FakeCaller, operatorId } from "./support/fakeCallers.ts";
import { Calls } from "./support/fakeDomain.ts";
import { type Answer, config, hubWith, TestHub } from "./support/TestHub.ts";

/** The last part of a refusal's type, and its status. */
const refusals = new Map([
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["second-factor-required", 403],
  ["step-up-required", 403],
  ["tenant-suspended", 503],
  ["tenant-gone", 410],
]);
const letIn = "let in";

type User = Extract<Actor, { readonly _tag: "User" }>;

const hasSession = ({ credential }: User): boolean => "sessionId" in credential;

const isFresh = ({ credential }: User): boolean =>
  credential._tag === "Session" && DateTime.getPartUtc(credential.authenticatedAt, "year") === 2099;

const isPending = ({ credential }: User): boolean =>
  credential._tag !== "ApiKey" && credential.assurance === "pending";

const holds = ({ role, credential }: User, wanted: Permission): boolean =>
  role !== "custom" &&
  rightsOf[role].some(({ permission }) => permission === wanted) &&
  (credential._tag !== "ApiKey" || credential.scopes.includes(wanted));

const meets = (user: User, { interactive, stepUp }: Demands): string => {
  const inPerson = interactive === true || stepUp === true;
  if (!hasSession(user) && inPerson) return "forbidden";
  return stepUp === true && !isFresh(user) ? "step-up-required" : letIn;
};

/** What a policy says of a caller, told here in other words than the server's own. */
const saidOf = (policy: EndpointPolicy, actor: Actor): string => {
  if (policy._tag === "Public") return letIn;
  if (policy._tag === "AnyOf") {
    const each = new Set(policy.policies.map((part) => saidOf(part, actor)));
    const first = [letIn, "second-factor-required", "step-up-required"].find((said) => each.has(said));
    return first ?? "forbidden";
  }
  if (policy._tag === "Node" || policy._tag === "Run")
    return actor._tag === policy._tag ? letIn : "forbidden";
  if (actor._tag !== "User") return "forbidden";
  if (isPending(actor)) {
    const mayFinish = policy._tag === "SignedIn" && policy.pending && hasSession(actor);
    return mayFinish ? letIn : "second-factor-required";
  }
  if (policy._tag === "SignedIn") return meets(actor, policy.demands);
  if (policy._tag === "User") {
    return holds(actor, policy.permission) ? meets(actor, policy.demands) : "forbidden";
  }
  const met = meets(actor, { interactive: true, stepUp: true });
  return met === letIn && actor.userId !== operatorId ? "forbidden" : met;
};

const expected = ({ policy, availableIn }: Walked, caller: FakeCaller | undefined): string => {
  if (policy === undefined) return "a policy";
  if (policy._tag === "Public") return letIn;
  if (caller === undefined) return "unauthenticated";
  if (!availableIn.includes(caller.tenantState)) {
    return caller.tenantState === "suspended" ? "tenant-suspended" : "tenant-gone";
  }
  return saidOf(policy, caller.actor);
};

/** The fake domain dies where it does not answer (500): whoever got there was let in. */
const outcomeOf = ({ status, json }: Answer): string => {
  const slug = String(Reflect.get(Object(json), "type")).replace("urn:atoll:problem:", "");
  return refusals.get(slug) === status ? slug : letIn;
};

const unlimited = Layer.effect(
  HttpConfig,
  Effect.map(HttpConfig, (known) => ({ ...known, rateLimitFactor: "off" as const })),
).pipe(Layer.provide(config));
const hub = hubWith(unlimited).pipe(Layer.provide(Logger.layer([])));

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const called = Effect.flatMap(Calls, Ref.get);

layer(hub, { excludeTestServices: true })("whoever calls", (it) => {
  it("calls an operation that the document describes, streams as well, and there is no other", () => {
    expect(endpoints).toHaveLength(documented);
    const streams = endpoints.filter(({ endpoint }) => rateClassOf(endpoint) === "realtime");
    expect(streams.length).toBeGreaterThan(1);
  });

  it.effect.each(endpoints)("is answered by $method $path as its policy says", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const ask = (credential: Readonly<Record<string, string>>) => {
        const [path, call] = exampleOf(endpoint, credential);
        return Effect.map(send(path, { ...call, agent }), outcomeOf);
      };
      const tokens = [...callers.keys(), "expired"];
      const answers = yield* Effect.forEach(tokens, (token) =>
        Effect.gen(function* () {
          const before = yield* called;
          const outcome = yield* ask(bearer(token));
          if (outcome !== letIn) expect(yield* called, token).toEqual(before);
          return [token, outcome] as const;
        }),
      );
      const wanted = tokens.map((token) => [token, expected(endpoint, callers.get(token))] as const);
      expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
      expect(yield* ask({})).toBe(expected(endpoint, undefined));
    }),
  );

  const closed = endpoints.filter(({ policy }) => policy?._tag !== "Public");
  const writes = closed.filter(({ method }) => method !== "GET");
  it.effect.each(writes)("is refused by $method $path where another site sends its cookie", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const before = yield* called;
      const cookie = "__Host-atoll-session=freshOwner";
      const [path, call] = exampleOf(endpoint, { cookie, "sec-fetch-site": "cross-site" });
      expect(outcomeOf(yield* send(path, { ...call, agent }))).toBe("forbidden");
      expect(yield* called).toEqual(before);
    }),
  );
});
