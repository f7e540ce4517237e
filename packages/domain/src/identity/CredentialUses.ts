import type { Instant } from "@atoll/contract/Instant";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { tireless } from "@atoll/infra/tireless";
import { DateTime, Duration, Effect } from "effect";

/** Often enough: what ends for being idle does so after minutes. */
const pause = Duration.seconds(30);

export interface CredentialUse<Id> {
  readonly tenantId: TenantId;
  readonly id: Id;
  readonly at: Instant;
}

/**
 * When credentials were used. Requests only note it; what was noted is written for all credentials at once, twice a minute
 * and when the process stops. A process that is killed forgets at most half a minute of use.
 */
export const make = Effect.fnUntraced(function* <Id>(options: {
  /** What they are, for the log. */
  readonly of: string;
  readonly write: (uses: ReadonlyArray<CredentialUse<Id>>) => Effect.Effect<void, DatabaseUnavailable>;
}) {
  const noted = new Map<Id, Omit<CredentialUse<Id>, "id">>();

  const write = Effect.gen(function* () {
    if (noted.size === 0) return;
    const uses = [...noted].map(([id, use]) => ({ id, ...use }));
    noted.clear();
    yield* options.write(uses).pipe(
      Effect.catchTag("DatabaseUnavailable", ({ message }) =>
        Effect.andThen(
          Effect.logWarning(`The use of ${options.of} could not be noted and is noted later`, message),
          Effect.sync(() => {
            for (const { id, ...use } of uses) if (!noted.has(id)) noted.set(id, use);
          }),
        ),
      ),
    );
  });

  yield* Effect.addFinalizer(() => write);
  yield* Effect.forkScoped(
    tireless(`Noting the use of ${options.of}`)(Effect.andThen(Effect.sleep(pause), write)),
  );
  const note = (tenantId: TenantId, id: Id) =>
    Effect.map(DateTime.now, (at) => void noted.set(id, { tenantId, at }));
  return { note };
});
