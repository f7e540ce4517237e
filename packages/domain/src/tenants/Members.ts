import { Forbidden, type InvalidRequest, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { BuiltInRole, Role } from "@atoll/contract/identity/Role";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import type { Member } from "@atoll/contract/tenants/Member";
import { LastOwner, MemberNotFound } from "@atoll/contract/tenants/MemberProblems";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { mayGive } from "../access/givable.ts";
import type { Permit } from "../Permit.ts";
import { currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { Mails } from "../mail/Mails.ts";
import { OwnershipTransferred } from "../mail/MailTemplate.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { mailOrigin } from "./mailOrigin.ts";

/**
 * Who belongs to the active organisation, and as what. Nobody gives or takes more than it holds itself, and the last owner
 * stays one, whoever changes what at the same time. A change counts at once, on every server process.
 */
export class Members extends Context.Service<
  Members,
  {
    /** Newest account first. */
    list(
      tenantId: TenantId,
      page: PageRequest,
    ): Effect.Effect<
      PageOf<Member>,
      TenantNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"tenants:read">
    >;
    change(
      tenantId: TenantId,
      userId: UserId,
      role: BuiltInRole,
    ): Effect.Effect<
      void,
      TenantNotFound | MemberNotFound | LastOwner | Forbidden | ServiceUnavailable,
      Permit<"members:update">
    >;
    /** Ends the member's sessions in the organisation. What it made stays. */
    remove(
      tenantId: TenantId,
      userId: UserId,
    ): Effect.Effect<
      void,
      TenantNotFound | MemberNotFound | LastOwner | Forbidden | ServiceUnavailable,
      Permit<"members:delete">
    >;
    /** All that the member has in the organisation, with their tokens; it may sign in again. API keys go on. */
    endSessions(
      tenantId: TenantId,
      userId: UserId,
    ): Effect.Effect<
      void,
      TenantNotFound | MemberNotFound | Forbidden | ServiceUnavailable,
      Permit<"members:delete">
    >;
    leave(tenantId: TenantId): Effect.Effect<void, TenantNotFound | LastOwner | ServiceUnavailable>;
    /** The member becomes an owner, the caller an administrator: both or neither. Both get a mail. */
    transfer(
      tenantId: TenantId,
      userId: UserId,
    ): Effect.Effect<void, TenantNotFound | MemberNotFound | ServiceUnavailable, Permit<"tenants:transfer">>;
  }
>()("@atoll/domain/tenants/Members") {
  static readonly layer = Layer.effect(
    Members,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      const memberships = yield* MembershipRepository;
      const users = yield* UserRepository;
      const sessions = yield* SessionRepository;
      const revocations = yield* Revocations;
      const mails = yield* Mails;
      const trail = yield* AuditTrail;

      const record = (action: string, userId: UserId, before: Role | null, after: Role | null) =>
        trail.record({
          action,
          target: { type: "member", id: userId },
          changes: diff("member", { role: before }, { role: after }),
        });

      /** The organisation, in which nobody else changes who owns it until the transaction ends. */
      const hold = Effect.fnUntraced(function* (tenantId: TenantId) {
        const held = Option.filter(yield* tenants.hold, ({ id }) => id === tenantId);
        return yield* Effect.fromOption(held, () => new TenantNotFound({}));
      });

      const roleOf = Effect.fnUntraced(function* (userId: UserId) {
        return yield* Effect.fromOption(yield* memberships.roleOf(userId), () => new MemberNotFound({}));
      });

      const anotherOwns = Effect.gen(function* () {
        if ((yield* memberships.owners) < 2) return yield* new LastOwner({});
      });

      /** By the role the caller has now: the one it came with may have been taken from it while it waited. */
      const mayStillGive = Effect.fnUntraced(function* (role: Role) {
        const { userId } = yield* currentUser;
        return Option.exists(yield* memberships.roleOf(userId), (mine) => mayGive(mine, role));
      });

      /** The role a member has, which the caller may take from it. */
      const taking = Effect.fnUntraced(function* (userId: UserId) {
        const before = yield* roleOf(userId);
        if (!(yield* mayStillGive(before)))
          return yield* new Forbidden({ detail: "The member's role is above your own." });
        return before;
      });

      const list = Effect.fn("Members.list")(function* (tenantId: TenantId, page: PageRequest) {
        const tenant = Option.filter(yield* tenants.current, ({ id }) => id === tenantId);
        yield* Effect.fromOption(tenant, () => new TenantNotFound({}));
        const listed = trail.listed(memberships.list(page), page, {
          action: "members.list",
          target: { type: "tenant", id: tenantId },
        });
        return yield* listAnswers(listed);
      }, databaseAnswers);

      const change = Effect.fn("Members.change")(
        function* (tenantId: TenantId, userId: UserId, role: BuiltInRole) {
          yield* hold(tenantId);
          const before = yield* taking(userId);
          if (!(yield* mayStillGive(role)))
            return yield* new Forbidden({ detail: "That role is above your own." });
          if (before === "owner" && role !== "owner") yield* anotherOwns;
          if (before === role) return;
          yield* memberships.setRole(userId, role);
          yield* revocations.tell(tagOf.user(userId));
          yield* record("members.change", userId, before, role);
        },
        database.transaction,
        databaseAnswers,
      );

      const end = Effect.fnUntraced(function* (userId: UserId) {
        yield* memberships.remove(userId);
        yield* revocations.tell(tagOf.user(userId));
      });

      const remove = Effect.fn("Members.remove")(
        function* (tenantId: TenantId, userId: UserId) {
          yield* hold(tenantId);
          const before = yield* taking(userId);
          if (before === "owner") yield* anotherOwns;
          yield* end(userId);
          yield* record("members.remove", userId, before, null);
        },
        database.transaction,
        databaseAnswers,
      );

      const endSessions = Effect.fn("Members.endSessions")(
        function* (tenantId: TenantId, userId: UserId) {
          yield* hold(tenantId);
          yield* taking(userId);
          if (!(yield* sessions.revokeAllOf(userId, "ended-by-administrator"))) return;
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({ action: "members.endSessions", target: { type: "member", id: userId } });
        },
        database.transaction,
        databaseAnswers,
      );

      const leave = Effect.fn("Members.leave")(
        function* (tenantId: TenantId) {
          const { userId } = yield* currentUser;
          yield* hold(tenantId);
          const role = yield* memberships.roleOf(userId);
          if (Option.contains(role, "owner")) yield* anotherOwns;
          yield* end(userId);
          yield* record("members.leave", userId, Option.getOrNull(role), null);
        },
        database.transaction,
        databaseAnswers,
      );

      const transfer = Effect.fn("Members.transfer")(
        function* (tenantId: TenantId, userId: UserId) {
          const { userId: mine } = yield* currentUser;
          const tenant = yield* hold(tenantId);
          if (userId === mine) return yield* new MemberNotFound({ detail: "Name somebody else." });
          const formerRole = yield* roleOf(userId);
          // What the caller was when the transaction began to wait may have been taken from it since.
          if (!Option.contains(yield* memberships.roleOf(mine), "owner"))
            return yield* new MemberNotFound({});
          yield* memberships.setRole(userId, "owner");
          yield* memberships.setRole(mine, "admin");
          const [before, after] = yield* Effect.all([users.get(mine), users.get(userId)]);
          const newOwner = Option.match(after, {
            onNone: () => "",
            onSome: ({ displayName }) => displayName,
          });
          const by = Option.match(before, { onNone: () => null, onSome: ({ displayName }) => displayName });
          const origin = yield* mailOrigin(by);
          for (const person of [...Option.toArray(before), ...Option.toArray(after)]) {
            yield* mails.send({
              to: { name: person.displayName, address: person.email },
              template: OwnershipTransferred.make({ tenant: tenant.name, newOwner, origin }),
            });
          }
          yield* record("members.transfer", userId, formerRole, "owner");
          yield* Effect.forEach([mine, userId], (id) => revocations.tell(tagOf.user(id)), { discard: true });
        },
        database.transaction,
        databaseAnswers,
      );

      return Members.of({ list, change, remove, endSessions, leave, transfer });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
