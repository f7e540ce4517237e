import { dirname } from "node:path";
import { Effect, FileSystem, type PlatformError, Schema } from "effect";

/** Others than its owner may read the secret file: it must be treated as leaked, or its mode put right. */
export class KeyFileExposed extends Schema.TaggedError<KeyFileExposed>()("KeyFileExposed", {
  file: Schema.String,
}) {
  override get message(): string {
    return `The key file ${this.file} can be read by others. If nobody did, run: chmod 600 "${this.file}"`;
  }
}

/** Windows knows neither these modes nor the syncing of a folder. */
const isPosix = process.platform !== "win32";

const read = Effect.fnUntraced(function* (file: string) {
  const fs = yield* FileSystem.FileSystem;
  const { mode } = yield* fs.stat(file);
  if (isPosix && (mode & 0o077) !== 0) return yield* new KeyFileExposed({ file });
  return yield* fs.readFileString(file);
});

/**
 * Written and synced under another name, then linked: nobody ever reads half a secret, and the first one
 * wins.
 */
const create = Effect.fnUntraced(function* (file: string, text: string) {
  const fs = yield* FileSystem.FileSystem;
  const folder = dirname(file);
  yield* fs.makeDirectory(folder, { recursive: true });
  const draft = yield* fs.makeTempFileScoped({ directory: folder, prefix: ".key-" });
  const handle = yield* fs.open(draft, { flag: "w", mode: 0o600 });
  yield* fs.chmod(draft, 0o600);
  yield* handle.writeAll(new TextEncoder().encode(text));
  yield* handle.sync;
  yield* fs.link(draft, file).pipe(Effect.catchReason("PlatformError", "AlreadyExists", () => Effect.void));
  if (isPosix) yield* (yield* fs.open(folder, { flag: "r" })).sync;
}, Effect.scoped);

/**
 * Reads a secret kept in a file of mode 0600, making it first where there is none. Processes that start at
 * the same time all return the same text.
 */
export const readOrCreate = Effect.fn("KeyFile.readOrCreate")(function* (
  file: string,
  make: () => string,
): Effect.fn.Return<string, KeyFileExposed | PlatformError.PlatformError, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem;
  if (!(yield* fs.exists(file))) yield* create(file, make());
  return yield* read(file);
});
