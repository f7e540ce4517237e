import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { tireless } from "@atoll/infra/tireless";
import { Context, DateTime, Duration, Effect, Layer } from "effect";

/** Often enough: a session that ends for being idle does so after minutes. */
const pause = Duration.seconds(30);

/**
 * When sessions were used. Requests only note it; what was noted is written for all sessions at once, twice a minute and
 * when the process stops. A process that is killed forgets at most half a minute of use.
 */
export class SessionUses extends Context.Service<
  SessionUses,
  { readonly note: (tenantId: TenantId, id: SessionId) => Effect.Effect<void> }
>()("@atoll/domain/identity/SessionUses") {
  static readonly layer = Layer.effect(
    SessionUses,
    Effect.gen(function* () {
      const sessions = yield* SessionRepository;
      const noted = new Map<SessionId, { readonly tenantId: TenantId; readonly at: DateTime.Utc }>();

      const write = Effect.gen(function* () {
        if (noted.size === 0) return;
        const uses = [...noted].map(([id, use]) => ({ id, ...use }));
        noted.clear();
        yield* sessions.touch(uses).pipe(
          Effect.catchTag("DatabaseUnavailable", ({ message }) =>
            Effect.andThen(
              Effect.logWarning("The use of sessions could not be noted and is noted later", message),
              Effect.sync(() => {
                for (const { id, ...use } of uses) if (!noted.has(id)) noted.set(id, use);
              }),
            ),
          ),
        );
      });

      yield* Effect.addFinalizer(() => write);
      yield* Effect.forkScoped(
        tireless("Noting the use of sessions")(Effect.andThen(Effect.sleep(pause), write)),
      );
      return SessionUses.of({
        note: (tenantId, id) => Effect.map(DateTime.now, (at) => void noted.set(id, { tenantId, at })),
      });
    }),
  );
}
