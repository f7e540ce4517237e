import {
  type Forbidden,
  type ServiceUnavailable,
  StepUpRequired,
  Unauthenticated,
} from "@atoll/contract/CommonProblems";
import type { MailedTo } from "@atoll/contract/identity/AuthApi";
import {
  LinkInvalid,
  type TooManyAttempts,
  type WeakPassword,
  WrongPassword,
} from "@atoll/contract/identity/IdentityProblems";
import type { PasswordChange } from "@atoll/contract/identity/OwnAccountApi";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { canonicalEmail } from "@atoll/contract/identity/User";
import { Database } from "@atoll/database/Database";
import { AccountRepository, type KnownAccount } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import { anonymousActor, AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentSession, currentUser } from "../caller.ts";
import { PasswordChanged, ResetPassword } from "../mail/MailTemplate.ts";
import { databaseAnswers } from "../unavailable.ts";
import { AccountMails } from "./AccountMails.ts";
import { LoginAttempts } from "./LoginAttempts.ts";
import { OneTimeLinks } from "./OneTimeLinks.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";
import { Passwords } from "./Passwords.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { SessionRenewal } from "./SessionRenewal.ts";
import { Unheard } from "./Unheard.ts";

/** How long the absence of a password may be made up for by having signed in. */
const freshMinutes = 10;

/** New passwords for old, with the old one or without. */
export class PasswordChanges extends Context.Service<
  PasswordChanges,
  {
    /** Answers before it looks whether there is such an account. That it answers does not mean that a mail was sent. */
    readonly forgot: (email: string) => Effect.Effect<typeof MailedTo.Type>;
    /**
     * By the link of such a mail, which is used up. Ends every session of the person and what it failed at before;
     * confirms the address, and makes a deactivated account active again. API keys stay.
     */
    readonly reset: (
      token: string,
      password: string,
    ) => Effect.Effect<void, LinkInvalid | WeakPassword | ServiceUnavailable>;
    /**
     * By the current password; of whoever has none, by having signed in a short while ago. Ends all other sessions, and
     * gives this one another token. API keys stay.
     */
    readonly change: (
      change: typeof PasswordChange.Type,
    ) => Effect.Effect<
      SessionGrant,
      | WrongPassword
      | WeakPassword
      | TooManyAttempts
      | StepUpRequired
      | Forbidden
      | Unauthenticated
      | ServiceUnavailable
    >;
  }
>()("@atoll/domain/identity/PasswordChanges") {
  static readonly layer = Layer.effect(
    PasswordChanges,
    Effect.gen(function* () {
      const database = yield* Database;
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const personSessions = yield* PersonSessionRepository;
      const attempts = yield* LoginAttempts;
      const links = yield* OneTimeLinks;
      const mails = yield* AccountMails;
      const passwords = yield* Passwords;
      const renewal = yield* SessionRenewal;
      const organisationSignIn = yield* OrganisationSignIn;
      const revocations = yield* Revocations;
      const unheard = yield* Unheard;
      const trail = yield* AuditTrail;

      const sendLink = Effect.fnUntraced(function* (email: string) {
        const found = yield* accounts.findByEmail(canonicalEmail(email));
        if (Option.isNone(found)) return;
        const send = Effect.gen(function* () {
          const link = yield* links.issue(found.value.id, "reset-password");
          if (Option.isNone(link)) return;
          yield* mails.send(found.value, (origin) => ResetPassword.make({ ...link.value, origin }));
          yield* trail.record({
            action: "accounts.forgotPassword",
            target: { type: "user", id: found.value.id },
            actor: anonymousActor,
          });
        });
        yield* mails.atHome(found.value.id)(send);
      });

      const choose = Effect.fnUntraced(function* (
        { id, email, displayName }: KnownAccount,
        password: string,
      ) {
        const tenants = yield* users.tenants(id);
        const names = tenants.map(({ tenantName }) => tenantName);
        return yield* passwords.choose(password, [email, displayName, ...names]);
      });

      const reset = Effect.fn("PasswordChanges.reset")(function* (token: string, password: string) {
        const link = yield* links.show(token, "reset-password");
        const found = yield* accounts.find(link.userId);
        if (Option.isNone(found)) return yield* new LinkInvalid({});
        const { id, canonicalEmail: canonical } = found.value;
        const passwordHash = yield* choose(found.value, password);
        yield* Effect.gen(function* () {
          yield* link.use;
          yield* accounts.setPassword(id, passwordHash);
          yield* accounts.verifyEmail(id);
          yield* accounts.setState(id, "active");
          yield* personSessions.endAll(id, null, "password-reset");
          yield* attempts.forget(canonical);
          yield* mails.send(found.value, (origin) => PasswordChanged.make({ origin }));
          yield* revocations.tell(tagOf.user(id));
          yield* trail.record({
            action: "accounts.resetPassword",
            target: { type: "user", id },
            changes: diff("user", { state: found.value.state }, { state: "active" }),
            actor: personActor(id),
          });
        }).pipe(mails.atHome(id));
      }, databaseAnswers);

      const mayChange = Effect.fnUntraced(function* (account: KnownAccount, given: string | undefined) {
        const { id: userId, passwordHash, canonicalEmail: canonical } = account;
        if (passwordHash === null) {
          yield* organisationSignIn.stays;
          const { _tag, authenticatedAt } = yield* currentSession;
          const latest = DateTime.subtract(yield* DateTime.now, { minutes: freshMinutes });
          if (_tag !== "Session" || DateTime.isLessThan(authenticatedAt, latest))
            return yield* new StepUpRequired({});
          return;
        }
        if (given === undefined) return yield* new WrongPassword({ detail: "Show the current password." });
        const matches = yield* passwords.matches(given, passwordHash).pipe(
          attempts.guard({
            canonicalEmail: canonical,
            familiar: true,
            failure: { userId, reason: "wrong-password" },
          }),
        );
        if (!matches) return yield* new WrongPassword({});
      });

      const change = Effect.fn("PasswordChanges.change")(function* ({
        currentPassword,
        password,
      }: typeof PasswordChange.Type) {
        const { userId } = yield* currentUser;
        const { sessionId } = yield* currentSession;
        const found = yield* accounts.find(userId);
        if (Option.isNone(found)) return yield* new Unauthenticated({});
        const account = found.value;
        yield* mayChange(account, currentPassword);
        const passwordHash = yield* choose(account, password);
        return yield* Effect.gen(function* () {
          yield* accounts.setPassword(userId, passwordHash);
          yield* personSessions.endAll(userId, sessionId, "password-changed");
          yield* mails.send(account, (origin) => PasswordChanged.make({ origin }));
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({ action: "ownAccount.changePassword", target: { type: "user", id: userId } });
          return yield* renewal.renew();
        }).pipe(database.transaction);
      }, databaseAnswers);

      return PasswordChanges.of({
        forgot: (email) => Effect.as(unheard.begin(sendLink(email)), { email }),
        reset,
        change,
      });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, OrganisationSignIn.layer]));
}
