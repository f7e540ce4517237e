import { Role } from "@atoll/contract/identity/Role";
import { SessionId } from "@atoll/contract/identity/Session";
import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one, run, wrote } from "../statements.ts";

export interface NewSession {
  readonly id: SessionId;
  readonly userId: UserId;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  /** How long it lives without being used. */
  readonly idle: Duration.Duration;
  /** How long it lives at all. */
  readonly absolute: Duration.Duration;
}

/** A session that is alive, with the role its user has at this moment. */
export const LiveSession = Schema.Struct({
  tenantId: TenantId,
  id: SessionId,
  userId: UserId,
  role: Role,
  lastSeenAt: Instant,
  expiresAt: Instant,
});
export type LiveSession = typeof LiveSession.Type;

const Expiry = Schema.Struct({ expiresAt: Instant });

/** Sessions; their times are the database's clock, so a process with a wrong clock prolongs none. */
export class SessionRepository extends Context.Service<
  SessionRepository,
  {
    /** A session of a member of the current tenant; returns when it ends at the latest. */
    readonly create: (session: NewSession) => Effect.Effect<Instant, DatabaseUnavailable>;
    /** Works before a tenant is known. None for a revoked, expired or idle session and for a suspended tenant. */
    readonly find: (tokenHash: Uint8Array) => Effect.Effect<Option.Option<LiveSession>, DatabaseUnavailable>;
    /** Starts the idle time again, never beyond the absolute end. */
    readonly touch: (id: SessionId, idle: Duration.Duration) => Effect.Effect<void, DatabaseUnavailable>;
    /** False if it was not alive. */
    readonly revoke: (id: SessionId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** When a session of the current tenant that is alive ends at the latest. */
    readonly expiry: (id: SessionId) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    readonly revokeAllOf: (userId: UserId) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/SessionRepository") {
  static readonly layer = Layer.effect(
    SessionRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return SessionRepository.of({
        create: ({ id, userId, tokenHash, idle, absolute }) =>
          forTenant((tenant) =>
            Effect.map(
              one(Expiry)(sql`
                insert into sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)
                values (${tenant}, ${id}, ${userId}, ${tokenHash},
                  now() + least(${Duration.toSeconds(idle)}, ${Duration.toSeconds(absolute)}) * interval '1 second',
                  now() + ${Duration.toSeconds(absolute)} * interval '1 second')
                returning expires_at`),
              ({ expiresAt }) => expiresAt,
            ),
          ),
        find: (tokenHash) => maybe(LiveSession)(sql`select * from auth_find_session(${tokenHash})`),
        touch: (id, idle) =>
          forTenant((tenant) =>
            run(sql`
              update sessions set last_seen_at = now(),
                idle_expires_at = least(now() + ${Duration.toSeconds(idle)} * interval '1 second', expires_at)
              where tenant_id = ${tenant} and id = ${id} and revoked_at is null`),
          ),
        revoke: (id) =>
          forTenant((tenant) =>
            wrote(sql`
              update sessions set revoked_at = now()
              where tenant_id = ${tenant} and id = ${id} and revoked_at is null returning id`),
          ),
        expiry: (id) =>
          forTenant((tenant) =>
            Effect.map(
              maybe(Expiry)(sql`
                select expires_at from sessions
                where tenant_id = ${tenant} and id = ${id} and revoked_at is null and expires_at > now()`),
              Option.map(({ expiresAt }) => expiresAt),
            ),
          ),
        revokeAllOf: (userId) =>
          forTenant((tenant) =>
            run(sql`
              update sessions set revoked_at = now()
              where tenant_id = ${tenant} and user_id = ${userId} and revoked_at is null`),
          ),
      });
    }),
  );
}
