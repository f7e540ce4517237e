import { type Forbidden, type ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import type { MailedTo } from "@atoll/contract/identity/AuthApi";
import { LinkInvalid } from "@atoll/contract/identity/IdentityProblems";
import type { ProfileChange } from "@atoll/contract/identity/OwnAccountApi";
import type { Profile } from "@atoll/contract/identity/Profile";
import { canonicalEmail } from "@atoll/contract/identity/User";
import { Database } from "@atoll/database/Database";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { ChangeEmail, EmailChanging } from "../mail/MailTemplate.ts";
import { databaseAnswers } from "../unavailable.ts";
import { AccountMails } from "./AccountMails.ts";
import { OneTimeLinks } from "./OneTimeLinks.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";

/** What the caller's account says of it. */
export class OwnAccount extends Context.Service<
  OwnAccount,
  {
    readonly get: () => Effect.Effect<Profile, Unauthenticated | ServiceUnavailable>;
    readonly change: (
      change: typeof ProfileChange.Type,
    ) => Effect.Effect<Profile, Unauthenticated | ServiceUnavailable>;
    /**
     * Mails a link to the new address, and tells the old one. The address is changed by that link only. That it answers
     * does not mean the address is free: whoever has it learns nothing and keeps it.
     */
    readonly changeEmail: (
      email: string,
    ) => Effect.Effect<typeof MailedTo.Type, Forbidden | Unauthenticated | ServiceUnavailable>;
    /** By the link. Fails as well where the address has an account of its own by now. */
    readonly confirmEmail: (token: string) => Effect.Effect<void, LinkInvalid | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/OwnAccount") {
  static readonly layer = Layer.effect(
    OwnAccount,
    Effect.gen(function* () {
      const database = yield* Database;
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const links = yield* OneTimeLinks;
      const mails = yield* AccountMails;
      const trail = yield* AuditTrail;
      const organisationSignIn = yield* OrganisationSignIn;

      const own = Effect.gen(function* () {
        const found = yield* accounts.find((yield* currentUser).userId);
        return Option.isNone(found) ? yield* new Unauthenticated({}) : found.value;
      });

      const get = Effect.fn("OwnAccount.get")(function* () {
        const { id, email, displayName, createdAt, emailVerifiedAt, passwordHash } = yield* own;
        const tenants = (yield* users.tenants(id)).map(({ tenantId, tenantName, tenantState, role }) => ({
          id: tenantId,
          name: tenantName,
          state: tenantState,
          role,
        }));
        const hasPassword = passwordHash !== null;
        return { id, email, displayName, createdAt, emailVerifiedAt, hasPassword, tenants };
      }, databaseAnswers);

      const change = Effect.fn("OwnAccount.change")(function* ({ displayName }: typeof ProfileChange.Type) {
        return yield* Effect.gen(function* () {
          const { id, displayName: before } = yield* own;
          if (before !== displayName) {
            yield* accounts.rename(id, displayName);
            yield* trail.record({
              action: "ownAccount.change",
              target: { type: "user", id },
              changes: diff("user", { displayName: before }, { displayName }),
            });
          }
          return yield* get();
        }).pipe(database.transaction);
      }, databaseAnswers);

      const changeEmail = Effect.fn("OwnAccount.changeEmail")(function* (email: string) {
        yield* organisationSignIn.stays;
        const account = yield* own;
        const { displayName } = account;
        yield* Effect.gen(function* () {
          const link = yield* links.issue(account.id, "change-email", email);
          if (Option.isNone(link)) return;
          const { validUntil } = link.value;
          yield* mails.send({ email, displayName }, (origin) => ChangeEmail.make({ ...link.value, origin }));
          yield* mails.send(account, (origin) => EmailChanging.make({ newEmail: email, validUntil, origin }));
          yield* trail.record({ action: "ownAccount.changeEmail", target: { type: "user", id: account.id } });
        }).pipe(database.transaction);
        return { email };
      }, databaseAnswers);

      const confirmEmail = Effect.fn("OwnAccount.confirmEmail")(function* (token: string) {
        const { userId, payload, use } = yield* links.show(token, "change-email");
        if (payload === null) return yield* new LinkInvalid({});
        yield* Effect.gen(function* () {
          yield* use;
          const before = Option.getOrUndefined(yield* accounts.find(userId));
          const changed = yield* accounts.changeEmail(userId, payload, canonicalEmail(payload));
          if (!changed) return yield* new LinkInvalid({});
          yield* trail.record({
            action: "accounts.confirmEmail",
            target: { type: "user", id: userId },
            changes: diff("user", { email: before?.email }, { email: payload }),
            actor: personActor(userId),
          });
        }).pipe(mails.atHome(userId));
      }, databaseAnswers);

      return OwnAccount.of({ get, change, changeEmail, confirmEmail });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, OrganisationSignIn.layer]));
}
