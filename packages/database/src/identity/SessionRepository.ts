import { Assurance } from "@atoll/contract/identity/Credential";
import { Role, RoleId } from "@atoll/contract/identity/Role";
import { SessionKind } from "@atoll/contract/identity/Session";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Duration, Effect, Layer, Option, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one, run, wrote } from "../statements.ts";

export interface NewSession {
  readonly id: SessionId;
  readonly userId: UserId;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly kind: SessionKind;
  readonly assurance: Assurance;
  /** How its person showed who it is. */
  readonly methods: ReadonlyArray<string>;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** SHA-256 of program and network, where both are known. */
  readonly device: Uint8Array | null;
  /** Goes on from another session of the person: showed who it is when it did there, and ends with it. */
  readonly after: { readonly authenticatedAt: Instant; readonly expiresAt: Instant } | null;
  /** How long it lives without being used. */
  readonly idle: Duration.Duration;
  /** How long it lives at all. */
  readonly absolute: Duration.Duration;
}

/** A session that is alive, with the role its user has and the state its tenant is in at this moment. */
export const LiveSession = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  id: SessionId,
  kind: SessionKind,
  userId: UserId,
  role: Role,
  roleId: Schema.NullOr(RoleId),
  assurance: Assurance,
  authenticatedAt: Instant,
  lastSeenAt: Instant,
  idleExpiresAt: Instant,
  expiresAt: Instant,
});
export type LiveSession = typeof LiveSession.Type;

export interface SessionUse {
  readonly tenantId: TenantId;
  readonly id: SessionId;
  readonly at: Instant;
}

const Expiry = Schema.Struct({ expiresAt: Instant });
const Methods = Schema.Struct({ methods: Schema.Array(Schema.String) });

