import { Assurance } from "@atoll/contract/identity/Credential";
import { SessionKind } from "@atoll/contract/identity/Session";
import { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId, TenantName } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, one, run } from "../statements.ts";

/** Where a person is signed in. */
export const PersonSession = Schema.Struct({
  tenantId: TenantId,
  tenantName: TenantName,
  id: SessionId,
  kind: SessionKind,
  assurance: Assurance,
  methods: Schema.Array(Schema.String),
  address: Schema.NullOr(Schema.String),
  userAgent: Schema.NullOr(Schema.String),
  createdAt: Instant,
  authenticatedAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
});
export type PersonSession = typeof PersonSession.Type;

const Ended = Schema.Struct({ ended: Schema.Boolean });
const Device = Schema.Struct({ familiar: Schema.Boolean, first: Schema.Boolean });

/** The sessions of a person in all its organisations. Whoever calls it has found out that it is the person. */
export class PersonSessionRepository extends Context.Service<
  PersonSessionRepository,
  {
    /** Those that are alive, the one used last first; 200 at most. */
    readonly list: (userId: UserId) => Effect.Effect<ReadonlyArray<PersonSession>, DatabaseUnavailable>;
    /** False if the person has none with the id that is alive. */
    readonly end: (
      userId: UserId,
      id: SessionId,
      reason: string,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** All but `kept`, or all. */
    readonly endAll: (
      userId: UserId,
      kept: SessionId | null,
      reason: string,
    ) => Effect.Effect<void, DatabaseUnavailable>;
    /** Whether the person signed in with this device before, and whether this would be its first sign-in at all. */
    readonly device: (
      userId: UserId,
      device: Uint8Array,
    ) => Effect.Effect<typeof Device.Type, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/PersonSessionRepository") {
  static readonly layer = Layer.effect(
    PersonSessionRepository,
    Effect.map(Database, ({ sql }) =>
      PersonSessionRepository.of({
        list: (userId) => all(PersonSession)(sql`select * from auth_sessions_of(${userId}::uuid)`),
        end: (userId, id, reason) =>
          Effect.map(
            one(Ended)(sql`select auth_end_session(${userId}::uuid, ${id}::uuid, ${reason}) as ended`),
            ({ ended }) => ended,
          ),
        endAll: (userId, kept, reason) =>
          run(sql`select auth_end_sessions(${userId}::uuid, ${kept}::uuid, ${reason})`),
        device: (userId, device) =>
          one(Device)(sql`select * from auth_knows_device(${userId}::uuid, ${device})`),
      }),
    ),
  );
}
