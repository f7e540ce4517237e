import { Forbidden, type InvalidRequest, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { AuditActor } from "@atoll/contract/audit/AuditEntry";
import type { BuiltInRole } from "@atoll/contract/identity/Role";
import { canonicalEmail, type UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import {
  type Invitation,
  invitationDays,
  InvitationId,
  type InvitationLink,
  type InvitationPreview,
  type Joined,
  type LinkInvitation,
  type MailInvitation,
} from "@atoll/contract/tenants/Invitation";
import { AlreadyMember, InvitationNotFound } from "@atoll/contract/tenants/MemberProblems";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { Tenant, TenantId } from "@atoll/contract/tenants/Tenant";
import { type QuotaExceeded, TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { InvitationRepository } from "@atoll/database/tenants/InvitationRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Option, Redacted } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { mayGive } from "../access/givable.ts";
import type { Permit } from "../Permit.ts";
import { actingAs, currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { Mails } from "../mail/Mails.ts";
import { Invitation as InvitationMail } from "../mail/MailTemplate.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { mailOrigin } from "./mailOrigin.ts";
import { Quotas } from "./Quotas.ts";

/** Who wants to join: an account, with the address it has. */
export interface Invitee {
  readonly userId: UserId;
  readonly email: string;
  /** Who it is for the trail; who calls when absent. */
  readonly actor?: AuditActor;
}

/** What a token admits to. */
export interface Admission extends Joined {
  /** As the invitation was sent to, else as its holder says. */
  readonly email: string;
  /** Whether the token came by mail to that address, so that its holder reads what is sent there. */
  readonly bound: boolean;
}

/** How people come to belong to an organisation. Nobody invites above its own rights. */
export class Invitations extends Context.Service<
  Invitations,
  {
    /** The mail is on its way if and only if this succeeds; what was open for the address before is not any more. */
    invite(
      tenantId: TenantId,
      invitation: typeof MailInvitation.Type,
    ): Effect.Effect<
      Invitation,
      TenantNotFound | Forbidden | ServiceUnavailable,
      Permit<"invitations:create">
    >;
    /** The token is shown this once. */
    link(
      tenantId: TenantId,
      invitation: typeof LinkInvitation.Type,
    ): Effect.Effect<
      InvitationLink,
      TenantNotFound | Forbidden | ServiceUnavailable,
      Permit<"invitations:create">
    >;
    /** Newest first. */
    list(
      tenantId: TenantId,
      page: PageRequest,
    ): Effect.Effect<
      PageOf<Invitation>,
      TenantNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"invitations:read">
    >;
    revoke(
      tenantId: TenantId,
      id: InvitationId,
    ): Effect.Effect<
      void,
      TenantNotFound | InvitationNotFound | ServiceUnavailable,
      Permit<"invitations:delete">
    >;
    /** With a new token: the one that was sent before is good for nothing any more. */
    resend(
      tenantId: TenantId,
      id: InvitationId,
    ): Effect.Effect<
      Invitation,
      TenantNotFound | InvitationNotFound | Forbidden | ServiceUnavailable,
      Permit<"invitations:create">
    >;
    preview(token: string): Effect.Effect<InvitationPreview, InvitationNotFound | ServiceUnavailable>;
    /** What the token admits whoever has the address to, now. Reserves nothing: `accept` may still fail. */
    admits(
      token: string,
      email: string,
    ): Effect.Effect<Admission, InvitationNotFound | QuotaExceeded | ServiceUnavailable>;
    /**
     * Joins the open transaction, if there is one. A token with `n` uses makes `n` people members, however many show it
     * at once; one that was sent by mail admits the account with that address only. It admits nobody once whoever made
     * it could not make it any more: it left, or has a lower role now.
     */
    accept(
      token: string,
      invitee: Invitee,
    ): Effect.Effect<Joined, InvitationNotFound | AlreadyMember | QuotaExceeded | ServiceUnavailable>;
    /** The same for whoever is signed in. */
    join(
      token: string,
    ): Effect.Effect<Joined, InvitationNotFound | AlreadyMember | QuotaExceeded | ServiceUnavailable>;
  }
>()("@atoll/domain/tenants/Invitations") {
  static readonly layer = Layer.effect(
    Invitations,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      const invitations = yield* InvitationRepository;
      const memberships = yield* MembershipRepository;
      const users = yield* UserRepository;
      const quotas = yield* Quotas;
      const revocations = yield* Revocations;
      const mails = yield* Mails;
      const trail = yield* AuditTrail;

      const record = (action: string, id: InvitationId, before: object, after: object) =>
        trail.record({
          action,
          target: { type: "invitation", id },
          changes: diff("invitation", { ...before }, { ...after }),
        });

      const read = Effect.fnUntraced(function* (tenantId: TenantId) {
        const tenant = Option.filter(yield* tenants.current, ({ id }) => id === tenantId);
        return yield* Effect.fromOption(tenant, () => new TenantNotFound({}));
      });

      const giving = Effect.fnUntraced(function* (role: BuiltInRole) {
        const actor = yield* currentUser;
        if (!mayGive(actor.role, role))
          return yield* new Forbidden({ detail: "That role is above your own." });
        return actor.userId;
      });

      const sendTo = Effect.fnUntraced(function* (
        address: string,
        { role, expiresAt }: Invitation,
        tenant: Tenant,
        token: Redacted.Redacted<string>,
      ) {
        const { userId } = yield* currentUser;
        const by = Option.map(yield* users.get(userId), ({ displayName }) => displayName);
        const origin = yield* mailOrigin(Option.getOrNull(by));
        const template = { token, validUntil: expiresAt, tenant: tenant.name, role, origin };
        yield* mails.send({ to: { address }, template: InvitationMail.make(template) });
      });

      const invite = Effect.fn("Invitations.invite")(
        function* (tenantId: TenantId, { email, role }: typeof MailInvitation.Type) {
          const tenant = yield* read(tenantId);
          const invitedBy = yield* giving(role);
          const { token, hash: tokenHash } = yield* Token.issue("invitation");
          const id = yield* newId(InvitationId);
          const address = { email, canonicalEmail: canonicalEmail(email) };
          const uses = { maximumUses: 1, days: invitationDays };
          const made = yield* invitations.create({ id, role, tokenHash, invitedBy, ...address, ...uses });
          yield* sendTo(email, made, tenant, token);
          yield* record("invitations.invite", id, {}, made);
          return made;
        },
        database.transaction,
        databaseAnswers,
      );

      const link = Effect.fn("Invitations.link")(function* (
        tenantId: TenantId,
        wanted: typeof LinkInvitation.Type,
      ) {
        yield* read(tenantId);
        const invitedBy = yield* giving(wanted.role);
        const { token, hash: tokenHash } = yield* Token.issue("invitation");
        const id = yield* newId(InvitationId);
        const address = { email: null, canonicalEmail: null };
        const invitation = yield* invitations
          .create({ id, tokenHash, invitedBy, ...address, ...wanted })
          .pipe(
            Effect.tap((made) => record("invitations.link", id, {}, made)),
            database.transaction,
          );
        return { token: Redacted.value(token), invitation };
      }, databaseAnswers);

      const list = Effect.fn("Invitations.list")(function* (tenantId: TenantId, page: PageRequest) {
        yield* read(tenantId);
        const listed = trail.listed(invitations.list(page), page, {
          action: "invitations.list",
          target: { type: "tenant", id: tenantId },
        });
        return yield* listAnswers(listed);
      }, databaseAnswers);

      const revoke = Effect.fn("Invitations.revoke")(function* (tenantId: TenantId, id: InvitationId) {
        yield* read(tenantId);
        yield* Effect.gen(function* () {
          if (!(yield* invitations.revoke(id))) return yield* new InvitationNotFound({});
          yield* record("invitations.revoke", id, {}, {});
        }).pipe(database.transaction);
      }, databaseAnswers);

      const resend = Effect.fn("Invitations.resend")(
        function* (tenantId: TenantId, id: InvitationId) {
          const tenant = yield* read(tenantId);
          const { token, hash } = yield* Token.issue("invitation");
          const renewed = yield* invitations.renew(id, hash, invitationDays);
          const invitation = yield* Effect.fromOption(renewed, () => new InvitationNotFound({}));
          const { role: mine } = yield* currentUser;
          if (!mayGive(mine, invitation.role)) return yield* new Forbidden({});
          if (invitation.email !== null) yield* sendTo(invitation.email, invitation, tenant, token);
          yield* record("invitations.resend", id, {}, { expiresAt: invitation.expiresAt });
          return invitation;
        },
        database.transaction,
        databaseAnswers,
      );

      const open = Effect.fnUntraced(function* (token: string) {
        const hash = Token.hash("invitation", Redacted.make(token));
        if (Option.isNone(hash)) return yield* new InvitationNotFound({});
        return yield* Effect.fromOption(
          yield* invitations.find(hash.value),
          () => new InvitationNotFound({}),
        );
      });

      const preview = Effect.fn("Invitations.preview")(function* (token: string) {
        const { tenantName, role, invitedBy, bound, expiresAt } = yield* open(token);
        return { tenantName, role, invitedBy, bound, expiresAt };
      }, databaseAnswers);

      /** The token outlives the rights of whoever made it; so it is held against those of now. None where they are gone. */
      const backed = Effect.fnUntraced(function* (id: InvitationId) {
        const invitation = yield* invitations.get(id);
        if (Option.isNone(invitation)) return invitation;
        const { invitedBy, role } = invitation.value;
        const theirs = yield* memberships.roleOf(invitedBy);
        return Option.exists(theirs, (held) => mayGive(held, role)) ? invitation : Option.none();
      });

      const admits = Effect.fn("Invitations.admits")(function* (token: string, email: string) {
        const { tenantId, tenantName, id, role } = yield* open(token);
        const invitation = yield* quotas
          .within("members", memberships.count, backed(id))
          .pipe(actingAs(tenantId, { _tag: "System", name: "invitations" }));
        if (Option.isNone(invitation)) return yield* new InvitationNotFound({});
        const { email: sentTo } = invitation.value;
        if (sentTo !== null && canonicalEmail(sentTo) !== canonicalEmail(email)) {
          return yield* new InvitationNotFound({});
        }
        return { tenantId, tenantName, role, email: sentTo ?? email, bound: sentTo !== null };
      }, databaseAnswers);

      const accept = Effect.fn("Invitations.accept")(function* (token: string, invitee: Invitee) {
        const { tenantId, tenantName, id, role } = yield* open(token);
        const { userId } = invitee;
        const by = { userId, canonicalEmail: canonicalEmail(invitee.email) };
        const joining = Effect.gen(function* () {
          if (Option.isNone(yield* backed(id)) || !(yield* invitations.use(id, by)))
            return yield* new InvitationNotFound({});
          if (!(yield* memberships.add(userId, role))) return yield* new AlreadyMember({});
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({
            action: "invitations.accept",
            target: { type: "member", id: userId },
            changes: diff("member", {}, { role }),
            ...(invitee.actor === undefined ? {} : { actor: invitee.actor }),
          });
          return { tenantId, tenantName, role };
        });
        const { actor } = yield* CurrentRequest;
        return yield* quotas.within("members", memberships.count, joining).pipe(actingAs(tenantId, actor));
      }, databaseAnswers);

      const join = Effect.fn("Invitations.join")(function* (token: string) {
        const { userId } = yield* currentUser;
        const person = yield* databaseAnswers(users.get(userId));
        const { email } = yield* Effect.fromOption(person, () => new InvitationNotFound({}));
        return yield* accept(token, { userId, email });
      });

      return Invitations.of({ invite, link, list, revoke, resend, preview, admits, accept, join });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
