import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { Effect, FileSystem } from "effect";

/** Makes a folder's own entries (names made, renamed, removed) survive a crash of the machine. */
export const syncFolder = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const handle = yield* files.open(folder, { flag: "r" });
  yield* handle.sync;
}, Effect.scoped);

/**
 * Writes a small file so that after a crash the path holds the old content or the new, never a part, and
 * after success the new.
 */
export const writeDurably = Effect.fnUntraced(function* (
  path: string,
  content: string | Uint8Array,
  mode: number,
) {
  const files = yield* FileSystem.FileSystem;
  const folder = dirname(path);
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.unfinished`;
  const write = Effect.gen(function* () {
    const handle = yield* files.open(unfinished, { flag: "wx", mode });
    yield* handle.writeAll(typeof content === "string" ? new TextEncoder().encode(content) : content);
    yield* handle.sync;
  }).pipe(Effect.scoped);
  yield* write.pipe(
    Effect.andThen(files.rename(unfinished, path)),
    Effect.tapCause(() => Effect.ignore(files.remove(unfinished, { force: true }))),
  );
  yield* syncFolder(folder);
});
