import type { Redacted } from "effect";
import type { Letter } from "./Letter.ts";
import { validity } from "./Letter.ts";
import { linkTo, type MailPage } from "./MailLinks.ts";
import type { MailTemplate, Origin } from "./MailTemplate.ts";
import { type Said, say } from "./Said.ts";

const factsOf = ({ at, by, address, userAgent }: Origin): Letter["facts"] => [
  { label: say`By`, value: by === null ? say`somebody who was not signed in` : say`${by}` },
  { label: say`When`, value: say`${at}` },
  ...(address === null ? [] : [{ label: say`From`, value: say`${address}` }]),
  ...(userAgent === null ? [] : [{ label: say`With`, value: say`${userAgent.slice(0, 200)}` }]),
];

const secondFactorChanges = {
  totpEnabled: say`An authenticator app was added to your account. You need its codes to sign in from now
    on.`,
  totpDisabled: say`The authenticator app of your account was removed. It no longer guards your account.`,
  passkeyAdded: say`A passkey was added to your account. Whoever holds it can sign in as you.`,
  passkeyRemoved: say`A passkey was removed from your account. It no longer signs you in.`,
  passkeyLocked: say`A passkey of your account was refused, and is locked: its counter went back, so there may
    be a copy of it. Remove it, and register the device anew.`,
  recoveryCodesRenewed: say`Your account has new recovery codes. The ones before them no longer work.`,
} as const;

const ignore = say`If you did not ask for this, ignore this mail: nothing changes, and nobody gets in by
  it.`;
const changePassword = say`If that was not you, somebody else is in your account. Reset your password at
  once, then end all sessions and look at your second factors and API keys.`;
const askAdministrator = say`If you did not expect this, ask an administrator of your organisation.`;

