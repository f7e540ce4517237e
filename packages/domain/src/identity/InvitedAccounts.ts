import type { MailedTo } from "@atoll/contract/identity/AuthApi";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { EmailTaken, type WeakPassword } from "@atoll/contract/identity/IdentityProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { canonicalEmail, UserId } from "@atoll/contract/identity/User";
import type { InvitedRegistration } from "@atoll/contract/tenants/Invitation";
import type { InvitationNotFound } from "@atoll/contract/tenants/MemberProblems";
import type { QuotaExceeded } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, DateTime, Effect, Layer } from "effect";
import { AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs } from "../caller.ts";
import { newId } from "../newId.ts";
import { Invitations } from "../tenants/Invitations.ts";
import { databaseAnswers } from "../unavailable.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { Passwords } from "./Passwords.ts";
import { RegistrationMails } from "./RegistrationMails.ts";
import { SessionOpening } from "./SessionOpening.ts";

const byPassword = { assurance: "single", methods: ["password"] } as const;
const system = { _tag: "System", name: "identity" } as const;

/** How people who were invited come by an account. */
export class InvitedAccounts extends Context.Service<
  InvitedAccounts,
  {
    /**
     * An account that is a member where the token admits to, and founds no organisation: both, or neither, however many
     * come with one token at once. An address that the token was mailed to is thereby verified. Where addresses are
     * verified it answers the same, after the same work, whether the address has an account: that one stays as it is,
     * is no member by this, and is told by mail; and nobody is signed in.
     */
    readonly register: (
      registration: typeof InvitedRegistration.Type,
    ) => Effect.Effect<
      SessionGrant | typeof MailedTo.Type,
      InvitationNotFound | QuotaExceeded | EmailTaken | WeakPassword | ServiceUnavailable
    >;
  }
>()("@atoll/domain/identity/InvitedAccounts") {
  static readonly layer = Layer.effect(
    InvitedAccounts,
    Effect.gen(function* () {
      const database = yield* Database;
      const users = yield* UserRepository;
      const invitations = yield* Invitations;
      const mails = yield* RegistrationMails;
      const passwords = yield* Passwords;
      const sessionOpening = yield* SessionOpening;
      const trail = yield* AuditTrail;
      const { emailVerification } = yield* IdentityConfig;

      const register = Effect.fn("InvitedAccounts.register")(function* (
        input: typeof InvitedRegistration.Type,
      ) {
        const { displayName, token } = input;
        const { tenantId, tenantName, role, email, bound } = yield* invitations.admits(token, input.email);
        const passwordHash = yield* passwords.choose(input.password, [email, displayName, tenantName]);
        const canonical = canonicalEmail(email);
        const userId = yield* newId(UserId);
        const account = { userId, email, canonicalEmail: canonical, displayName, passwordHash };
        const actor = personActor(userId);
        const created = yield* Effect.gen(function* () {
          if (!(yield* users.registerAlone(account, bound))) return false;
          yield* invitations
            .accept(token, { userId, email, actor })
            .pipe(Effect.catchTag("AlreadyMember", Effect.die));
          if (emailVerification && !bound) yield* mails.verification(userId, { email, displayName });
          yield* trail.record({
            action: "invitations.register",
            target: { type: "user", id: userId },
            changes: diff("user", {}, { email, displayName, state: "active" }),
            actor,
          });
          return true;
        }).pipe(database.transaction, actingAs(tenantId, system));
        if (emailVerification) {
          if (!created) yield* mails.reminder(canonical);
          return { email: input.email };
        }
        if (!created) return yield* new EmailTaken({});
        const { token: session, ...opened } = yield* sessionOpening
          .open({ userId, tenantId, ...byPassword })
          // Somebody has the account in hand already.
          .pipe(Effect.catchTag("SignInOvertaken", () => Effect.fail(new EmailTaken({}))));
        return {
          token: session,
          expiresAt: opened.expiresAt,
          assurance: opened.assurance,
          user: { id: userId, email, displayName, createdAt: yield* DateTime.now },
          tenant: { id: tenantId, name: tenantName },
          role,
        };
      }, databaseAnswers);

      return InvitedAccounts.of({ register });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, RegistrationMails.layer]));
}
