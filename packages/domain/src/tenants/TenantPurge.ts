import { AuditEvent } from "@atoll/contract/audit/AuditEvent";
import { installation } from "@atoll/contract/audit/installation";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { type DueTenant, TenantPurgeRepository } from "@atoll/database/tenants/TenantPurgeRepository";
import type { SystemSchedule } from "@atoll/infra/schedules/SystemSchedules";
import { ObjectStore, type ObjectStoreUnavailable } from "@atoll/platform/objectstore/ObjectStore";
import { Context, DateTime, Duration, Effect, Layer, Stream } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { PurgeMails } from "./PurgeMails.ts";

/** Rows of one statement: few enough that nobody waits for their locks. */
const rowsAtOnce = 500;
const objectsAtOnce = 200;
const tenantsAtOnce = 100;
/** How long the farewell to the owners may hold up the end of a purge. */
const patienceWithMail = Duration.hours(1);

/** What was found of a tenant, and what became of it. */
export type Purged = "purged" | "later" | "restored";

/**
 * Deletes archived organisations for good. Where it stands is the tenant's own state: a process that is killed in the middle
 * leaves `purging` behind, and whoever goes on deletes what is left. It never ends with a row or an object left, but for the
 * tenant's id, its states' times and how much was deleted.
 */
export class TenantPurge extends Context.Service<
  TenantPurge,
  {
    /**
     * `later`: something holds it up, such as a mail server that is away or a workflow at work; ask again. `restored`: its
     * owner came first. One that is `purged` already is looked through once more.
     */
    readonly purge: (
      tenant: DueTenant,
    ) => Effect.Effect<Purged, DatabaseUnavailable | ObjectStoreUnavailable>;
    /** All that are due. One that cannot be purged holds up no other. */
    readonly pass: Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/domain/tenants/TenantPurge") {
  static readonly layer = Layer.effect(
    TenantPurge,
    Effect.gen(function* () {
      const repository = yield* TenantPurgeRepository;
      const store = yield* ObjectStore;
      const revocations = yield* Revocations;
      const mails = yield* PurgeMails;
      const trail = yield* AuditTrail;

      /** In the installation's trail: the organisation's own leaves with it. */
      const record = (tenant: TenantId, state: "purging" | "purged") =>
        trail
          .recorded(Effect.void, () => ({
            action: AuditEvent.make("tenant.moved"),
            target: { type: "tenant", id: tenant },
            changes: diff("tenant", {}, { state }),
          }))
          .pipe(actingAs(installation, { _tag: "System", name: "tenant-purge" }));

      const removeRows = Effect.fnUntraced(function* (tenant: TenantId) {
        for (const part of yield* repository.parts) {
          while ((yield* repository.remove(tenant, part, rowsAtOnce)) > 0);
        }
      });

      /** Those whose key begins with the tenant, damaged or not. */
      const someObjects = (tenant: TenantId) =>
        store.list(`tenants/${tenant}/`).pipe(
          Stream.map(({ key }) => key),
          Stream.take(objectsAtOnce),
          Stream.runCollect,
          Effect.catchTag("ObjectCorrupt", ({ key }) => Effect.succeed([key])),
          Effect.catchTag("InvalidObjectKey", Effect.die),
        );

      const removeObjects = Effect.fnUntraced(function* (tenant: TenantId) {
        while (true) {
          const keys = yield* someObjects(tenant);
          if (keys.length === 0) return;
          yield* Effect.forEach(keys, store.remove, { discard: true }).pipe(
            Effect.catchTag("InvalidObjectKey", Effect.die),
          );
        }
      });

      /** Whether the owners were told, or cannot be. */
      const tell = Effect.fnUntraced(function* ({ id, state, stateChangedAt }: DueTenant) {
        if (yield* mails.send(id, yield* repository.owners(id))) return true;
        const waited = DateTime.distance(stateChangedAt, yield* DateTime.now);
        if (state === "purging" && Duration.isGreaterThan(waited, patienceWithMail)) return true;
        yield* Effect.logWarning("The owners of a purged organisation cannot be told yet");
        return false;
      });

      const purge = Effect.fn("TenantPurge.purge")(
        function* (tenant: DueTenant) {
          const { id, state } = tenant;
          if (state === "archived") {
            if (!(yield* repository.begin(id))) return "restored";
            yield* record(id, "purging");
            yield* revocations.tell(tagOf.tenant(id));
            yield* Effect.logInfo("Purges an organisation");
          }
          yield* removeRows(id);
          yield* removeObjects(id);
          if (state === "purged") return "purged";
          if (!(yield* repository.isDone(id)) || !(yield* tell(tenant)) || !(yield* repository.finish(id))) {
            return "later";
          }
          yield* revocations.tell(tagOf.tenant(id));
          yield* record(id, "purged");
          yield* Effect.logInfo("An organisation is purged");
          return "purged";
        },
        (effect, { id }) => Effect.annotateLogs(effect, { tenantId: id }),
      );

      const pass = Effect.gen(function* () {
        for (const tenant of yield* repository.due(tenantsAtOnce)) {
          yield* purge(tenant).pipe(
            Effect.catchTags({
              DatabaseUnavailable: ({ message }) => Effect.logWarning(`A purge stopped: ${message}`),
              ObjectStoreUnavailable: ({ message }) => Effect.logWarning(`A purge stopped: ${message}`),
            }),
          );
        }
      });

      return TenantPurge.of({ purge, pass });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

/** Every minute, in one process: what is due is begun, and what was begun goes on. */
export const tenantPurge: SystemSchedule<TenantPurge> = {
  name: "tenant-purge",
  cron: "* * * * *",
  run: Effect.fn("TenantPurge.run")(function* () {
    const { pass } = yield* TenantPurge;
    yield* pass;
  }),
};
