import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { admits, PreconditionFailed, PreconditionRequired } from "@atoll/contract/Precondition";
import { type Tenant, TenantId, type TenantMembership } from "@atoll/contract/tenants/Tenant";
import {
  QuotaExceeded,
  TenantNotFound,
  type TenantStateConflict,
} from "@atoll/contract/tenants/TenantProblems";
import type { TenantChange } from "@atoll/contract/tenants/TenantsApi";
import { ownedTenantsPerPerson } from "@atoll/contract/tenants/TenantSettings";
import { Database } from "@atoll/database/Database";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import type { Permit } from "../Permit.ts";
import { actingAs, currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { TenantMoves } from "./TenantMoves.ts";

/** Organisations. But for `found` and `mine` a caller sees its active tenant only. */
export class Tenants extends Context.Service<
  Tenants,
  {
    /** The caller owns the new organisation; its session stays in the one it is in. */
    found(name: string): Effect.Effect<Tenant, QuotaExceeded | ServiceUnavailable>;
    /** Oldest membership first; those on their way out are left out. */
    mine(): Effect.Effect<ReadonlyArray<TenantMembership>, ServiceUnavailable>;
    get(
      tenantId: TenantId,
    ): Effect.Effect<Tenant, TenantNotFound | ServiceUnavailable, Permit<"tenants:read">>;
    /**
     * Changes the revision that `ifMatch` names, and no other. New lifetimes count for sessions that begin later. Where a
     * second factor is asked for from now on, everybody else's sessions that began with one end.
     */
    change(
      tenantId: TenantId,
      change: typeof TenantChange.Type,
      ifMatch: string | undefined,
    ): Effect.Effect<
      Tenant,
      TenantNotFound | PreconditionFailed | PreconditionRequired | ServiceUnavailable,
      Permit<"tenants:update">
    >;
    /** From now on nothing of it answers. Its rows and objects stay. */
    archive(
      tenantId: TenantId,
    ): Effect.Effect<
      Tenant,
      TenantNotFound | TenantStateConflict | ServiceUnavailable,
      Permit<"tenants:archive">
    >;
    /** Not where an operator had suspended it before. */
    restore(
      tenantId: TenantId,
    ): Effect.Effect<
      Tenant,
      TenantNotFound | TenantStateConflict | ServiceUnavailable,
      Permit<"tenants:archive">
    >;
  }
>()("@atoll/domain/tenants/Tenants") {
  static readonly layer = Layer.effect(
    Tenants,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      const users = yield* UserRepository;
      const sessions = yield* SessionRepository;
      const moves = yield* TenantMoves;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;

      const existing = <A extends { readonly id: TenantId }>(found: Option.Option<A>, tenantId: TenantId) =>
        Effect.fromOption(
          Option.filter(found, ({ id }) => id === tenantId),
          () => new TenantNotFound({}),
        );

      const read = (tenantId: TenantId) =>
        Effect.flatMap(tenants.current, (found) => existing(found, tenantId));

      const found = Effect.fn("Tenants.found")(function* (name: string) {
        const actor = yield* currentUser;
        const id = yield* newId(TenantId);
        const limit = ownedTenantsPerPerson;
        return yield* Effect.gen(function* () {
          if ((yield* tenants.found(name, actor.userId)) >= limit) {
            return yield* new QuotaExceeded({
              quota: "tenants",
              limit,
              detail: `One person owns ${limit} at most.`,
            });
          }
          yield* revocations.tell(tagOf.user(actor.userId));
          const made = yield* Effect.flatMap(tenants.current, (current) => existing(current, id));
          yield* trail.record({
            action: "tenants.found",
            target: { type: "tenant", id },
            changes: diff("tenant", {}, made),
          });
          return made;
        }).pipe(
          Effect.catchTag("TenantNotFound", Effect.die),
          database.transaction,
          actingAs(id, { ...actor, role: "owner", roleId: null }),
        );
      }, databaseAnswers);

      const mine = Effect.fn("Tenants.mine")(function* () {
        const { userId } = yield* currentUser;
        const all = yield* users.tenants(userId);
        return all.map(({ tenantId: id, tenantName: name, tenantState: state, role }) => ({
          id,
          name,
          state,
          role,
        }));
      }, databaseAnswers);

      const get = Effect.fn("Tenants.get")(read, databaseAnswers);

      const change = Effect.fn("Tenants.change")(function* (
        tenantId: TenantId,
        wanted: typeof TenantChange.Type,
        ifMatch: string | undefined,
      ) {
        return yield* Effect.gen(function* () {
          const held = yield* existing(yield* tenants.hold, tenantId);
          if (ifMatch === undefined) return yield* new PreconditionRequired({});
          if (!admits(ifMatch, held.revision)) return yield* new PreconditionFailed({});
          yield* revocations.tell(tagOf.tenant(tenantId));
          if (wanted.settings?.mfaRequired === true && !held.settings.mfaRequired) {
            const { userId } = yield* currentUser;
            yield* sessions.revokeAllSingle(userId, "second-factor");
          }
          const made = yield* Effect.flatMap(tenants.change(wanted), (after) => existing(after, tenantId));
          yield* trail.record({
            action: "tenants.change",
            target: { type: "tenant", id: tenantId },
            changes: diff("tenant", held, made),
          });
          return made;
        }).pipe(database.transaction);
      }, databaseAnswers);

      const step = (event: "archive" | "restore") =>
        Effect.fn(`Tenants.${event}`)(function* (tenantId: TenantId) {
          yield* read(tenantId);
          return yield* moves.move(event, "owner");
        }, databaseAnswers);

      return Tenants.of({
        found,
        mine,
        get,
        change,
        archive: step("archive"),
        restore: step("restore"),
      });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
