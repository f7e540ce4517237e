import {
  type Escalation,
  GranteeNotFound,
  GrantNotFound,
  RoleNotFound,
} from "@atoll/contract/access/AccessProblems";
import { type Grant, type GrantCreation, GrantId } from "@atoll/contract/access/Grant";
import { AnalysisNotFound } from "@atoll/contract/analyses/AnalysisProblems";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { Right } from "@atoll/contract/identity/Permission";
import type { PageRequest } from "@atoll/contract/Page";
import { ProjectNotFound } from "@atoll/contract/projects/ProjectProblems";
import { EntitlementRepository } from "@atoll/database/access/EntitlementRepository";
import { GrantRepository, type GrantQuery } from "@atoll/database/access/GrantRepository";
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
import { rightsIn } from "./decide.ts";
import type { Permit } from "../Permit.ts";

/** Roles of members on single objects of the current tenant. */
export class Grants extends Context.Service<
  Grants,
  {
    /** Newest first. */
    list(
      query: GrantQuery,
      page: PageRequest,
    ): Effect.Effect<PageOf<Grant>, InvalidRequest | ServiceUnavailable, Permit<"grants:read">>;
    /**
     * Counts with the next decision of each process that hears of it, within a second, on the object and on what lies in
     * it now and later. Whoever gives a role needs each of its permissions on the object. The same again changes nothing.
     */
    create(
      creation: GrantCreation,
    ): Effect.Effect<
      Grant,
      RoleNotFound | GranteeNotFound | ProjectNotFound | AnalysisNotFound | Escalation | ServiceUnavailable,
      Permit<"grants:create">
    >;
    remove(id: GrantId): Effect.Effect<void, GrantNotFound | ServiceUnavailable, Permit<"grants:delete">>;
  }
>()("@atoll/domain/access/Grants") {
  static readonly layer = Layer.effect(
    Grants,
    Effect.gen(function* () {
      const grants = yield* GrantRepository;
      const roles = yield* RoleRepository;
      const entitlements = yield* EntitlementRepository;
      const database = yield* Database;
      const access = yield* Access;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;

      const list = Effect.fn("Grants.list")(
        (query: GrantQuery, page: PageRequest) => grants.list(query, page),
        listAnswers,
      );

      /** What the role holds as of this transaction: it cannot change before its end. */
      const rightsOfRole = Effect.fnUntraced(function* ({ role, roleId }: GrantCreation) {
        if (roleId === null) return rightsIn({ role, rights: null });
        const found = yield* Effect.fromOption(yield* roles.hold(roleId), () => new RoleNotFound({}));
        return found.rights;
      });

      /** A grant on a project makes it one of the person's: what its role holds on those, it will hold there as well. */
      const opened = Effect.fnUntraced(function* ({ userId, resourceType }: GrantCreation) {
        const grantee = yield* Effect.fromOption(
          yield* entitlements.of(userId),
          () => new GranteeNotFound({}),
        );
        const onProjects = (right: Right) => resourceType === "project" && right.scope === "project";
        return rightsIn(grantee).filter(onProjects);
      });

      const create = Effect.fn("Grants.create")(
        function* (creation: GrantCreation) {
          const caller = yield* currentUser;
          const { resourceType, resourceId } = creation;
          const lineage = yield* entitlements.lineage(resourceType, resourceId);
          if (lineage.length === 0) {
            return yield* resourceType === "project" ? new ProjectNotFound({}) : new AnalysisNotFound({});
          }
          const given = yield* rightsOfRole(creation);
          const further = yield* opened(creation);
          yield* access.mayHandOut([...given, ...further], { type: resourceType, id: resourceId });
          const id = yield* newId(GrantId);
          const grant = yield* grants.create({ id, ...creation, createdBy: caller.userId });
          yield* revocations.tell(tagOf.user(creation.userId));
          yield* trail.record({
            action: "grants.create",
            target: { type: "grant", id },
            changes: diff("grant", {}, grant),
          });
          return grant;
        },
        database.transaction,
        // The person left, or the role went, since they were looked up.
        Effect.catchTag("GrantDangling", () => Effect.fail(new GranteeNotFound({}))),
        databaseAnswers,
      );

      const remove = Effect.fn("Grants.remove")(
        function* (id: GrantId) {
          const removed = yield* Effect.fromOption(yield* grants.remove(id), () => new GrantNotFound({}));
          yield* revocations.tell(tagOf.user(removed.userId));
          yield* trail.record({
            action: "grants.remove",
            target: { type: "grant", id },
            changes: diff("grant", removed, {}),
          });
        },
        database.transaction,
        databaseAnswers,
      );

      return Grants.of({ list, create, remove });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
