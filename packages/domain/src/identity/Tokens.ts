import { Forbidden, type ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { InvalidRefreshToken } from "@atoll/contract/identity/TokenProblems";
import type { TokenPair } from "@atoll/contract/identity/TokensApi";
import type { UserId } from "@atoll/contract/identity/User";
import type { Instant } from "@atoll/contract/Instant";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import {
  type FoundRefreshToken,
  RefreshTokenRepository,
} from "@atoll/database/identity/RefreshTokenRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { lifetime } from "@atoll/security/AccessToken";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import * as RefreshToken from "@atoll/security/RefreshToken";
import * as Token from "@atoll/security/Token";
import { Context, DateTime, Duration, Effect, Layer, Option, Redacted } from "effect";
import { anonymousActor, AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs, currentSession, currentTenant, currentUser } from "../caller.ts";
import { Mails } from "../mail/Mails.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { AccessTokens } from "./AccessTokens.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";

/** How long after its rotation a token still gives its successor: two tabs, or an answer lost on the way. */
const grace = Duration.seconds(10);

const refused = () => new InvalidRefreshToken({});

/** Access and refresh tokens of people's programs. */
export class Tokens extends Context.Service<
  Tokens,
  {
    /**
     * Begins a family of tokens for the caller, which has what its session has shown and a life of its own. Only a session
     * opens one: an access token that was stolen is worth its ten minutes.
     */
    open(): Effect.Effect<TokenPair, Forbidden | Unauthenticated | ServiceUnavailable>;
    /**
     * Rotates a refresh token. Within 10 s the same token gives the same successor; later, or after that was used, it ends
     * the family on every process, and its person is told by mail.
     */
    refresh(
      token: Redacted.Redacted<string>,
    ): Effect.Effect<TokenPair, InvalidRefreshToken | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Tokens") {
  static readonly layer = Layer.effect(
    Tokens,
    Effect.gen(function* () {
      const database = yield* Database;
      const families = yield* RefreshTokenRepository;
      const users = yield* UserRepository;
      const accessTokens = yield* AccessTokens;
      const config = yield* IdentityConfig;
      const revocations = yield* Revocations;
      const mails = yield* Mails;
      const kek = yield* KeyEncryptionKey;
      const trail = yield* AuditTrail;

      const pairOf = Effect.fnUntraced(function* (
        family: {
          readonly tenantId: TenantId;
          readonly sessionId: SessionId;
          readonly userId: UserId;
          readonly expiresAt: Instant;
        },
        refreshToken: Redacted.Redacted<string>,
      ) {
        const { expiresAt, ...grant } = family;
        const { token } = yield* accessTokens.issue(grant);
        const now = yield* DateTime.now;
        return {
          access_token: Redacted.value(token),
          token_type: "Bearer" as const,
          expires_in: lifetime,
          refresh_token: Redacted.value(refreshToken),
          refresh_expires_in: Math.max(0, Math.floor(Duration.toSeconds(DateTime.distance(now, expiresAt)))),
        };
      });

      const open = Effect.fn("Tokens.open")(function* () {
        const { userId, credential } = yield* currentUser;
        const { sessionId: from } = yield* currentSession;
        if (credential._tag !== "Session") {
          return yield* new Forbidden({ detail: "Only a session opens a family of tokens." });
        }
        const id = yield* newId(SessionId);
        const first = yield* RefreshToken.issue;
        const { hash: sessionHash } = yield* Token.issue("session");
        const { refreshIdle: idle, refreshAbsolute: absolute } = config;
        const opened = yield* trail.recorded(
          families.open({ id, from, sessionHash, tokenHash: first.hash, idle, absolute }),
          (family) =>
            Option.isNone(family)
              ? undefined
              : {
                  action: "tokens.open",
                  target: { type: "session", id },
                  changes: diff("session", {}, { kind: "token" }),
                },
        );
        const expiresAt = yield* Effect.fromOption(opened, () => new Unauthenticated({}));
        const tenantId = yield* currentTenant;
        return yield* pairOf({ tenantId, sessionId: id, userId, expiresAt }, first.token);
      }, databaseAnswers);

      const tellOfReuse = Effect.fnUntraced(function* ({ sessionId, userId }: FoundRefreshToken) {
        yield* revocations.tell(tagOf.session(sessionId));
        yield* trail.record({
          action: "refreshToken.reused",
          target: { type: "session", id: sessionId },
          changes: diff("session", {}, { revokedReason: "refresh-token-reused" }),
          actor: anonymousActor,
        });
        const user = yield* users.get(userId);
        if (Option.isNone(user)) return;
        const { address } = yield* CurrentRequest;
        const origin = { at: yield* DateTime.now, by: null, address, userAgent: null };
        yield* mails.send({
          to: { name: user.value.displayName, address: user.value.email },
          template: { _tag: "RefreshTokenReused", origin },
        });
      });

      const refresh = Effect.fn("Tokens.refresh")(function* (token: Redacted.Redacted<string>) {
        const hash = yield* Effect.fromOption(RefreshToken.hash(token), refused);
        const family = yield* Effect.fromOption(yield* families.find(hash), refused);
        const presented = { token, generation: family.generation };
        const next = yield* Effect.provideService(RefreshToken.successor(presented), KeyEncryptionKey, kek);
        // What the reuse has ended must stay so: it is refused after the commit.
        const rotation = yield* families.rotate(hash, next.hash, grace).pipe(
          Effect.tap((rotated) =>
            Option.exists(rotated, ({ outcome }) => outcome === "reused") ? tellOfReuse(family) : Effect.void,
          ),
          database.transaction,
          actingAs(family.tenantId, { _tag: "System", name: "identity" }),
        );
        const { outcome, tokenHash } = yield* Effect.fromOption(rotation, refused);
        if (outcome === "reused") return yield* refused();
        if (outcome === "rotated") return yield* pairOf(family, next.token);
        const again = yield* Effect.provideService(
          RefreshToken.successorAgain(presented, tokenHash),
          KeyEncryptionKey,
          kek,
        );
        return yield* pairOf(family, (yield* Effect.fromOption(again, refused)).token);
      }, databaseAnswers);

      return Tokens.of({ open, refresh });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
