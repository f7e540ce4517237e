import { Invitations } from "@atoll/domain/tenants/Invitations";
import { Members } from "@atoll/domain/tenants/Members";
import { Quotas } from "@atoll/domain/tenants/Quotas";
import { TenantConfig } from "@atoll/domain/tenants/TenantConfig";
import { TenantMoves } from "@atoll/domain/tenants/TenantMoves";
import { TenantOperations } from "@atoll/domain/tenants/TenantOperations";
import { Tenants } from "@atoll/domain/tenants/Tenants";
import { PurgeMails } from "@atoll/domain/tenants/PurgeMails";
import { TenantPurge, tenantPurge } from "@atoll/domain/tenants/TenantPurge";
import * as SystemSchedules from "@atoll/infra/schedules/SystemSchedules";
import { Effect, Layer } from "effect";
import * as MailServices from "./MailServices.ts";
import * as Settings from "./Settings.ts";

const config = Layer.effect(
  TenantConfig,
  Effect.map(Settings.tenantGrace.read, (grace) => TenantConfig.of({ grace })),
);

/** Organisations: what they are, how much they may have, how they end. */
export const layer = Layer.mergeAll(
  Tenants.layer,
  TenantOperations.layer,
  Members.layer,
  Invitations.layer,
).pipe(Layer.provide(TenantMoves.layer), Layer.provideMerge(Quotas.layer), Layer.provide(config));

/** Deletes those whose time is over. Part of the runner role. */
export const layerPurge = SystemSchedules.layer([tenantPurge]).pipe(
  Layer.provide(TenantPurge.layer.pipe(Layer.provide(PurgeMails.layer), Layer.provide(MailServices.layer))),
);
