import { join } from "node:path";
import { Effect, FileSystem, type PlatformError, Schema } from "effect";
import { writeDurably } from "../files/DurableFile.ts";
import { DataFolderCorrupt, DataFolderDenied, DataFolderTooNew } from "./DataFolderErrors.ts";

/**
 * The layout of the data folder this version reads and writes. Grows when an older version could no longer
 * use it.
 */
const format = 1;

/** The one file that says whose folder it is: `atoll.json`. */
const Label = Schema.Struct({ format: Schema.Int, postgres: Schema.Int, createdBy: Schema.String });
const LabelFile = Schema.fromJsonString(Label);

const denied = (folder: string) => (error: PlatformError.PlatformError) =>
  new DataFolderDenied({ folder, reason: error.message });

const readLabel = Effect.fnUntraced(function* (folder: string, path: string) {
  const files = yield* FileSystem.FileSystem;
  const corrupt = new DataFolderCorrupt({ folder, reason: "its atoll.json cannot be understood." });
  const text = yield* files.readFileString(path).pipe(Effect.mapError(denied(folder)));
  return yield* Schema.decodeUnknownEffect(LabelFile)(text).pipe(Effect.mapError(() => corrupt));
});

const writeLabel = Effect.fnUntraced(function* (folder: string, path: string, postgres: number) {
  const files = yield* FileSystem.FileSystem;
  const others = yield* files.readDirectory(folder);
  if (others.includes("postgres")) {
    return yield* new DataFolderCorrupt({ folder, reason: "it holds a database but no atoll.json." });
  }
  const label = { format, postgres, createdBy: "atoll 0.1.0" };
  yield* writeDurably(path, `${JSON.stringify(label, undefined, 2)}\n`, 0o644);
  return label;
});

/**
 * Opens the data folder: makes and labels a new one, and refuses one this version cannot use before anything
 * in it is touched. Does not lock it: several processes may share its objects, only the embedded database is
 * for one alone.
 *
 * @param postgres the major version of the embedded database, part of the label
 */
export const open = Effect.fn("DataFolder.open")(function* (folder: string, postgres: number) {
  const files = yield* FileSystem.FileSystem;
  // Root's database runs under another account, which must pass through this folder but need not list it.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  yield* files.makeDirectory(folder, { recursive: true, mode }).pipe(Effect.mapError(denied(folder)));
  const path = join(folder, "atoll.json");
  const known = yield* files.exists(path).pipe(Effect.mapError(denied(folder)));
  const label = known
    ? yield* readLabel(folder, path)
    : yield* writeLabel(folder, path, postgres).pipe(
        Effect.catchTag("PlatformError", (error) => Effect.fail(denied(folder)(error))),
      );
  if (label.format > format || label.postgres > postgres) {
    return yield* new DataFolderTooNew({
      folder,
      found: `format ${label.format}, PostgreSQL ${label.postgres}`,
      supported: `format ${format}, PostgreSQL ${postgres}`,
    });
  }
  if (label.format < 1 || label.postgres < postgres) {
    const found = `format ${label.format} and PostgreSQL ${label.postgres}`;
    const reason = `its atoll.json names ${found}, which never existed.`;
    return yield* new DataFolderCorrupt({ folder, reason });
  }
  yield* files.access(folder, { readable: true, writable: true }).pipe(Effect.mapError(denied(folder)));
  return yield* files.realPath(folder).pipe(Effect.mapError(denied(folder)));
});
