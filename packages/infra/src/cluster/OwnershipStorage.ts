import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { Cause, Effect, Exit } from "effect";
import { ClusterError, type RunnerAddress, RunnerStorage, type ShardId } from "effect/cluster";
import type { Holdings } from "./Holdings.ts";

/** `Sharding` waits two seconds for an acquisition; what does not succeed by then is tried again. */
const takeLimit = "1500 millis";
/** `Sharding` gives its locks up when a refresh has failed once and five times more. */
const refreshAttempts = 6;

/**
 * Locks that count only with the tenure written beside them: what `Sharding` acquires, refreshes and releases here
 * moves the holdings along, and what the holdings have lost is no longer reported as held.
 */
export const decorate = Effect.fnUntraced(function* (holdings: Holdings) {
  const inner = yield* RunnerStorage.RunnerStorage;
  const tenures = yield* TenureRepository;
  let failures = 0;
  let stopping = false;

  const unlock = (address: RunnerAddress.RunnerAddress, ids: ReadonlyArray<ShardId.ShardId>) =>
    Effect.forEach(ids, (id) => inner.release(address, id), { concurrency: "unbounded", discard: true }).pipe(
      Effect.ignore({ log: "Debug" }),
    );

  const acquire = Effect.fnUntraced(function* (
    address: RunnerAddress.RunnerAddress,
    ids: ReadonlyArray<ShardId.ShardId>,
  ) {
    const unheld = ids.filter(({ id }) => !holdings.holds(id)).map(({ id }) => id);
    // Before the lock: whoever froze after it and comes late finds another holder, and takes nothing.
    const before = unheld.length === 0 ? [] : yield* tenures.holders(unheld);
    const locked = yield* inner.acquire(address, ids);
    const fresh = locked.filter(({ id }) => !holdings.holds(id));
    if (fresh.length === 0) return locked;
    const wanted = before.filter(({ shard }) => fresh.some(({ id }) => id === shard));
    const taken = yield* holdings.take(wanted).pipe(
      Effect.timeout(takeLimit),
      Effect.onError(() => unlock(address, fresh)),
    );
    const refused = fresh.filter(({ id }) => !taken.includes(id));
    if (refused.length > 0) yield* unlock(address, refused);
    return locked.filter(({ id }) => holdings.holds(id));
  });

  const refresh = (address: RunnerAddress.RunnerAddress, ids: ReadonlyArray<ShardId.ShardId>) =>
    inner.refresh(address, ids).pipe(
      Effect.flatMap((held) => {
        failures = 0;
        const locked = new Set(held.map(({ id }) => id));
        const unlocked = ids.some(({ id }) => holdings.holds(id) && !locked.has(id));
        return (unlocked ? holdings.lose("the session of its locks ended") : Effect.void).pipe(
          Effect.map(() => held.filter(({ id }) => holdings.holds(id))),
        );
      }),
      Effect.onExit((exit) => {
        if (Exit.isSuccess(exit) || stopping) return Effect.void;
        failures += 1;
        return failures >= refreshAttempts || Cause.hasInterruptsOnly(exit.cause)
          ? holdings.lose("its locks could not be looked at")
          : Effect.void;
      }),
    );

  return RunnerStorage.RunnerStorage.of({
    ...inner,
    acquire: (address, ids) => ClusterError.PersistenceError.refail(acquire(address, Array.from(ids))),
    refresh: (address, ids) => refresh(address, Array.from(ids)),
    release: (address, id) => Effect.andThen(holdings.handOver([id.id]), inner.release(address, id)),
    releaseAll: (address) =>
      Effect.andThen(
        Effect.suspend(() => holdings.handOver(holdings.shards())),
        inner.releaseAll(address),
      ),
    unregister: (address) =>
      Effect.suspend(() => {
        stopping = true;
        return inner.unregister(address);
      }),
  });
});
