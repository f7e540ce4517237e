import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe } from "../statements.ts";

export interface NewFamily {
  readonly id: SessionId;
  /** The session of the current tenant whose person it goes on for. */
  readonly from: SessionId;
  /** Of a session token that nobody was given. */
  readonly sessionHash: Uint8Array;
  /** SHA-256 of the first refresh token. */
  readonly tokenHash: Uint8Array;
  readonly idle: Duration.Duration;
  readonly absolute: Duration.Duration;
}

/** A refresh token of a family that lives, rotated before or not. */
export const FoundRefreshToken = Schema.Struct({
  tenantId: TenantId,
  sessionId: SessionId,
  userId: UserId,
  generation: Schema.Int,
  expiresAt: Instant,
});
export type FoundRefreshToken = typeof FoundRefreshToken.Type;

/** What became of a presented token; `tokenHash` is its successor's. */
export const Rotation = Schema.Union([
  Schema.Struct({ outcome: Schema.Literals(["rotated", "again"]), tokenHash: Schema.Uint8Array }),
  Schema.Struct({ outcome: Schema.Literal("reused"), tokenHash: Schema.Null }),
]);
export type Rotation = typeof Rotation.Type;

const Expiry = Schema.Struct({ expiresAt: Instant });

/** Families of refresh tokens: sessions of kind `token`, and tokens kept as SHA-256. Times are the database's. */
export class RefreshTokenRepository extends Context.Service<
  RefreshTokenRepository,
  {
    /**
     * Begins a family with what its person has shown in the session `from`; returns when it ends at the latest. None
     * where that is no browser session that lives.
     */
    readonly open: (family: NewFamily) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    /** Works before a tenant is known. None for an unknown token, and for every token of a family that has ended. */
    readonly find: (
      tokenHash: Uint8Array,
    ) => Effect.Effect<Option.Option<FoundRefreshToken>, DatabaseUnavailable>;
    /**
     * Rotates the token, in one statement; of any number at once, one does. Within the grace after it, the same token gives
     * the same successor `again`, while that was not rotated itself. Any later use is `reused` and has ended the family.
     */
    readonly rotate: (
      tokenHash: Uint8Array,
      successorHash: Uint8Array,
      grace: Duration.Duration,
    ) => Effect.Effect<Option.Option<Rotation>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/RefreshTokenRepository") {
  static readonly layer = Layer.effect(
    RefreshTokenRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return RefreshTokenRepository.of({
        open: ({ id, from, sessionHash, tokenHash, idle, absolute }) =>
          forTenant((tenant) => {
            const [idleSeconds, seconds] = [
              Math.floor(Duration.toSeconds(idle)),
              Math.floor(Duration.toSeconds(absolute)),
            ];
            return Effect.map(
              maybe(Expiry)(sql`
                with family as (
                  insert into sessions (tenant_id, id, user_id, kind, token_hash, assurance, authenticated_at, methods,
                    address, user_agent, idle_seconds, idle_expires_at, expires_at)
                  select tenant_id, ${id}::uuid, user_id, 'token', ${sessionHash}::bytea, assurance, authenticated_at,
                    methods, address, user_agent, ${idleSeconds}::int,
                    now() + least(${idleSeconds}::int, ${seconds}::int) * interval '1 second',
                    now() + ${seconds}::int * interval '1 second'
                  from sessions
                  where tenant_id = ${tenant} and id = ${from} and kind = 'browser' and assurance <> 'pending'
                    and revoked_at is null and expires_at > now()
                  returning tenant_id, id, expires_at
                ), token as (
                  insert into refresh_tokens (tenant_id, session_id, generation, token_hash)
                  select tenant_id, id, 0, ${tokenHash}::bytea from family
                )
                select expires_at from family`),
              Option.map(({ expiresAt }) => expiresAt),
            );
          }),
        find: (tokenHash) =>
          maybe(FoundRefreshToken)(sql`select * from auth_find_refresh_token(${tokenHash})`),
        rotate: (tokenHash, successorHash, grace) =>
          maybe(Rotation)(sql`
            select * from auth_rotate_refresh_token(${tokenHash}, ${successorHash}, ${Duration.toSeconds(grace)}::float8)`),
      });
    }),
  );
}
