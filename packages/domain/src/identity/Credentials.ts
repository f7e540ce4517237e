import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { ApiKeyRepository } from "@atoll/database/identity/ApiKeyRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import { RunTokenRepository } from "@atoll/database/nodes/RunTokenRepository";
import * as ApiKey from "@atoll/security/ApiKey";
import * as Base64Url from "@atoll/security/Base64Url";
import { sha256 } from "@atoll/security/Digest";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Option, Redacted, Schema } from "effect";
import { databaseAnswers } from "../unavailable.ts";
import { AccessTokens } from "./AccessTokens.ts";
import { ApiKeyUses } from "./ApiKeyUses.ts";
import { type Caller, type Known, ofApiKey, ofNode, ofRun, ofSession } from "./Caller.ts";
import { ExternalCallers } from "./ExternalCallers.ts";
import * as CredentialCache from "../revocation/CredentialCache.ts";
import { SessionUses } from "./SessionUses.ts";

type Lookup = Effect.Effect<
  CredentialCache.Finding<Known>,
  Unauthenticated | ServiceUnavailable | DatabaseUnavailable
>;

const capacity = 5_000;
const timeToLive = "5 minutes";

/** What the token says of whom it stands for; the session knows the rest. */
const Ids = Schema.Struct({ tenantId: TenantId, sessionId: SessionId, userId: UserId });
const decodeIds = Schema.decodeUnknownEffect(Ids);

/** No other credential of the hub has a dot in it. */
const isJwt = (token: Redacted.Redacted<string>): boolean => Redacted.value(token).includes(".");

const known = <A>(found: Option.Option<A>) => Effect.fromOption(found, () => new Unauthenticated({}));

/** Whose credential is this? */
export class Credentials extends Context.Service<
  Credentials,
  {
    /**
     * The caller behind a bearer token, access token, API key or session cookie, or behind a token of another issuer
     * (`ExternalCallers`), with the role it has now. It is remembered for up to five minutes; a change of credential, user,
     * role or tenant, made by whichever process, ends that within a second.
     * While changes of others would not be heard of, every call asks the database: one statement. What cannot be one of
     * the hub's credentials in form asks nobody.
     */
    authenticate(
      token: Redacted.Redacted<string>,
    ): Effect.Effect<Caller, Unauthenticated | ServiceUnavailable>;
    /** Whether `authenticate` would find its caller without asking the database. */
    isRemembered(token: Redacted.Redacted<string>): Effect.Effect<boolean>;
  }
>()("@atoll/domain/identity/Credentials") {
  static readonly layer = Layer.effect(
    Credentials,
    Effect.gen(function* () {
      const sessions = yield* SessionRepository;
      const apiKeys = yield* ApiKeyRepository;
      const nodeTokens = yield* NodeTokenRepository;
      const runTokens = yield* RunTokenRepository;
      const accessTokens = yield* AccessTokens;
      const externalCallers = yield* ExternalCallers;
      const sessionUses = yield* SessionUses;
      const apiKeyUses = yield* ApiKeyUses;
      const cache = yield* CredentialCache.make<Known>({ capacity, timeToLive });

      const bySession = (hash: Uint8Array): Lookup =>
        sessions.find(hash).pipe(
          Effect.map(Option.filter(({ kind }) => kind === "browser")),
          Effect.flatMap(known),
          Effect.map((session) => ofSession(session, "Session", sessionUses)),
        );

      /** Whose session an access token names, once it is known to be the hub's own. */
      const readAccessToken = Effect.fnUntraced(function* (token: Redacted.Redacted<string>) {
        const verified = yield* accessTokens.verify(token).pipe(
          Effect.catchTags({
            AccessTokenRefused: () => Effect.fail(new Unauthenticated({})),
            AccessTokenExpired: () => Effect.fail(new Unauthenticated({})),
          }),
        );
        const ids = yield* Effect.mapError(decodeIds(verified), () => new Unauthenticated({}));
        // Tokens of one session are one finding: it has the session's life, and each token its own.
        return { ...ids, key: `access-token ${ids.tenantId} ${ids.sessionId} ${ids.userId}` };
      });

      const bySessionId = ({ tenantId, sessionId, userId }: typeof Ids.Type): Lookup =>
        sessions.findById(tenantId, sessionId).pipe(
          Effect.map(Option.filter((session) => session.kind === "token" && session.userId === userId)),
          Effect.flatMap(known),
          Effect.map((session) => ofSession(session, "AccessToken", sessionUses)),
        );

      const byApiKey = (hash: Uint8Array): Lookup =>
        Effect.map(Effect.flatMap(apiKeys.find(hash), known), (key) => ofApiKey(key, apiKeyUses));

      const byNode = (hash: Uint8Array): Lookup =>
        Effect.map(Effect.flatMap(nodeTokens.find(hash), known), ofNode);

      const byRun = (hash: Uint8Array): Lookup =>
        Effect.map(Effect.flatMap(runTokens.find(hash), known), ofRun);

      /** The prefix says the kind; so no token is ever held against the tokens of another kind. */
      const kinds = [
        [(token) => Token.hash("session", token), bySession],
        [(token) => Option.map(ApiKey.parse(token), ({ hash }) => hash), byApiKey],
        [(token) => Token.hash("node", token), byNode],
        [(token) => Token.hash("run", token), byRun],
      ] satisfies ReadonlyArray<
        readonly [
          (token: Redacted.Redacted<string>) => Option.Option<Uint8Array>,
          (hash: Uint8Array) => Lookup,
        ]
      >;

      /** What is remembered under which key, and how it is looked up. */
      const read = Effect.fnUntraced(function* (token: Redacted.Redacted<string>) {
        if (isJwt(token)) {
          const claimed = yield* externalCallers.claimed(token);
          if (Option.isSome(claimed)) {
            const key = `external-token ${Base64Url.encode(sha256(Redacted.value(token)))}`;
            return { key, lookup: externalCallers.find(token, claimed.value) };
          }
          const { key, ...ids } = yield* readAccessToken(token);
          return { key, lookup: bySessionId(ids) };
        }
        for (const [hashOf, lookUp] of kinds) {
          const hash = hashOf(token);
          if (Option.isSome(hash)) return { key: Base64Url.encode(hash.value), lookup: lookUp(hash.value) };
        }
        return yield* new Unauthenticated({});
      });

      const find = Effect.fnUntraced(function* (token: Redacted.Redacted<string>) {
        const { key, lookup } = yield* read(token);
        return yield* cache.get(key, lookup);
      }, databaseAnswers);

      const isRemembered = (token: Redacted.Redacted<string>) =>
        Effect.matchEffect(read(token), {
          onSuccess: ({ key }) => cache.has(key),
          onFailure: () => Effect.succeed(false),
        });

      const authenticate = Effect.fn("Credentials.authenticate")(function* (
        token: Redacted.Redacted<string>,
      ) {
        const { caller, use } = yield* find(token);
        yield* use;
        return caller;
      });

      return Credentials.of({ authenticate, isRemembered });
    }),
  ).pipe(Layer.provide([SessionUses.layer, ApiKeyUses.layer]));
}
