import { Effect, FileSystem, Path } from "effect";
import { sha256Hex } from "@atoll/security/Digest";
import { MigrationFilesInvalid } from "./MigrationErrors.ts";

/** One file of `/migrations`: its number, its name with the number, its bytes' SHA-256 and its statements. */
export interface MigrationFile {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly statements: ReadonlyArray<string>;
}

const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** drizzle's own mark between statements; hand-written files use it too. */
const breakpoint = "--> statement-breakpoint";

const parse = (name: string, text: string, position: number): MigrationFile => ({
  position,
  name: name.slice(0, -".sql".length),
  sha256: sha256Hex(text),
  statements: text
    .split(breakpoint)
    .map((statement) => statement.trim())
    .filter((statement) => statement.length > 0),
});

/** Reads all migrations in order. Refuses a gap, a number used twice and a file that is not one. */
export const read = Effect.fnUntraced(function* (directory: string) {
  const files = yield* FileSystem.FileSystem;
  const path = yield* Path.Path;
  const invalid = (message: string) => new MigrationFilesInvalid({ directory, message });

  const names = yield* files.readDirectory(directory).pipe(
    Effect.map((entries) => entries.filter((entry) => entry.endsWith(".sql")).sort()),
    Effect.mapError(() => invalid(`The migrations in ${directory} cannot be read. Is the folder there?`)),
  );
  if (names.length === 0) {
    return yield* invalid(`There is no migration in ${directory}: the program was packed without them.`);
  }
  return yield* Effect.forEach(names, (name, position) =>
    Effect.gen(function* () {
      const digits = fileName.exec(name)?.[1];
      const wanted = String(position).padStart(4, "0");
      if (digits !== wanted) {
        return yield* invalid(
          `Expected a migration ${wanted}_….sql in ${directory} but found ${name}: numbers must follow each other.`,
        );
      }
      const text = yield* files
        .readFileString(path.join(directory, name))
        .pipe(Effect.mapError(() => invalid(`The migration ${name} in ${directory} cannot be read.`)));
      return parse(name, text, position);
    }),
  );
});
