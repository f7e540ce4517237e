import { AccessTokens } from "@atoll/domain/identity/AccessTokens";
import { ApiKeys } from "@atoll/domain/identity/ApiKeys";
import { Tokens } from "@atoll/domain/identity/Tokens";
import { AccessTokenKeys } from "@atoll/domain/keys/AccessTokenKeys";
import { Quotas } from "@atoll/domain/tenants/Quotas";
import { Layer } from "effect";

/** What programs call with. */
export const layer = Layer.merge(ApiKeys.layer.pipe(Layer.provide(Quotas.layer)), Tokens.layer);

/** What access tokens are signed and verified by. */
export const layerAccessTokens = AccessTokens.layer.pipe(Layer.provideMerge(AccessTokenKeys.layer));
