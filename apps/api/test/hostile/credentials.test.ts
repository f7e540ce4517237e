import { type KeyObject, sign } from "node:crypto";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import * as KeyPair from "@atoll/security/KeyPair";
import { expect, layer } from "@effect/vitest";
import { Context, Effect, Layer, Schedule } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { forgeriesOf } from "./support/forgedTokens.ts";
import { attempt, changingNothing, expectRefusal } from "./support/refusal.ts";
import { requestsOf } from "./support/requests.ts";
import type { Answer } from "./support/wire.ts";
import {
  assertionOf,
  type Organisation,
  organisation,
  password,
  register,
  unknownId,
} from "./support/World.ts";

class Alpha extends Context.Service<Alpha, Organisation>()("@atoll/api/test/Alpha") {
  static readonly layer = Layer.effect(Alpha, organisation("Alpha")).pipe(
    Layer.orDie,
    Layer.provideMerge(HostileHub.layer),
  );
}

const unauthenticated = { status: 401, slug: "unauthenticated" };
const refused = { status: 401, slug: "invalid-client" };

const exchange = (client_assertion: string) =>
  attempt("auth.token", {
    form: {
      grant_type: "client_credentials",
      client_assertion_type: ClientAssertion.assertionType,
      client_assertion,
    },
  });

const me = (token?: string) => changingNothing(attempt("auth.me", {}, token));

/** A change that was not made through the hub has to be told to it, as one of its processes tells the others. */
const toldOf = <A, E, R>(change: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { sql } = yield* HostileHub;
    yield* change;
    yield* sql`select pg_notify('atoll_invalidations', 'changed by hand')`;
  });

/** What is told is heard within a second. */
const once = (status: number, answer: ReturnType<typeof attempt>) =>
  Effect.repeat(answer, {
    until: (heard) => heard.status === status,
    schedule: Schedule.spaced("50 millis").pipe(Schedule.upTo({ times: 20 })),
  });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A JSON Web Token of whatever it is told, signed by ES256. */
const jwt = (header: object, claims: object, key: KeyObject): string => {
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
};

