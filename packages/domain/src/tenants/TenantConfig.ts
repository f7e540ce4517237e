import { Context, type Duration } from "effect";

/** What the installation says of organisations. */
export class TenantConfig extends Context.Service<
  TenantConfig,
  {
    /** How long an archived organisation can be restored at least. */
    readonly grace: Duration.Duration;
  }
>()("@atoll/domain/tenants/TenantConfig") {}
