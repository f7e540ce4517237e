import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Duration, Layer } from "effect";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { Invitations } from "../../src/tenants/Invitations.ts";
import { Members } from "../../src/tenants/Members.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { TenantConfig } from "../../src/tenants/TenantConfig.ts";
import { TenantMoves } from "../../src/tenants/TenantMoves.ts";
import { TenantOperations } from "../../src/tenants/TenantOperations.ts";
import { Tenants } from "../../src/tenants/Tenants.ts";

/** The services of organisations on whatever repositories there are. */
export const layerTenants = Layer.mergeAll(
  Tenants.layer,
  TenantOperations.layer,
  Members.layer,
  Invitations.layer,
).pipe(
  Layer.provideMerge(TenantMoves.layer),
  Layer.provideMerge(Quotas.layer),
  Layer.provideMerge(Layer.succeed(TenantConfig, { grace: Duration.days(30) })),
  Layer.provide(Mails.layer),
  Layer.provideMerge(Layer.mergeAll(Jobs.layer, KeyEncryptionKey.layerTest)),
  Layer.provide(Layer.mergeAll(JobHints.layer, Wakeups.layerMemory)),
  Layer.provideMerge(Revocations.layer),
  Layer.provideMerge(Invalidations.layerMemory),
);
