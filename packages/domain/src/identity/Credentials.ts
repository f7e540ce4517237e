import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { Actor } from "@atoll/contract/RequestContext";
import type { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { type LiveSession, SessionRepository } from "@atoll/database/identity/SessionRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import * as Base64Url from "@atoll/security/Base64Url";
import * as Token from "@atoll/security/Token";
import { Context, DateTime, Effect, Layer, Option, type Redacted } from "effect";
import { databaseAnswers } from "../unavailable.ts";
import * as CredentialCache from "./CredentialCache.ts";
import { tagOf } from "./Revocations.ts";
import { SessionUses } from "./SessionUses.ts";

/** Whose credential was shown, the tenant it acts in, and the state that is in. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly tenantState: TenantState;
  readonly actor: Actor;
}

/** A caller with the session that its requests keep alive. */
interface Known {
  readonly caller: Caller;
  readonly session: SessionId | null;
}

const capacity = 5_000;
const timeToLive = "5 minutes";

const ofSession = (session: LiveSession, _tag: "Session" | "AccessToken"): CredentialCache.Finding<Known> => {
  const { tenantId, tenantState, id, userId, role, roleId, assurance, authenticatedAt } = session;
  const credential = { _tag, sessionId: id, assurance, authenticatedAt };
  return {
    value: {
      caller: { tenantId, tenantState, actor: { _tag: "User", userId, role, roleId, credential } },
      session: id,
    },
    tags: [
      tagOf.session(id),
      tagOf.user(userId),
      tagOf.tenant(tenantId),
      ...(roleId === null ? [] : [tagOf.role(roleId)]),
    ],
    endsAt: Math.min(
      DateTime.toEpochMillis(session.expiresAt),
      DateTime.toEpochMillis(session.idleExpiresAt),
    ),
  };
};

/** Whose credential is this? */
export class Credentials extends Context.Service<
  Credentials,
  {
    /**
     * The caller behind a bearer token or session cookie, with the role it has now. It is remembered for up to five
     * minutes; a change of session, user, role or tenant, made by whichever process, ends that within a second. While
     * changes of others would not be heard of, every call asks the database: one statement.
     */
    authenticate(
      token: Redacted.Redacted<string>,
    ): Effect.Effect<Caller, Unauthenticated | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Credentials") {
  static readonly layer = Layer.effect(
    Credentials,
    Effect.gen(function* () {
      const sessions = yield* SessionRepository;
      const nodeTokens = yield* NodeTokenRepository;
      const uses = yield* SessionUses;
      const cache = yield* CredentialCache.make<Known>({ capacity, timeToLive });

      const bySession = (hash: Uint8Array) =>
        Effect.gen(function* () {
          const found = yield* sessions.find(hash);
          if (Option.isNone(found) || found.value.kind !== "browser") return yield* new Unauthenticated({});
          return ofSession(found.value, "Session");
        });

      const byNode = (hash: Uint8Array) =>
        Effect.gen(function* () {
          const found = yield* nodeTokens.find(hash);
          if (Option.isNone(found)) return yield* new Unauthenticated({});
          const { tenantId, nodeId, expiresAt } = found.value;
          const caller: Caller = { tenantId, tenantState: "active", actor: { _tag: "Node", nodeId } };
          return {
            value: { caller, session: null },
            tags: [tagOf.node(nodeId), tagOf.tenant(tenantId)],
            endsAt: DateTime.toEpochMillis(expiresAt),
          };
        });

      const lookups = { session: bySession, node: byNode };

      const find = Effect.fnUntraced(function* (token: Redacted.Redacted<string>) {
        for (const kind of ["session", "node"] as const) {
          const hash = Token.hash(kind, token);
          if (Option.isNone(hash)) continue;
          return yield* cache.get(Base64Url.encode(hash.value), lookups[kind](hash.value));
        }
        return yield* new Unauthenticated({});
      }, databaseAnswers);

      const authenticate = Effect.fn("Credentials.authenticate")(function* (
        token: Redacted.Redacted<string>,
      ) {
        const { caller, session } = yield* find(token);
        if (session !== null) yield* uses.note(caller.tenantId, session);
        return caller;
      });

      return Credentials.of({ authenticate });
    }),
  ).pipe(Layer.provide(SessionUses.layer));
}
