import { AuditedRead } from "@atoll/contract/Audited";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { type Permission, rightsOf } from "@atoll/contract/identity/Permission";
import type { BuiltInRole } from "@atoll/contract/identity/Role";
import { evaluate, type Subject } from "@atoll/security/Policy";
import { expect, layer } from "@effect/vitest";
import { Context, DateTime, Effect, Layer } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { callOf, type Operation, type OperationRequest, operations } from "./support/operations.ts";
import { choices, positionsOf, replaceAt } from "./support/positions.ts";
import { requestsOf } from "./support/requests.ts";
import type { Answer } from "./support/wire.ts";
import { type Ids, type Organisation, organisation, unknownId } from "./support/World.ts";

interface Credential {
  readonly name: string;
  readonly token?: string;
  readonly subject: Subject;
  /** Of a user. */
  readonly role?: BuiltInRole;
  /** Whose it is. */
  readonly own: Organisation;
  readonly foreign: Organisation;
}

const justNow = {
  _tag: "Session",
  sessionId: SessionId.make(unknownId()),
  assurance: "single",
  authenticatedAt: DateTime.makeUnsafe(0),
} as const;

const ofApiKey = {
  _tag: "ApiKey",
  apiKeyId: ApiKeyId.make(unknownId()),
  scopes: ["projects:read"],
} as const;

const credentialsOf = (own: Organisation, foreign: Organisation): ReadonlyArray<Credential> => {
  const { tokens, marker } = own;
  const user = (role: "owner" | "member" | "viewer" | "steward"): Credential => ({
    name: `${marker} ${role}`,
    token: tokens[role],
    subject: { _tag: "User", credential: justNow },
    role,
    own,
    foreign,
  });
  const node = { subject: { _tag: "Node" }, own, foreign } as const;
  const run = { ...node, subject: { _tag: "Run" } } as const;
  return [
    ...(["owner", "member", "viewer", "steward"] as const).map(user),
    {
      name: `${marker} API key`,
      token: tokens.apiKey,
      subject: { _tag: "User", credential: ofApiKey },
      role: "owner",
      own,
      foreign,
    },
    { name: `${marker} data node`, token: tokens.node, ...node },
    { name: `${marker} aggregator`, token: tokens.aggregator, ...node },
    { name: `${marker} run`, token: tokens.run, ...run },
    { name: `${marker} aggregator's run`, token: tokens.aggregatorRun, ...run },
  ];
};

/** Two organisations that share nothing, and everybody who may call. */
class Two extends Context.Service<Two, ReadonlyArray<Credential>>()("@atoll/api/test/Two") {
  static readonly layer = Layer.effect(
    Two,
    Effect.gen(function* () {
      const alpha = yield* organisation("Alpha");
      const bravo = yield* organisation("Bravo");
      const nobody = { subject: { _tag: "Anonymous" }, own: bravo, foreign: alpha } as const;
      const forged = `${alpha.tokens.owner.slice(0, -4)}AAAA`;
      return [
        { name: "none", ...nobody },
        { name: "garbage", token: "garbage", ...nobody },
        { name: "forged", token: forged, ...nobody },
        ...credentialsOf(alpha, bravo),
        ...credentialsOf(bravo, alpha).filter(({ name }) => /owner|data/.test(name)),
      ];
    }),
  ).pipe(Layer.orDie, Layer.provideMerge(HostileHub.layer));
}

/**
 * By design no secret: what a node is called, so that any organisation can invite it, and which providers an
 * organisation's sign-in page offers to anybody.
 */
const mayAnswerForeign = (operation: Operation, paths: ReadonlyArray<ReadonlyArray<string>>): boolean =>
  operation.key.startsWith("federation.") ||
  (operation.key === "projects.invite" && paths.length === 1 && paths[0]?.join() === "json,nodeId");

/** What is refused for another reason before it is looked up: the same whatever the id. */
const refusedBefore: ReadonlyArray<string> = ["linkedAccounts.finish", "passkeys.remove"];

/** Answers as they would be if ids, times and request ids were the same. */
const comparable = ({ status, headers, text }: Answer, ids: ReadonlyArray<string>) => {
  const { date: _, "x-request-id": __, ...kept } = headers;
  const blank = (before: string, id: string) => before.replaceAll(id, "<id>");
  const withoutRequestId = text.replace(/,?"requestId":"[^"]*"/, "");
  return { status, headers: kept, text: ids.reduce(blank, withoutRequestId) };
};

