import { join } from "node:path";
import { Effect, FileSystem, Option, Schema } from "effect";
import * as ProcessTable from "../process/ProcessTable.ts";
import { DataFolderDenied, DataFolderInUse } from "./DataFolderErrors.ts";

const Holder = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int, startMark: Schema.String }));

const readHolder = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem;
  return yield* files
    .readFileString(path)
    .pipe(Effect.flatMap(Schema.decodeUnknownEffect(Holder)), Effect.option);
});

/** The process that holds the lock and still runs; a later process with its id does not count. */
const living = Effect.fnUntraced(function* (path: string) {
  const holder = yield* readHolder(path);
  if (Option.isNone(holder) || !(yield* ProcessTable.isAlive(holder.value.pid))) return Option.none<number>();
  const mark = yield* ProcessTable.startMark(holder.value.pid);
  return mark === holder.value.startMark ? Option.some(holder.value.pid) : Option.none<number>();
});

const take = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const path = join(folder, "hub.lock");
  const mine = join(folder, `.hub.lock-${process.pid}`);
  const holder = { pid: process.pid, startMark: yield* ProcessTable.startMark(process.pid) };
  yield* files.writeFileString(mine, JSON.stringify(holder));
  // A link appears whole or not at all, and only where there is none: two that start at once cannot both win.
  const link = files.link(mine, path).pipe(
    Effect.as(true),
    Effect.catchReason("PlatformError", "AlreadyExists", () => Effect.succeed(false)),
  );
  const won = Effect.gen(function* () {
    if (yield* link) return path;
    const other = yield* living(path);
    if (Option.isSome(other)) return yield* new DataFolderInUse({ folder, pid: other.value });
    // Its holder is gone. Of several that see this, each moves aside what it finds, and one link wins.
    const stale = `${mine}.stale`;
    yield* files.rename(path, stale).pipe(Effect.ignore);
    const seized = yield* living(stale);
    if (Option.isSome(seized)) {
      yield* files.rename(stale, path);
      return yield* new DataFolderInUse({ folder, pid: seized.value });
    }
    yield* files.remove(stale, { force: true });
    if (yield* link) return path;
    const winner = yield* living(path);
    return yield* new DataFolderInUse({ folder, pid: Option.getOrElse(winner, () => 0) });
  });
  return yield* won.pipe(Effect.ensuring(Effect.ignore(files.remove(mine, { force: true }))));
});

/**
 * Holds the data folder for this process until the scope closes; after `kill -9` the next one takes it over.
 */
export const hold = Effect.fn("DataFolderLock.hold")(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  yield* Effect.acquireRelease(
    take(folder).pipe(
      Effect.catchTag("PlatformError", ({ message }) =>
        Effect.fail(new DataFolderDenied({ folder, reason: message })),
      ),
    ),
    (path) => Effect.ignore(files.remove(path, { force: true })),
  );
});
