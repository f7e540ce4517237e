import { DateTime, Redacted } from "effect";
import * as MailTemplate from "../../src/mail/MailTemplate.ts";

const at = DateTime.makeUnsafe("2026-11-27T08:26:00Z");
export const validUntil = DateTime.makeUnsafe("2026-11-28T08:26:00Z");

/** One of each kind, with `words` wherever somebody may have typed something. */
export const templates = (words: string, secret = "atoll_o_x"): ReadonlyArray<MailTemplate.MailTemplate> => {
  const token = Redacted.make(secret);
  const origin = { at, by: words, address: words, userAgent: words };
  return [
    MailTemplate.VerifyEmail.make({ token, validUntil, origin: { ...origin, by: null } }),
    MailTemplate.ResetPassword.make({ token, validUntil, origin }),
    MailTemplate.PasswordChanged.make({ origin }),
    MailTemplate.ChangeEmail.make({ token, validUntil, origin }),
    MailTemplate.EmailChanging.make({ newEmail: words, validUntil, origin }),
    MailTemplate.Invitation.make({ token, validUntil, tenant: words, role: words, origin }),
    MailTemplate.NewSignIn.make({ origin }),
    MailTemplate.RefreshTokenReused.make({ origin }),
    ...MailTemplate.SecondFactorChange.literals.map((change) =>
      MailTemplate.SecondFactorChanged.make({ change, origin }),
    ),
    MailTemplate.RecoveryCodeUsed.make({ left: 3, origin }),
    MailTemplate.ApiKeyCreated.make({ name: words, tenant: words, expiresAt: validUntil, origin }),
    MailTemplate.AccountDeactivated.make({ origin }),
    MailTemplate.AccountDeleted.make({ origin }),
    MailTemplate.TenantArchived.make({ tenant: words, purgeAfter: validUntil, origin }),
    MailTemplate.TenantPurged.make({ tenant: words, origin }),
    MailTemplate.OwnershipTransferred.make({ tenant: words, newOwner: words, origin }),
    MailTemplate.AlreadyRegistered.make({ token, validUntil, origin: { ...origin, by: null } }),
  ];
};
