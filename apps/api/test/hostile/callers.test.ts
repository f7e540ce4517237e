import { type Permission, rightsOf } from "@atoll/contract/identity/Permission";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { AvailableIn } from "@atoll/contract/tenants/AvailableIn";
import { type DenialReason, evaluate } from "@atoll/security/Policy";
import { expect, layer } from "@effect/vitest";
import { Context, DateTime, Effect, Layer, Schema } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { type CallerKind, hubKey, mint, scope } from "./support/mintedCallers.ts";
import { type Operation, operations } from "./support/operations.ts";
import type { Answer } from "./support/wire.ts";
import { unknownId } from "./support/World.ts";

const nobodys: ReadonlyArray<CallerKind> = [
  { name: "an idle session", by: "session", ended: "idle" },
  { name: "an expired session", by: "session", ended: "expired" },
  { name: "a revoked session", by: "session", ended: "revoked" },
  { name: "a session of a deactivated account", by: "session", ended: "deactivated" },
  { name: "an expired access token", by: "access token", ended: "signed an hour ago" },
  { name: "an access token of an expired session", by: "access token", ended: "expired" },
  { name: "an access token of a revoked session", by: "access token", ended: "revoked" },
  { name: "an expired API key", by: "API key", ended: "expired" },
  { name: "a revoked API key", by: "API key", ended: "revoked" },
];

const kinds: ReadonlyArray<CallerKind> = [
  ...nobodys,
  { name: "a session", by: "session" },
  { name: "an access token", by: "access token" },
  { name: "a session that owes the second factor", by: "session", pending: true },
  { name: "an API key without the scope", by: "API key" },
  { name: "a session of a suspended organisation", by: "session", state: "suspended" },
  { name: "an access token of a suspended organisation", by: "access token", state: "suspended" },
  { name: "an API key of a suspended organisation", by: "API key", state: "suspended" },
  { name: "a session of an archived organisation", by: "session", state: "archived" },
  { name: "an API key of an archived organisation", by: "API key", state: "archived" },
  { name: "a session of an organisation that is being purged", by: "session", state: "purging" },
];

/** The last part of a refusal's type, and its status. */
const refusals: ReadonlyMap<string, number> = new Map([
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["second-factor-required", 403],
  ["step-up-required", 403],
  ["tenant-suspended", 503],
  ["tenant-gone", 410],
]);
const letIn = "let in";

const slugOf = (reason: DenialReason): string => {
  if (reason === "SecondFactorRequired") return "second-factor-required";
  return reason === "StepUpRequired" ? "step-up-required" : "forbidden";
};

const credentialOf = ({ by, pending }: CallerKind) =>
  by === "API key"
    ? ({ _tag: "ApiKey", apiKeyId: ApiKeyId.make(unknownId()), scopes: [scope] } as const)
    : ({
        _tag: by === "session" ? "Session" : "AccessToken",
        sessionId: SessionId.make(unknownId()),
        assurance: pending === true ? "pending" : "single",
        authenticatedAt: DateTime.makeUnsafe(0),
      } as const);

const permits = (wanted: Permission) => rightsOf.owner.some(({ permission }) => permission === wanted);

/** What services ask beyond the policy, whatever the request is about. */
const beyond: Readonly<Record<string, string>> = {
  "passkeys.remove": "second-factor-required",
  "secondFactors.renewRecoveryCodes": "second-factor-required",
};

/** What policy, states and credential say together: each caller is an owner who has just signed in; programs never have. */
const expected = ({ key, policy, endpoint }: Operation, kind: CallerKind): string => {
  if (policy === undefined) return "a policy";
  if (policy._tag === "Public") return letIn;
  if (kind.ended !== undefined) return "unauthenticated";
  const { state = "active" } = kind;
  if (!Context.get(endpoint.annotations, AvailableIn).includes(state)) {
    return state === "suspended" ? "tenant-suspended" : "tenant-gone";
  }
  const subject = { _tag: "User", credential: credentialOf(kind) } as const;
  const isFresh = kind.by === "session";
  const decision = evaluate(policy, subject, { permits, isFresh, isOperator: false });
  if (decision._tag === "Denied") return slugOf(decision.denial.reason);
  return beyond[key] ?? letIn;
};

const outcomeOf = ({ status, json, text }: Answer): string => {
  const slug = String(Reflect.get(Object(json), "type")).replace("urn:atoll:problem:", "");
  if (refusals.get(slug) === status) return slug;
  return status > 0 && status !== 500 ? letIn : `${status} ${text}`;
};

/** As little as can be sent: whoever is refused is refused before it is read. */
const ask = Effect.fnUntraced(function* ({ method, path }: Operation, token: string | undefined) {
  const { send } = yield* HostileHub;
  const authorization = { authorization: `Bearer ${token}` };
  const filled = path.replace(/:[a-zA-Z]+/g, unknownId);
  if (method === "GET" || method === "DELETE") return yield* send(filled, { method, headers: authorization });
  const headers = { ...authorization, "content-type": "application/json" };
  return yield* send(filled, { method, headers, body: "{}" });
});

const Document = Schema.Struct({
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Unknown)),
});

layer(HostileHub.layerWith(hubKey).pipe(Layer.orDie), { excludeTestServices: true, timeout: "120 seconds" })(
  "every operation",
  (it) => {
    it.effect("is among those that the hub describes, and there is no other", () =>
      Effect.gen(function* () {
        const { json } = yield* (yield* HostileHub).send("/openapi.json");
        const { paths } = yield* Schema.decodeUnknownEffect(Document)(json);
        expect(Object.values(paths).flatMap((item) => Object.keys(item))).toHaveLength(operations.length);
      }),
    );

    it.effect.each(kinds)("answers $name as its policy says", (kind) =>
      Effect.gen(function* () {
        const tokens = yield* mint(kind, operations.length);
        const answers = yield* Effect.forEach(
          operations,
          (operation, index) => Effect.map(ask(operation, tokens[index]), outcomeOf),
          { concurrency: 8 },
        );
        const said = operations.map(({ key }, index) => [key, answers[index]]);
        const wanted = operations.map((operation) => [operation.key, expected(operation, kind)]);
        expect(Object.fromEntries(said)).toEqual(Object.fromEntries(wanted));
        expect(new Set(answers).size).toBeGreaterThan(1);
      }),
    );
  },
);
