import type { MailedTo, Registration } from "@atoll/contract/identity/AuthApi";
import type { Forbidden, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import {
  EmailTaken,
  type LinkInvalid,
  OnlyOwner,
  type WeakPassword,
} from "@atoll/contract/identity/IdentityProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { canonicalEmail, UserId } from "@atoll/contract/identity/User";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import { anonymousActor, AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs, currentUser } from "../caller.ts";
import { AccountDeactivated, AccountDeleted } from "../mail/MailTemplate.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { AccountMails } from "./AccountMails.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { OneTimeLinks } from "./OneTimeLinks.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";
import { Passwords } from "./Passwords.ts";
import { RegistrationMails } from "./RegistrationMails.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { SessionOpening } from "./SessionOpening.ts";
import { Unheard } from "./Unheard.ts";

/** What a sign-in by password alone is worth. */
const byPassword = { assurance: "single", methods: ["password"] } as const;
const system = { _tag: "System", name: "identity" } as const;

/** How accounts come and go. */
export class Accounts extends Context.Service<
  Accounts,
  {
    /**
     * Founds an organisation with its owner. Where addresses are verified it answers the same, after the same work,
     * whether the address has an account: a mail tells which, and nobody is signed in. Where they are not, it signs the
     * owner in.
     */
    readonly register: (
      registration: typeof Registration.Type,
    ) => Effect.Effect<SessionGrant | typeof MailedTo.Type, EmailTaken | WeakPassword | ServiceUnavailable>;
    /** Answers before it looks whether there is such an account. That it answers does not mean that a mail was sent. */
    readonly askVerification: (email: string) => Effect.Effect<typeof MailedTo.Type>;
    readonly verifyEmail: (token: string) => Effect.Effect<void, LinkInvalid | ServiceUnavailable>;
    /** The caller's account signs in nowhere from now on, until its person resets the password. */
    readonly deactivate: () => Effect.Effect<void, Forbidden | ServiceUnavailable>;
    /** Takes away all that says who the caller was. */
    readonly remove: () => Effect.Effect<void, OnlyOwner | Forbidden | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Accounts") {
  static readonly layer = Layer.effect(
    Accounts,
    Effect.gen(function* () {
      const database = yield* Database;
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const personSessions = yield* PersonSessionRepository;
      const links = yield* OneTimeLinks;
      const mails = yield* AccountMails;
      const registrationMails = yield* RegistrationMails;
      const passwords = yield* Passwords;
      const sessionOpening = yield* SessionOpening;
      const revocations = yield* Revocations;
      const unheard = yield* Unheard;
      const trail = yield* AuditTrail;
      const organisationSignIn = yield* OrganisationSignIn;
      const { emailVerification } = yield* IdentityConfig;

      const register = Effect.fn("Accounts.register")(function* (input: typeof Registration.Type) {
        const { email, displayName, tenantName } = input;
        const passwordHash = yield* passwords.choose(input.password, [email, displayName, tenantName]);
        const canonical = canonicalEmail(email);
        const userId = yield* newId(UserId);
        const tenantId = yield* newId(TenantId);
        const account = { userId, email, canonicalEmail: canonical, displayName, passwordHash };
        const created = yield* Effect.gen(function* () {
          if (!(yield* users.register({ ...account, tenantId, tenantName }))) return false;
          if (emailVerification) yield* registrationMails.verification(userId, input);
          yield* trail.record({
            action: "auth.register",
            target: { type: "user", id: userId },
            changes: diff("user", {}, { email, displayName, state: "active" }),
            actor: personActor(userId),
          });
          return true;
        }).pipe(database.transaction, actingAs(tenantId, system));
        if (emailVerification) {
          if (!created) yield* registrationMails.reminder(canonical);
          return { email };
        }
        if (!created) return yield* new EmailTaken({});
        const { token, expiresAt, assurance } = yield* sessionOpening
          .open({ userId, tenantId, ...byPassword })
          .pipe(Effect.catchTag("SignInOvertaken", Effect.die));
        const user = { id: userId, email, displayName, createdAt: yield* DateTime.now };
        return {
          token,
          expiresAt,
          assurance,
          user,
          tenant: { id: tenantId, name: tenantName },
          role: "owner" as const,
        };
      }, databaseAnswers);

      const verifyAgain = Effect.fnUntraced(function* (email: string) {
        const found = yield* accounts.findByEmail(canonicalEmail(email));
        if (Option.isNone(found) || found.value.emailVerifiedAt !== null) return;
        const { id } = found.value;
        const sent = trail.recorded(registrationMails.verification(id, found.value), (isSent) =>
          isSent
            ? { action: "accounts.askVerification", target: { type: "user", id }, actor: anonymousActor }
            : undefined,
        );
        yield* mails.atHome(id)(sent);
      });

      const verifyEmail = Effect.fn("Accounts.verifyEmail")(function* (token: string) {
        const link = yield* links.show(token, "verify-email");
        const { userId: id } = link;
        yield* trail
          .recorded(Effect.andThen(link.use, accounts.verifyEmail(id)), () => ({
            action: "accounts.verifyEmail",
            target: { type: "user", id },
            actor: personActor(id),
          }))
          .pipe(mails.atHome(id));
      }, databaseAnswers);

      const deactivate = Effect.fn("Accounts.deactivate")(function* () {
        const { userId } = yield* currentUser;
        yield* organisationSignIn.stays;
        yield* Effect.gen(function* () {
          yield* accounts.setState(userId, "deactivated");
          yield* personSessions.endAll(userId, null, "deactivated");
          const account = yield* accounts.find(userId);
          if (Option.isSome(account)) {
            yield* mails.send(account.value, (origin) => AccountDeactivated.make({ origin }));
          }
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({
            action: "ownAccount.deactivate",
            target: { type: "user", id: userId },
            changes: diff("user", { state: "active" }, { state: "deactivated" }),
          });
        }).pipe(database.transaction);
      }, databaseAnswers);

      const remove = Effect.fn("Accounts.remove")(function* () {
        const { userId } = yield* currentUser;
        yield* organisationSignIn.stays;
        yield* Effect.gen(function* () {
          const account = yield* accounts.find(userId);
          if (!(yield* accounts.erase(userId))) return yield* new OnlyOwner({});
          if (Option.isSome(account)) {
            yield* mails.send(account.value, (origin) => AccountDeleted.make({ origin }));
          }
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({ action: "ownAccount.remove", target: { type: "user", id: userId } });
        }).pipe(database.transaction);
      }, databaseAnswers);

      return Accounts.of({
        register,
        askVerification: (email) => Effect.as(unheard.begin(verifyAgain(email)), { email }),
        verifyEmail,
        deactivate,
        remove,
      });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, OrganisationSignIn.layer, RegistrationMails.layer]));
}
