import { Access } from "@atoll/domain/access/Access";
import { Entitlements } from "@atoll/domain/access/Entitlements";
import { Grants } from "@atoll/domain/access/Grants";
import { Operators } from "@atoll/domain/access/Operators";
import { Permissions } from "@atoll/domain/access/Permissions";
import { Roles } from "@atoll/domain/access/Roles";
import { AccountMails } from "@atoll/domain/identity/AccountMails";
import { Accounts } from "@atoll/domain/identity/Accounts";
import { Ceremonies } from "@atoll/domain/identity/Ceremonies";
import { Credentials } from "@atoll/domain/identity/Credentials";
import { FactorChanges } from "@atoll/domain/identity/FactorChanges";
import { FactorCodes } from "@atoll/domain/identity/FactorCodes";
import { IdentityConfig } from "@atoll/domain/identity/IdentityConfig";
import { InvitedAccounts } from "@atoll/domain/identity/InvitedAccounts";
import { Login } from "@atoll/domain/identity/Login";
import { LoginAttempts } from "@atoll/domain/identity/LoginAttempts";
import { NodeAuthentication } from "@atoll/domain/identity/NodeAuthentication";
import { OneTimeLinks } from "@atoll/domain/identity/OneTimeLinks";
import { OwnAccount } from "@atoll/domain/identity/OwnAccount";
import { PasskeyLogin } from "@atoll/domain/identity/PasskeyLogin";
import { PasskeySigning } from "@atoll/domain/identity/PasskeySigning";
import { Passkeys } from "@atoll/domain/identity/Passkeys";
import { PasswordChanges } from "@atoll/domain/identity/PasswordChanges";
import { Passwords } from "@atoll/domain/identity/Passwords";
import { Revocations } from "@atoll/domain/revocation/Revocations";
import { SecondFactors } from "@atoll/domain/identity/SecondFactors";
import { SessionElevation } from "@atoll/domain/identity/SessionElevation";
import { SessionOpening } from "@atoll/domain/identity/SessionOpening";
import { SessionRenewal } from "@atoll/domain/identity/SessionRenewal";
import { Sessions } from "@atoll/domain/identity/Sessions";
import * as StoredSecondFactors from "@atoll/domain/identity/StoredSecondFactors";
import { Unheard } from "@atoll/domain/identity/Unheard";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import { Mails } from "@atoll/domain/mail/Mails";
import { Invitations } from "@atoll/domain/tenants/Invitations";
import { Quotas } from "@atoll/domain/tenants/Quotas";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import { PasswordRules } from "@atoll/security/PasswordRules";
import { Effect, Layer, Option } from "effect";
import * as FederationServices from "./FederationServices.ts";
import { ListenAddress } from "./ListenAddress.ts";
import * as Settings from "./Settings.ts";
import * as TokenServices from "./TokenServices.ts";

const config = Layer.unwrap(
  Effect.gen(function* () {
    const { publicUrl } = yield* ListenAddress;
    const { environment } = yield* AppConfig;
    const verification = Option.getOrElse(yield* Settings.emailVerification.read, () =>
      environment === "production" ? "on" : "off",
    );
    return IdentityConfig.layer(publicUrl.origin, verification === "on");
  }),
);

const mails = Mails.layer.pipe(Layer.provide(Jobs.layer), Layer.provide(JobHints.layer));

/** What the ways of signing in have in common. */
const means = Layer.mergeAll(SessionRenewal.layer, SessionElevation.layer).pipe(
  Layer.provideMerge(SessionOpening.layer),
  Layer.provideMerge(
    Layer.mergeAll(
      LoginAttempts.layer.pipe(Layer.provideMerge(AccountMails.layer), Layer.provide(mails)),
      OneTimeLinks.layer,
      Passwords.layer.pipe(Layer.provide(PasswordRules.layer)),
      StoredSecondFactors.layer,
      Unheard.layer,
    ),
  ),
);

const operators = Layer.unwrap(Effect.map(Settings.operators.read, Operators.layer));

/** Who may do what. */
const AccessServices = Layer.mergeAll(Roles.layer, Grants.layer, Permissions.layer).pipe(
  Layer.provideMerge(Access.layer),
  Layer.provide(Entitlements.layer),
  Layer.provide(operators),
);

/** What people show beside a password, or instead of one. */
const factors = Layer.mergeAll(SecondFactors.layer, Passkeys.layer, PasskeyLogin.layer).pipe(
  Layer.provide(Layer.mergeAll(FactorCodes.layer, PasskeySigning.layer)),
  Layer.provide(Layer.mergeAll(FactorChanges.layer, Ceremonies.layer)),
);

const invitedAccounts = InvitedAccounts.layer.pipe(
  Layer.provide(Invitations.layer),
  Layer.provide([Quotas.layer, mails]),
);

const credentials = Credentials.layer.pipe(Layer.provide(FederationServices.layerExternalCallers));

/** Who is calling, and what it may do; who has an account, and what happens to it. */
export const layer = Layer.mergeAll(
  Accounts.layer,
  Login.layer,
  NodeAuthentication.layer,
  OwnAccount.layer,
  PasswordChanges.layer,
  Sessions.layer,
  factors,
  FederationServices.layer,
  invitedAccounts,
).pipe(
  Layer.provide(means),
  Layer.provideMerge(Layer.mergeAll(credentials, AccessServices)),
  Layer.provideMerge(TokenServices.layerAccessTokens),
  Layer.provideMerge(Revocations.layer),
  Layer.provideMerge(config),
);
