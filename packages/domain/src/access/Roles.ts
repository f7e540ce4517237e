import {
  type Escalation,
  RoleInUse,
  RoleNameTaken,
  RoleNotFound,
} from "@atoll/contract/access/AccessProblems";
import type { CustomRole, RoleChange, RoleCreation } from "@atoll/contract/access/CustomRole";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { RoleId } from "@atoll/contract/identity/Role";
import type { PageRequest } from "@atoll/contract/Page";
import { RoleRepository } from "@atoll/database/access/RoleRepository";
import { Database } from "@atoll/database/Database";
import { Context, Effect, Layer } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { Access } from "./Access.ts";
import type { Permit } from "../Permit.ts";

/**
 * The current tenant's own roles. A role holds no right that whoever made or changed it did not hold then, and lost none that
 * who changed it did not hold.
 */
export class Roles extends Context.Service<
  Roles,
  {
    /** Newest first. */
    list(
      page: PageRequest,
    ): Effect.Effect<PageOf<CustomRole>, InvalidRequest | ServiceUnavailable, Permit<"roles:read">>;
    get(id: RoleId): Effect.Effect<CustomRole, RoleNotFound | ServiceUnavailable, Permit<"roles:read">>;
    create(
      creation: RoleCreation,
    ): Effect.Effect<CustomRole, RoleNameTaken | Escalation | ServiceUnavailable, Permit<"roles:create">>;
    /**
     * Counts for all who have the role, on whatever lies below, with the next decision of each process that hears of it
     * (within a second): one row is written.
     */
    change(
      id: RoleId,
      change: RoleChange,
    ): Effect.Effect<
      CustomRole,
      RoleNotFound | RoleNameTaken | Escalation | ServiceUnavailable,
      Permit<"roles:update">
    >;
    /** Refused while anybody has it. */
    remove(
      id: RoleId,
    ): Effect.Effect<void, RoleNotFound | RoleInUse | ServiceUnavailable, Permit<"roles:delete">>;
  }
>()("@atoll/domain/access/Roles") {
  static readonly layer = Layer.effect(
    Roles,
    Effect.gen(function* () {
      const roles = yield* RoleRepository;
      const database = yield* Database;
      const access = yield* Access;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;

      const record = (
        operation: string,
        id: RoleId,
        before: Partial<CustomRole>,
        after: Partial<CustomRole>,
      ) =>
        trail.record({
          action: `roles.${operation}`,
          target: { type: "role", id },
          changes: diff("role", before, after),
        });

      const list = Effect.fn("Roles.list")((page: PageRequest) => roles.list(page), listAnswers);

      const get = Effect.fn("Roles.get")(function* (id: RoleId) {
        return yield* Effect.fromOption(yield* roles.get(id), () => new RoleNotFound({}));
      }, databaseAnswers);

      const create = Effect.fn("Roles.create")(
        function* (creation: RoleCreation) {
          const { userId } = yield* currentUser;
          yield* access.mayHandOut(creation.rights);
          const created = yield* roles.create({ id: yield* newId(RoleId), ...creation, createdBy: userId });
          const role = yield* Effect.fromOption(created, () => new RoleNameTaken({}));
          yield* record("create", role.id, {}, role);
          return role;
        },
        database.transaction,
        databaseAnswers,
      );

      const change = Effect.fn("Roles.change")(
        function* (id: RoleId, wanted: RoleChange) {
          const before = yield* Effect.fromOption(yield* roles.hold(id), () => new RoleNotFound({}));
          const after = { ...before, ...wanted };
          yield* access.mayHandOut([...before.rights, ...after.rights]);
          const changed = yield* roles.change(id, after);
          yield* revocations.tell(tagOf.role(id));
          const role = yield* Effect.fromOption(changed, () => new RoleNotFound({}));
          yield* record("change", id, before, role);
          return role;
        },
        database.transaction,
        Effect.catchTag("RoleNameInUse", () => Effect.fail(new RoleNameTaken({}))),
        databaseAnswers,
      );

      const remove = Effect.fn("Roles.remove")(
        function* (id: RoleId) {
          const before = yield* Effect.fromOption(yield* roles.hold(id), () => new RoleNotFound({}));
          yield* roles.remove(id);
          yield* record("remove", id, before, {});
          yield* revocations.tell(tagOf.role(id));
        },
        database.transaction,
        Effect.catchTag("RoleReferenced", () => Effect.fail(new RoleInUse({}))),
        databaseAnswers,
      );

      return Roles.of({ list, get, create, change, remove });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