/** What each mail says. */
export const letterOf = (template: MailTemplate, hub: URL): Letter => {
  const { origin } = template;
  const facts = factsOf(origin);
  const action = (label: Said, page: MailPage, token?: Redacted.Redacted) => ({
    label,
    url: linkTo(hub, page, token),
  });
  const resetPassword = action(say`Reset your password`, "forgotPassword");

  switch (template._tag) {
    case "VerifyEmail":
      return {
        subject: say`Confirm your e-mail address`,
        paragraphs: [
          say`Somebody, most likely you, opened an account with this e-mail address. Confirm that it is
            yours.`,
          validity(template.validUntil),
        ],
        action: action(say`Confirm this address`, "verifyEmail", template.token),
        facts,
        notYou: ignore,
      };
    case "AlreadyRegistered":
      return {
        subject: say`You have an account already`,
        paragraphs: [
          say`Somebody, most likely you, wanted to open an account with this e-mail address. There is one
            already: sign in, or choose a new password for it.`,
          validity(template.validUntil),
        ],
        action: action(say`Choose a new password`, "resetPassword", template.token),
        facts,
        notYou: say`If that was not you, ignore this mail: your account stays as it is.`,
      };
    case "ResetPassword":
      return {
        subject: say`Choose a new password`,
        paragraphs: [
          say`Somebody, most likely you, asked to reset the password of the account with this e-mail
            address.`,
          validity(template.validUntil),
        ],
        action: action(say`Choose a new password`, "resetPassword", template.token),
        facts,
        notYou: say`If you did not ask for this, ignore this mail: your password stays as it is.`,
      };
    case "PasswordChanged":
      return {
        subject: say`Your password was changed`,
        paragraphs: [say`The password of your account was changed. All other sessions have ended.`],
        action: resetPassword,
        facts,
        notYou: changePassword,
      };
    case "ChangeEmail":
      return {
        subject: say`Confirm your new e-mail address`,
        paragraphs: [
          say`The owner of an account wants to use this e-mail address from now on. Confirm that it is
            yours.`,
          validity(template.validUntil),
        ],
        action: action(say`Confirm this address`, "confirmEmail", template.token),
        facts,
        notYou: ignore,
      };
    case "EmailChanging":
      return {
        subject: say`Your e-mail address is about to change`,
        paragraphs: [
          say`Somebody, most likely you, asked to replace this e-mail address of your account by
            ${template.newEmail}. It changes when that address is confirmed, until ${template.validUntil}
            at the latest.`,
        ],
        action: action(say`Look at your account`, "security"),
        facts,
        notYou: changePassword,
      };
    case "Invitation": {
      const { tenant, role, validUntil, token } = template;
      return {
        subject: say`You are invited to ${tenant.slice(0, 60)}`,
        paragraphs: [say`You are invited to join ${tenant} on Atoll, as ${role}.`, validity(validUntil)],
        action: action(say`See the invitation`, "invitation", token),
        facts,
        notYou: say`If you do not know who invites you, ignore this mail: you join nothing unless you
          accept.`,
      };
    }
    case "NewSignIn":
      return {
        subject: say`A new sign-in to your account`,
        paragraphs: [say`Your account was signed in to from a place or a program that it did not know.`],
        action: action(say`Look at your sessions`, "security"),
        facts,
        notYou: changePassword,
      };
    case "RefreshTokenReused":
      return {
        subject: say`A session of yours was ended for safety`,
        paragraphs: [
          say`A refresh token of your account was used a second time. It may have been copied, so
            everything that came from it was revoked. You have to sign in again there.`,
        ],
        action: action(say`Look at your sessions`, "security"),
        facts,
        notYou: say`If you do not know of a program that uses an old token by mistake, somebody else had
          yours. Reset your password and end all sessions.`,
      };
    case "SecondFactorChanged":
      return {
        subject: say`The second factors of your account were changed`,
        paragraphs: [secondFactorChanges[template.change]],
        action: action(say`Look at your second factors`, "security"),
        facts,
        notYou: changePassword,
      };
    case "RecoveryCodeUsed":
      return {
        subject: say`A recovery code was used`,
        paragraphs: [
          say`Your account was signed in to with a recovery code. It does not work again. Codes left:
            ${template.left}.`,
        ],
        action: action(say`Look at your second factors`, "security"),
        facts,
        notYou: changePassword,
      };
    case "ApiKeyCreated": {
      const { name, tenant, expiresAt } = template;
      return {
        subject: say`An API key was created for your account`,
        paragraphs: [
          say`The API key “${name}” can act for you in ${tenant}.`,
          expiresAt === null ? say`It does not expire.` : say`It expires on ${expiresAt}.`,
        ],
        action: action(say`Look at your API keys`, "apiKeys"),
        facts,
        notYou: say`If that was not you, revoke the key, then reset your password and end all sessions.`,
      };
    }
    case "AccountDeactivated":
      return {
        subject: say`Your account was deactivated`,
        paragraphs: [
          say`Nobody can sign in to your account any more. Its sessions have ended, and its API keys open
            nothing. To use it again, choose a new password.`,
        ],
        action: resetPassword,
        facts,
        notYou: changePassword,
      };
    case "AccountDeleted":
      return {
        subject: say`Your account was deleted`,
        paragraphs: [
          say`Your account, its sessions and its keys are gone. What you made stays with your
            organisations.`,
        ],
        action: null,
        facts,
        notYou: askAdministrator,
      };
    case "TenantArchived": {
      const { tenant, purgeAfter } = template;
      return {
        subject: say`${tenant.slice(0, 60)} was archived`,
        paragraphs: [
          say`${tenant} was archived: nobody can work in it. All it holds is deleted for good after
            ${purgeAfter}. Until then an owner can restore it.`,
        ],
        action: action(say`Restore it`, "tenant"),
        facts,
        notYou: say`If this should not have happened, restore it and change your password.`,
      };
    }
    case "TenantPurged": {
      const { tenant } = template;
      return {
        subject: say`${tenant.slice(0, 60)} was deleted`,
        paragraphs: [
          say`All that ${tenant} held on Atoll was deleted for good: it was archived, and the time to restore it is
            over. Your account stays as it is.`,
        ],
        action: null,
        facts: [{ label: say`When`, value: say`${origin.at}` }],
        notYou: say`If this surprises you, ask whoever operates the hub. It cannot be brought back.`,
      };
    }
    case "OwnershipTransferred": {
      const { tenant, newOwner } = template;
      return {
        subject: say`${tenant.slice(0, 60)} has a new owner`,
        paragraphs: [say`${newOwner} owns ${tenant} from now on.`],
        action: action(say`Look at the organisation`, "tenant"),
        facts,
        notYou: say`If this should not have happened, ask the operators of the hub at once.`,
      };
    }
  }
};

/** Until when a mail is of use to whoever gets it; `null`: always. */
export const usefulUntil = (template: MailTemplate) => ("token" in template ? template.validUntil : null);
