import { ApiKeys } from "@atoll/domain/identity/ApiKeys";

/** What programs call with. */
export const layer = ApiKeys.layer;
