import type { UserId } from "@atoll/contract/identity/User";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { Context, Effect, Layer, Option } from "effect";
import { AlreadyRegistered, VerifyEmail } from "../mail/MailTemplate.ts";
import { AccountMails, type Addressee } from "./AccountMails.ts";
import { OneTimeLinks } from "./OneTimeLinks.ts";

/** What whoever registers is mailed, and nobody else is told. */
export class RegistrationMails extends Context.Service<
  RegistrationMails,
  {
    /** A link that confirms the address; false where the last one was sent within a minute. */
    readonly verification: (userId: UserId, to: Addressee) => Effect.Effect<boolean, DatabaseUnavailable>;
    /**
     * Says to who has the address that it has an account, with a link to choose a new password, so that whoever has
     * forgotten about the account gets in by this mail alone.
     */
    readonly reminder: (canonicalEmail: string) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/RegistrationMails") {
  static readonly layer = Layer.effect(
    RegistrationMails,
    Effect.gen(function* () {
      const accounts = yield* AccountRepository;
      const links = yield* OneTimeLinks;
      const mails = yield* AccountMails;
      return RegistrationMails.of({
        verification: Effect.fnUntraced(function* (userId, to) {
          const link = yield* links.issue(userId, "verify-email");
          if (Option.isNone(link)) return false;
          yield* mails.send(to, (origin) => VerifyEmail.make({ ...link.value, origin }));
          return true;
        }),
        reminder: Effect.fnUntraced(function* (canonicalEmail) {
          const known = yield* accounts.findByEmail(canonicalEmail);
          if (Option.isNone(known)) return;
          const { id } = known.value;
          const remind = Effect.gen(function* () {
            const link = yield* links.issue(id, "reset-password");
            if (Option.isNone(link)) return;
            yield* mails.send(known.value, (origin) => AlreadyRegistered.make({ ...link.value, origin }));
          });
          yield* mails.atHome(id)(remind);
        }),
      });
    }),
  );
}