/** An answer without what differs each time. */
const comparable = ({ status, headers, text }: Answer) => {
  const { date: _, "x-request-id": __, ...kept } = headers;
  return { status, headers: kept, text: text.replace(/"requestId":"[^"]*"/, "") };
};

layer(Alpha.layer, { excludeTestServices: true, timeout: "120 seconds" })("credentials", (it) => {
  it.effect("an unknown address and a wrong password are told alike", () =>
    changingNothing(
      Effect.gen(function* () {
        const { account } = yield* Alpha;
        const login = (email: string, secret: string, more: object = {}) =>
          attempt("auth.login", { json: { email, password: secret, ...more } });
        const wrong = yield* login(account.email, "not the password at all");
        expectRefusal({ status: 401, slug: "invalid-credentials" }, wrong);
        const others = [
          login("nobody@example.org", "not the password at all"),
          login(account.email.toUpperCase(), "not the password at all"),
          login(account.email, `${password} `),
          login(account.email, password, { tenantId: unknownId() }),
          login("nobody@example.org", password, { tenantId: account.tenantId }),
        ];
        for (const other of others) expect(comparable(yield* other)).toEqual(comparable(wrong));
      }),
    ),
  );

  it.effect("an assertion is good once, for one of any number at the same time", () =>
    Effect.gen(function* () {
      const { data } = yield* Alpha;
      const assertion = yield* assertionOf(data.id, data.signing);
      const answers = yield* Effect.replicateEffect(exchange(assertion), 20, { concurrency: "unbounded" });
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const [second] = answers.filter(({ status }) => status !== 200);
      expect(second).toMatchObject({ status: 401, json: { detail: "The assertion was used before." } });
      expectRefusal(refused, yield* changingNothing(exchange(assertion)));
    }),
  );

  it.effect("an assertion of another node, key, hub, time or form", () =>
    Effect.gen(function* () {
      const { url, rows } = yield* HostileHub;
      const { data, aggregator } = yield* Alpha;
      const stranger = yield* KeyPair.generateSigning;
      const now = Math.floor((performance.timeOrigin + performance.now()) / 1_000);
      const claims = { iss: data.id, sub: data.id, aud: url, iat: now, exp: now + 100, jti: unknownId() };
      const typ = "client-authentication+jwt";
      const signed = (changes: object, header: object = {}) =>
        jwt({ alg: "ES256", typ, ...header }, { ...claims, ...changes }, data.signing.privateKey);
      expect((yield* exchange(signed({}))).status).toBe(200);
      const assertions = [
        yield* assertionOf(data.id, stranger),
        yield* assertionOf(data.id, aggregator.signing),
        yield* assertionOf(unknownId(), data.signing),
        yield* ClientAssertion.create({ nodeId: data.id, audience: "https://evil", key: data.signing }),
        signed({ sub: aggregator.id }),
        signed({ iss: 1 }),
        signed({ aud: [url, url] }),
        signed({ exp: now - 3_600 }),
        signed({ exp: 1e300 }),
        signed({ iat: -1e300, exp: now + 100 }),
        signed({ iat: 8.64e15 }),
        signed({ nbf: 1e308 }),
        signed({ jti: "short" }),
        signed({ jti: "\u0000".repeat(20) }),
        signed({}, { typ: "JWT" }),
        signed({}, { jwk: stranger.publicJwk }),
        `${encode({ alg: "none", typ })}.${encode(claims)}.`,
        "e30.e30.e30",
        "...",
        "a".repeat(4_000),
      ];
      const before = yield* rows;
      for (const [index, assertion] of assertions.entries()) {
        expectRefusal(refused, yield* exchange(assertion), `assertion ${index}`);
      }
      expect(yield* rows).toEqual(before);
    }),
  );

  it.effect("a session that is unknown, foreign in kind, revoked, idle or expired", () =>
    Effect.gen(function* () {
      const { sql } = yield* HostileHub;
      const { account, tokens } = yield* Alpha;
      const login = Effect.map(
        attempt("auth.login", { json: { email: account.email, password } }),
        ({ json }) => String(Reflect.get(Object(json), "token")),
      );
      const forged = `${tokens.owner.slice(0, -1)}${tokens.owner.endsWith("A") ? "B" : "A"}`;
      for (const token of [undefined, "garbage", forged, `${tokens.owner} `, tokens.owner.slice(8)]) {
        const answer = yield* me(token);
        if (token?.trim() !== tokens.owner) expectRefusal(unauthenticated, answer, token);
      }
      expectRefusal(unauthenticated, yield* me(tokens.owner.replace("atoll_s_", "atoll_n_")));
      expectRefusal({ status: 403, slug: "forbidden" }, yield* me(tokens.node));

      const left = yield* login;
      expect((yield* attempt("auth.logout", {}, left)).status).toBe(204);
      expectRefusal(unauthenticated, yield* me(left));

      for (const column of ["idle_expires_at", "expires_at"]) {
        const token = yield* login;
        expect((yield* me(token)).status).toBe(200);
        yield* toldOf(sql`update sessions set ${sql(column)} = now() - interval '1 second'
          where id = (select id from sessions order by created_at desc limit 1)`);
        expectRefusal(unauthenticated, yield* once(401, me(token)), column);
      }
      yield* toldOf(sql`update node_tokens set expires_at = now() - interval '1 second'`);
      const late = once(401, attempt("nodes.self", {}, tokens.node));
      expectRefusal(unauthenticated, yield* changingNothing(late));
    }),
  );

  it.effect("nothing that can be made of real credentials is one, and all of it is answered alike", () =>
    Effect.gen(function* () {
      const { log } = yield* HostileHub;
      const { tokens, account } = yield* Alpha;
      const pairOf = (token: string) =>
        Effect.map(attempt("tokens.open", {}, token), ({ json }) => Object(json));
      const pair = yield* pairOf(account.token);
      const other = yield* register("Other");
      const { keys } = Object((yield* attempt("key-set.read", {})).json);
      const [publicKey] = keys;
      const forgeries = forgeriesOf({
        accessToken: pair.access_token,
        otherAccessToken: (yield* pairOf(other.token)).access_token,
        refreshToken: pair.refresh_token,
        session: account.token,
        apiKey: tokens.apiKey,
        node: tokens.node,
        run: tokens.run,
        publicKey,
      });
      expect((yield* attempt("auth.me", {}, pair.access_token)).status).toBe(200);
      const unknown = comparable(yield* attempt("auth.me", {}, "garbage"));
      expect(unknown.status).toBe(401);
      const asCookie = (value: string) => ({ headers: { cookie: `__Host-atoll-session=${value}` } });
      for (const forged of new Set(forgeries)) {
        const sent = forged.replace(/[^\x20-\x7e]/g, "");
        const cookie = attempt("auth.me", {}, undefined, asCookie(sent.replace(/[,; "\\]/g, "")));
        const answers = [yield* attempt("auth.me", {}, sent), yield* cookie];
        for (const answer of answers) expect(comparable(answer), sent.slice(0, 200)).toEqual(unknown);
      }
      expect(forgeries.length).toBeGreaterThan(100);
      expect(yield* log).not.toContain("failed unexpectedly");
    }),
  );

  it.effect("a role that was taken away counts no more", () =>
    Effect.gen(function* () {
      const { sql } = yield* HostileHub;
      const { tokens, ids } = yield* Alpha;
      const request = { json: { name: "Late", description: "" } };
      const create = attempt("projects.create", request, tokens.member);
      yield* toldOf(sql`update memberships set role = 'guest'
        where role = 'member' and tenant_id = ${ids.tenantId}`);
      yield* once(403, attempt("jobs.types", {}, tokens.member));
      expectRefusal({ status: 403, slug: "forbidden" }, yield* changingNothing(create));
      yield* toldOf(sql`delete from memberships where role = 'guest' and tenant_id = ${ids.tenantId}`);
      yield* once(401, me(tokens.member));
      const gone = yield* changingNothing(create);
      expectRefusal(unauthenticated, gone);
    }),
  );

  it.effect("an idempotency key of another request", () =>
    Effect.gen(function* () {
      const { tokens } = yield* Alpha;
      const create = (name: string, key: string) =>
        attempt("projects.create", { json: { name, description: "" } }, tokens.owner, {
          headers: { "idempotency-key": key },
        });
      const first = yield* create("Once", "key-1");
      expect(first.status).toBe(201);
      const again = yield* changingNothing(create("Once", "key-1"));
      expect(again).toMatchObject({ status: 201, json: first.json });
      const mismatch = { status: 422, slug: "idempotency-mismatch" };
      expectRefusal(mismatch, yield* changingNothing(create("Twice", "key-1")));
      for (const key of ["", "k".repeat(256), "\u00e9\u00ff"]) {
        const answer = yield* changingNothing(create("Never", key));
        expectRefusal({ status: 400, slug: "invalid-request" }, answer, key);
      }
    }),
  );

  // The last: with it an analysis ends, while others look whether anything changes.
  it.effect("a token of a run for anything that is not that run's, and of a run that has ended", () =>
    Effect.gen(function* () {
      const { sql } = yield* HostileHub;
      const { tokens, ids, data, aggregator } = yield* Alpha;
      const own = { params: { runId: ids.runId } };
      expect((yield* attempt("runs.bundle", own, tokens.run)).status).toBe(200);
      const forbidden = { status: 403, slug: "forbidden" };
      for (const key of [
        "runs.claim",
        "runs.finish",
        "nodes.self",
        "nodes.work",
        "auth.me",
        "projects.list",
      ]) {
        const request = requestsOf(ids, "")[key] ?? {};
        expectRefusal(forbidden, yield* changingNothing(attempt(key, request, tokens.run)), key);
      }
      const notFound = { status: 404, slug: "run-not-found" };
      const others = { params: { runId: ids.aggregatorRunId } };
      expectRefusal(notFound, yield* changingNothing(attempt("runs.bundle", others, tokens.run)));

      const form = (nodeAssertion: string, scope: string) =>
        attempt("auth.token", {
          form: {
            grant_type: "client_credentials",
            client_assertion_type: ClientAssertion.assertionType,
            client_assertion: nodeAssertion,
            scope,
          },
        });
      const outOfScope = { status: 400, slug: "invalid-scope" };
      const answers = [];
      for (const scope of [`run:${ids.aggregatorRunId}`, `run:${unknownId()}`, "run:../..", "\u00e9", " "]) {
        const answer = yield* form(yield* assertionOf(data.id, data.signing), scope);
        expectRefusal(outOfScope, answer, scope);
        answers.push(comparable(answer));
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      for (const scope of ["", "s".repeat(201)]) {
        const answer = yield* form(yield* assertionOf(aggregator.id, aggregator.signing), scope);
        expectRefusal({ status: 400, slug: "invalid-request" }, answer, scope);
      }

      yield* toldOf(sql`update run_tokens set expires_at = now() - interval '1 second'
        where run_id = ${ids.aggregatorRunId}`);
      expectRefusal(unauthenticated, yield* once(401, attempt("runs.bundle", others, tokens.aggregatorRun)));
      const end = { leaseToken: ids.leaseToken, outcome: "failed", exitCode: 1, reason: "", usage: null };
      const granted = yield* exchange(yield* assertionOf(data.id, data.signing));
      const node = String(Reflect.get(Object(granted.json), "access_token"));
      expect((yield* attempt("runs.finish", { ...own, json: end }, node)).status).toBe(200);
      expectRefusal(unauthenticated, yield* once(401, attempt("runs.bundle", own, tokens.run)));
      const late = yield* form(yield* assertionOf(data.id, data.signing), `run:${ids.runId}`);
      expectRefusal(outOfScope, late);
    }),
  );
});