/** Sessions; their times are the database's clock, so a process with a wrong clock prolongs none. */
export class SessionRepository extends Context.Service<
  SessionRepository,
  {
    /** A session of a member of the current tenant; returns when it ends at the latest. */
    readonly create: (session: NewSession) => Effect.Effect<Instant, DatabaseUnavailable>;
    /** Works before a tenant is known. None for a revoked, expired or idle session and for a deactivated user. */
    readonly find: (tokenHash: Uint8Array) => Effect.Effect<Option.Option<LiveSession>, DatabaseUnavailable>;
    /** The same by the session's id: whoever calls it has checked an access token that names it. */
    readonly findById: (
      tenantId: TenantId,
      id: SessionId,
    ) => Effect.Effect<Option.Option<LiveSession>, DatabaseUnavailable>;
    /**
     * Starts the idle times of sessions of any tenants again from when they were used, never beyond their absolute end,
     * in one statement. Those that have ended meanwhile stay so.
     */
    readonly touch: (uses: ReadonlyArray<SessionUse>) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * Its person has shown again who it is: from now on another token is the session's. Returns when it ends at the
     * latest, which stays; none if it was not alive.
     */
    readonly renew: (
      id: SessionId,
      tokenHash: Uint8Array,
    ) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    /** False if it was not alive. */
    readonly revoke: (id: SessionId, reason: string) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** How the person of a session of the current tenant that is alive showed who it is. */
    readonly methods: (
      id: SessionId,
    ) => Effect.Effect<Option.Option<ReadonlyArray<string>>, DatabaseUnavailable>;
    /**
     * Its person has shown a second factor: from now on another token is the session's, and its assurance is `multi`.
     * Returns when it ends at the latest, which stays; none if it was not alive.
     */
    readonly elevate: (
      id: SessionId,
      elevation: { readonly tokenHash: Uint8Array; readonly method: string },
    ) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    /** When a session of the current tenant that is alive ends at the latest. */
    readonly expiry: (id: SessionId) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    /** Those in the current tenant that began in this way. */
    readonly revokeAllBegunBy: (method: string, reason: string) => Effect.Effect<void, DatabaseUnavailable>;
    /** Those in the current tenant that began with one factor; not this user's. */
    readonly revokeAllSingle: (exceptOf: UserId, reason: string) => Effect.Effect<void, DatabaseUnavailable>;
    /** Those of the user in the current tenant; false if there was none. */
    readonly revokeAllOf: (userId: UserId, reason: string) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/SessionRepository") {
  static readonly layer = Layer.effect(
    SessionRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return SessionRepository.of({
        create: ({ id, userId, kind, tokenHash, assurance, methods, address, userAgent, ...more }) =>
          forTenant((tenant) => {
            const { device, after, idle, absolute } = more;
            const [idleSeconds, seconds] = [Duration.toSeconds(idle), Duration.toSeconds(absolute)];
            const [authenticatedAt, latest] =
              after === null
                ? [null, null]
                : [DateTime.formatIso(after.authenticatedAt), DateTime.formatIso(after.expiresAt)];
            return Effect.map(
              one(Expiry)(sql`
                insert into sessions (tenant_id, id, user_id, kind, token_hash, assurance, methods, address,
                  user_agent, device, authenticated_at, idle_seconds, idle_expires_at, expires_at)
                values (${tenant}, ${id}, ${userId}, ${kind}, ${tokenHash}, ${assurance}, ${arrays.texts(methods)},
                  ${address}, ${userAgent}, ${device}, coalesce(${authenticatedAt}::timestamptz, now()),
                  ${Math.floor(idleSeconds)},
                  least(now() + least(${idleSeconds}, ${seconds}) * interval '1 second', ${latest}::timestamptz),
                  least(now() + ${seconds} * interval '1 second', ${latest}::timestamptz))
                returning expires_at`),
              ({ expiresAt }) => expiresAt,
            );
          }),
        find: (tokenHash) => maybe(LiveSession)(sql`select * from auth_find_session(${tokenHash})`),
        findById: (tenantId, id) =>
          maybe(LiveSession)(sql`select * from auth_find_session_by_id(${tenantId}, ${id})`),
        touch: (uses) =>
          run(sql`
            select auth_touch_sessions(
              ${arrays.uuids(uses.map(({ tenantId }) => tenantId))},
              ${arrays.uuids(uses.map(({ id }) => id))},
              ${arrays.instants(uses.map(({ at }) => DateTime.formatIso(at)))})`),
        renew: (id, tokenHash) =>
          forTenant((tenant) =>
            Effect.map(
              maybe(Expiry)(sql`
                update sessions set token_hash = ${tokenHash}, authenticated_at = now()
                where tenant_id = ${tenant} and id = ${id} and kind = 'browser' and revoked_at is null
                  and idle_expires_at > now() and expires_at > now()
                returning expires_at`),
              Option.map(({ expiresAt }) => expiresAt),
            ),
          ),
        revoke: (id, reason) =>
          forTenant((tenant) =>
            wrote(sql`
              update sessions set revoked_at = now(), revoked_reason = ${reason}
              where tenant_id = ${tenant} and id = ${id} and revoked_at is null returning id`),
          ),
        methods: (id) =>
          forTenant((tenant) =>
            Effect.map(
              maybe(Methods)(sql`
                select methods from sessions
                where tenant_id = ${tenant} and id = ${id} and revoked_at is null and expires_at > now()`),
              Option.map(({ methods }) => methods),
            ),
          ),
        elevate: (id, { tokenHash, method }) =>
          forTenant((tenant) =>
            Effect.map(
              maybe(Expiry)(sql`
                update sessions set token_hash = ${tokenHash}, authenticated_at = now(), assurance = 'multi',
                  methods = case when ${method} = any (methods) then methods else methods || ${method}::text end
                where tenant_id = ${tenant} and id = ${id} and kind = 'browser' and revoked_at is null
                  and idle_expires_at > now() and expires_at > now()
                returning expires_at`),
              Option.map(({ expiresAt }) => expiresAt),
            ),
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
        revokeAllBegunBy: (method, reason) =>
          forTenant((tenant) =>
            run(sql`
              update sessions set revoked_at = now(), revoked_reason = ${reason}
              where tenant_id = ${tenant} and ${method} = any(methods) and revoked_at is null`),
          ),
        revokeAllSingle: (exceptOf, reason) =>
          forTenant((tenant) =>
            run(sql`
              update sessions set revoked_at = now(), revoked_reason = ${reason}
              where tenant_id = ${tenant} and user_id <> ${exceptOf} and assurance = 'single' and revoked_at is null`),
          ),
        revokeAllOf: (userId, reason) =>
          forTenant((tenant) =>
            wrote(sql`
              update sessions set revoked_at = now(), revoked_reason = ${reason}
              where tenant_id = ${tenant} and user_id = ${userId} and revoked_at is null returning id`),
          ),
      });
    }),
  );
}
