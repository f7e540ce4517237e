import { ExternalCallers } from "@atoll/domain/identity/ExternalCallers";
import { Federation } from "@atoll/domain/identity/Federation";
import { LinkedAccounts } from "@atoll/domain/identity/LinkedAccounts";
import { LoginProviders } from "@atoll/domain/identity/LoginProviders";
import { ProviderAccounts } from "@atoll/domain/identity/ProviderAccounts";
import { ProviderSetups } from "@atoll/domain/identity/ProviderSetups";
import { SignInAttempts } from "@atoll/domain/identity/SignInAttempts";
import { TenantKeys } from "@atoll/domain/keys/TenantKeys";
import { IssuerKeys } from "@atoll/platform/oidc/IssuerKeys";
import { OidcClient } from "@atoll/platform/oidc/OidcClient";
import { OutboundHttp } from "@atoll/platform/outbound/OutboundHttp";
import { Layer } from "effect";

/** Signing in at other providers, which are asked over a guarded way out. Sessions begin as after every sign-in. */
export const layer = Layer.mergeAll(Federation.layer, LinkedAccounts.layer, LoginProviders.layer).pipe(
  Layer.provide([SignInAttempts.layer, ProviderAccounts.layer]),
  Layer.provide([ProviderSetups.layer, OidcClient.layer]),
  Layer.provide([OutboundHttp.layer, TenantKeys.layer]),
);

/** Callers by tokens of such providers, whose keys are asked for the same way out. */
export const layerExternalCallers = ExternalCallers.layer.pipe(
  Layer.provide([ProviderAccounts.layer, IssuerKeys.layer]),
  Layer.provide(OutboundHttp.layer),
);