const kindOf = (ids: Ids, id: string) => Object.entries(ids).find(([, known]) => known === id)?.[0];
const idOfKind = (ids: Ids, kind: string | undefined): string =>
  Object.entries(ids).find(([name]) => name === kind)?.[1] ?? "";

/** An id that nothing has, and that sorts where this one does: cursors are compared, not looked up. */
const neighbourOf = (id: string): string => id.slice(0, -12) + unknownId().slice(-12);

const ask = Effect.fnUntraced(function* (
  operation: Operation,
  request: OperationRequest,
  token: string | undefined,
) {
  const { path, call } = callOf(operation, request, token);
  return yield* (yield* HostileHub).send(path, call);
});

const isAllowed = ({ policy }: Operation, { subject, role }: Credential): boolean => {
  const rights = role === undefined ? [] : rightsOf[role];
  const permits = (wanted: Permission) => rights.some(({ permission }) => permission === wanted);
  return (
    policy !== undefined &&
    evaluate(policy, subject, { permits, isFresh: true, isOperator: false })._tag === "Allowed"
  );
};

/** What the foreign ids of every choice of positions answer, against unknown ids in the same positions. */
const tryForeignIds = Effect.fnUntraced(function* (operation: Operation, credential: Credential) {
  const { own, foreign, token, name } = credential;
  const request = requestsOf(own.ids, own.account.email)[operation.key] ?? {};
  const positions = positionsOf(request, new Set(Object.values(own.ids)));
  const allowed = isAllowed(operation, credential);
  for (const chosen of allowed ? choices(positions) : [positions]) {
    if (
      mayAnswerForeign(
        operation,
        chosen.map(({ path }) => path),
      )
    )
      continue;
    const where = `${operation.key} as ${name} with foreign ${chosen.map(({ path }) => path.join(".")).join(" ")}`;
    const theirs = chosen.map(({ id }) => idOfKind(foreign.ids, kindOf(own.ids, id)));
    const nobodys = theirs.map(neighbourOf);
    const put = (ids: ReadonlyArray<string>) =>
      chosen.reduce((before, { path }, index) => replaceAt(before, path, ids[index]), request);
    const answer = yield* ask(operation, put(theirs), token);
    const unknown = yield* ask(operation, put(nobodys), token);
    expect(comparable(answer, theirs), where).toEqual(comparable(unknown, nobodys));
    expect(answer.text, where).not.toContain(foreign.marker);
    const isLookedUp = operation.method !== "GET" && !refusedBefore.includes(operation.key);
    if (isLookedUp && chosen.some(({ path }) => path[0] === "params")) {
      expect(answer.status, where).toBe(allowed ? 404 : refusal(credential));
    }
  }
});

/** Everything but what reading one's own people leaves in one's own trail. */
const rowsBeside = Effect.fnUntraced(function* ({ endpoint }: Operation) {
  const { audit_entries: entries, ...rows } = yield* (yield* HostileHub).rows;
  return Context.get(endpoint.annotations, AuditedRead) ? rows : { ...rows, entries };
});

const refusal = ({ subject }: Credential): number => (subject._tag === "Anonymous" ? 401 : 403);

layer(Two.layer, { excludeTestServices: true, timeout: "120 seconds" })("two organisations", (it) => {
  it.effect("every operation has its request here", () =>
    Effect.gen(function* () {
      const [first] = yield* Two;
      const known = first === undefined ? {} : requestsOf(first.own.ids, "");
      expect(Object.keys(known).toSorted()).toEqual(operations.map(({ key }) => key).toSorted());
    }),
  );

  it.effect.each(operations)("$key shows nothing of the other and changes nothing of it", (operation) =>
    Effect.gen(function* () {
      const credentials = yield* Two;
      const before = yield* rowsBeside(operation);
      for (const credential of credentials) {
        const { own, foreign, token, name } = credential;
        yield* tryForeignIds(operation, credential);
        const request = requestsOf(own.ids, own.account.email)[operation.key] ?? {};
        const isRead = operation.method === "GET";
        const allowed = isAllowed(operation, credential);
        // Pulling one's own messages leases them.
        if (allowed && (!isRead || operation.key === "messages.pull")) continue;
        const answer = yield* ask(operation, request, token);
        expect(answer.text, `${operation.key} as ${name}`).not.toContain(foreign.marker);
        if (!allowed) expect(answer.status, `${operation.key} as ${name}`).toBe(refusal(credential));
      }
      expect(yield* rowsBeside(operation)).toEqual(before);
    }),
  );
});
