import { Deferred, Effect, Semaphore } from "effect";
import type { Scope } from "effect";
import { open, rename } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { chainHeader, putEntries, replayChain } from "./chainIo.ts";
import type { ChainEnd, ChainListener, Position } from "./chainIo.ts";
import { origin, parseChainLine } from "./chainLine.ts";
import { fileLines } from "./fileLines.ts";
import { lockFile } from "./fileLock.ts";
import { StateBroken, StateUnavailable } from "./StateErrors.ts";
import type { StateInUse } from "./StateErrors.ts";

/**
 * An append-only file of JSON lines, each with the SHA-256 over the hash before it and its own content. It
 * tells a changed, missing or inserted line in its middle. It cannot tell that its last lines were cut off.
 */
export interface ChainFile {
  /** Durable (fsync) when it succeeds. Concurrent appends share one fsync and keep their order of call. */
  readonly append: (entry: string) => Effect.Effect<void, StateUnavailable>;
  /** `locate` is asked when no rewrite can come in between. */
  readonly read: (locate: () => Position | undefined) => Effect.Effect<string | undefined, StateUnavailable>;
  /**
   * Replaces the file by one with the entries that `keep` keeps, and `more`; its chain continues this
   * one's.
   */
  readonly rewrite: (
    keep: (entry: string) => boolean,
    more: () => ReadonlyArray<string>,
  ) => Effect.Effect<void, StateUnavailable>;
  readonly size: () => number;
  readonly head: () => string;
}

const attempt = <A>(run: () => Promise<A>): Effect.Effect<A, StateUnavailable> =>
  Effect.tryPromise({
    try: run,
    catch: (error) =>
      new StateUnavailable({ message: error instanceof Error ? error.message : String(error) }),
  });

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
};

/** Opens or creates the file, replays it, cuts off a torn last line, and holds it until the scope closes. */
export const openChainFile = Effect.fnUntraced(function* (
  path: string,
  listener: ChainListener,
): Effect.fn.Return<ChainFile, StateUnavailable | StateBroken | StateInUse, Scope.Scope> {
  yield* lockFile(path);
  const at: ChainEnd = yield* Effect.acquireRelease(
    attempt(async () => ({
      file: await open(path, "a+", 0o600).then(reopened(path)),
      size: 0,
      head: origin,
    })),
    (opened) => Effect.ignore(attempt(() => opened.file.close())),
  );
  const replayed = yield* attempt(() => replayChain(path, at.file, listener));
  if (replayed instanceof StateBroken) return yield* replayed;
  at.size = replayed.size;
  at.head = replayed.head;
  const torn = (yield* attempt(() => at.file.stat())).size - at.size;
  if (torn > 0) {
    yield* Effect.logWarning(`The state file ends in a torn line of ${torn} bytes, which is dropped`);
    yield* attempt(() => at.file.truncate(at.size));
  }
  yield* attempt(async () => {
    if (at.size === 0) await putEntries(at, [chainHeader(origin)]);
    await at.file.sync();
    await syncFolder(path);
  });
  return yield* operate(path, at, listener);
});

/** Opened for append only to be created; positions are written explicitly. */
const reopened = (path: string) => async (created: FileHandle) => {
  await created.close();
  return open(path, "r+");
};

const operate = Effect.fnUntraced(function* (path: string, at: ChainEnd, listener: ChainListener) {
  const mutex = yield* Semaphore.make(1);
  let pending: Array<{ readonly entry: string; readonly done: Deferred.Deferred<void, StateUnavailable> }> =
    [];
  let failure: StateUnavailable | undefined;

  /**
   * After a failed write or fsync nobody knows what the file holds: nothing more is written until a
   * restart.
   */
  const exclusive = <A>(run: () => Promise<A>): Effect.Effect<A, StateUnavailable> =>
    Effect.suspend(() => (failure === undefined ? attempt(run) : Effect.fail(failure))).pipe(
      Effect.tapError((error) =>
        Effect.sync(() => {
          failure ??= error;
        }),
      ),
      Effect.uninterruptible,
    );

  const flush = Effect.suspend(() => {
    const batch = pending;
    pending = [];
    if (batch.length === 0) return Effect.void;
    const write = async () => {
      const positions = await putEntries(
        at,
        batch.map(({ entry }) => entry),
      );
      await at.file.datasync();
      return positions;
    };
    return exclusive(write).pipe(
      Effect.tap((positions) =>
        Effect.sync(() => {
          for (const [index, { entry }] of batch.entries()) {
            const position = positions[index];
            if (position !== undefined) listener.entry(entry, position);
          }
        }),
      ),
      Effect.asVoid,
      Effect.exit,
      Effect.flatMap((exit) =>
        Effect.forEach(batch, ({ done }) => Deferred.done(done, exit), { discard: true }),
      ),
    );
  });

  const append = (entry: string) =>
    Effect.uninterruptible(
      Effect.gen(function* () {
        const done = yield* Deferred.make<void, StateUnavailable>();
        pending.push({ entry, done });
        yield* mutex.withPermit(flush);
        return yield* Deferred.await(done);
      }),
    );

  const readAt = async ({ offset, length }: Position): Promise<string> => {
    const { buffer } = await at.file.read(Buffer.alloc(length), 0, length, offset);
    return parseChainLine(buffer.toString("utf8"))?.entry ?? "";
  };
  const read = (locate: () => Position | undefined) =>
    mutex.withPermit(
      Effect.suspend(() => {
        const position = locate();
        return position === undefined ? Effect.succeed(undefined) : attempt(() => readAt(position));
      }),
    );

  const rewrite = (keep: (entry: string) => boolean, more: () => ReadonlyArray<string>) =>
    mutex.withPermit(
      Effect.andThen(
        flush,
        exclusive(async () => {
          const added = more();
          const next: ChainEnd = { file: await open(`${path}.next`, "w+", 0o600), size: 0, head: at.head };
          await putEntries(next, [chainHeader(at.head)]);
          let number = 0;
          for await (const { text } of fileLines(at.file)) {
            const entry = number === 0 ? undefined : parseChainLine(text)?.entry;
            number += 1;
            if (entry !== undefined && keep(entry)) await putEntries(next, [entry]);
          }
          if (added.length > 0) await putEntries(next, added);
          await next.file.sync();
          await rename(`${path}.next`, path);
          await syncFolder(path);
          await at.file.close();
          Object.assign(at, next);
          listener.reset();
          await replayChain(path, at.file, listener);
        }),
      ),
    );

  const chain: ChainFile = { append, read, rewrite, size: () => at.size, head: () => at.head };
  return chain;
});
