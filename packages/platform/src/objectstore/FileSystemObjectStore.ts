import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { NodeFileSystem } from "@effect/platform-node";
import { Clock, Effect, FileSystem, Layer, Option, type PlatformError, Stream } from "effect";
import { syncFolder } from "../files/DurableFile.ts";
import { checkKey, checkPrefix } from "./ObjectKey.ts";
import * as ObjectFile from "./ObjectFile.ts";
import { type ObjectCorrupt, ObjectNotFound, ObjectStore, ObjectStoreUnavailable } from "./ObjectStore.ts";

/** Objects are files named `=segment`: no key's segment begins so, and `a` and `a/b` can both be objects. */
const fileMark = "=";
/** Unfinished puts, on the same file system as the objects. A key's segment cannot begin with a dot. */
const unfinishedFolder = ".unfinished";
const abandonedAfter = 24 * 60 * 60 * 1000;

const pathOf = (root: string, key: string): string => {
  const segments = key.split("/");
  const last = segments.pop() ?? "";
  return join(root, ...segments, `${fileMark}${last}`);
};

/** Reads an object's file; that it is not there is the caller's case, everything else the medium's. */
const located = <A>(
  key: string,
  effect: Effect.Effect<A, ObjectCorrupt | PlatformError.PlatformError, FileSystem.FileSystem>,
) =>
  Effect.catchTag(effect, "PlatformError", (error) =>
    Effect.fail(
      error.reason._tag === "NotFound"
        ? new ObjectNotFound({ key })
        : new ObjectStoreUnavailable({ operation: "read", reason: error.message }),
    ),
  );

/**
 * Makes the folder and every missing one above it, each recorded in the one above before the next is used.
 */
const makeFolder = (
  folder: string,
): Effect.Effect<void, PlatformError.PlatformError, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem;
    if (yield* files.exists(folder)) return;
    yield* makeFolder(dirname(folder));
    yield* files
      .makeDirectory(folder, { mode: 0o700 })
      .pipe(Effect.catchReason("PlatformError", "AlreadyExists", () => Effect.void));
    yield* syncFolder(dirname(folder));
  });

/** Removes what puts left that were killed long ago. */
const sweep = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const before = (yield* Clock.currentTimeMillis) - abandonedAfter;
  for (const name of yield* files.readDirectory(folder)) {
    const { mtime } = yield* files.stat(join(folder, name));
    const age = Option.map(mtime, (time) => time.getTime());
    if (Option.isSome(age) && age.value < before) yield* files.remove(join(folder, name), { force: true });
  }
});

interface Entry {
  readonly key: string;
  readonly isFolder: boolean;
}

/** A folder's entries as keys, in the order all keys below them have. */
const entriesOf = Effect.fnUntraced(function* (root: string, parent: string) {
  const files = yield* FileSystem.FileSystem;
  const entries = yield* files
    .readDirectoryEntries(join(root, parent))
    .pipe(Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed([])));
  const found = entries.flatMap(({ name, type }): ReadonlyArray<Entry> => {
    if (type === "Directory" && !name.startsWith(".")) return [{ key: `${parent}${name}/`, isFolder: true }];
    if (!name.startsWith(fileMark)) return [];
    return [{ key: `${parent}${name.slice(fileMark.length)}`, isFolder: false }];
  });
  return found.toSorted((one, other) => (one.key < other.key ? -1 : 1));
});

const keysBelow = (
  root: string,
  parent: string,
  prefix: string,
): Stream.Stream<string, PlatformError.PlatformError, FileSystem.FileSystem> =>
  Stream.fromIterableEffect(entriesOf(root, parent)).pipe(
    Stream.filter(({ key, isFolder }) => key.startsWith(prefix) || (isFolder && prefix.startsWith(key))),
    Stream.flatMap(({ key, isFolder }) => (isFolder ? keysBelow(root, key, prefix) : Stream.make(key))),
  );

const make = Effect.fnUntraced(function* (root: string) {
  const files = yield* FileSystem.FileSystem;
  const unfinished = join(root, unfinishedFolder);
  yield* ObjectFile.io("make its folder", makeFolder(unfinished));
  yield* ObjectFile.io("clear away unfinished objects", sweep(unfinished));
  const withFiles = Effect.provideService(FileSystem.FileSystem, files);

  return ObjectStore.of({
    put: (key, content) =>
      Effect.gen(function* () {
        yield* checkKey(key);
        const path = pathOf(root, key);
        const draft = join(unfinished, randomBytes(12).toString("hex"));
        const discard = Effect.ignore(files.remove(draft, { force: true }));
        const info = yield* ObjectFile.write(draft, key, content).pipe(Effect.onError(() => discard));
        const publish = makeFolder(dirname(path)).pipe(
          Effect.andThen(files.rename(draft, path)),
          Effect.andThen(syncFolder(dirname(path))),
          Effect.onError(() => discard),
        );
        yield* ObjectFile.io("publish an object", publish);
        return info;
      }).pipe(withFiles),
    get: (key) =>
      checkKey(key).pipe(Effect.andThen(located(key, ObjectFile.read(pathOf(root, key), key))), withFiles),
    head: (key) =>
      checkKey(key).pipe(
        Effect.andThen(located(key, ObjectFile.readInfo(pathOf(root, key), key))),
        withFiles,
      ),
    remove: Effect.fnUntraced(function* (key) {
      yield* checkKey(key);
      const path = pathOf(root, key);
      const removal = files.remove(path).pipe(
        Effect.andThen(syncFolder(dirname(path))),
        Effect.catchReason("PlatformError", "NotFound", () => Effect.void),
      );
      yield* ObjectFile.io("remove an object", removal);
    }, withFiles),
    list: (prefix) =>
      Stream.fromEffectDrain(checkPrefix(prefix)).pipe(
        Stream.concat(keysBelow(root, "", prefix)),
        Stream.mapEffect((key) =>
          located(key, ObjectFile.readInfo(pathOf(root, key), key)).pipe(
            Effect.map((info) => [info]),
            // Removed since its folder was read.
            Effect.catchTag("ObjectNotFound", () => Effect.succeed([])),
          ),
        ),
        Stream.flattenIterable,
        Stream.catchTag("PlatformError", ({ message }) =>
          Stream.fail(new ObjectStoreUnavailable({ operation: "list", reason: message })),
        ),
        Stream.provideService(FileSystem.FileSystem, files),
      ),
  });
});

/** Keeps the objects in a folder of this machine, made when missing. Several processes may share it. */
export const layer = (root: string) =>
  Layer.effect(ObjectStore, make(root)).pipe(Layer.provide(NodeFileSystem.layer));
