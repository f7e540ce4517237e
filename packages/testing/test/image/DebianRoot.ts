import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { Effect, FileSystem } from "effect";
import { program } from "./program.ts";

/** Kept from run to run, outside the repository: the Debian root, and what the build inside downloaded. */
export const cacheFolder = join(
  process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"),
  "atoll-image-test",
);

const file = join(cacheFolder, "debian-bookworm.tar");

/** A plain Debian 12 with the three packages the image asks for, so that its build needs no package mirror. */
const packages = ["bubblewrap", "ca-certificates", "libatomic1", "tini"];

const unneeded = ["doc", "man", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);

/** The root as a tar file: 25 s the first time, nothing afterwards. */
export const make = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  if (yield* files.exists(file)) return file;
  yield* files.makeDirectory(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.tar`;
  yield* program("mmdebstrap", [
    "--quiet",
    "--variant=minbase",
    `--include=${packages.join(",")}`,
    ...unneeded,
    '--customize-hook=rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/*',
    "bookworm",
    unfinished,
  ]).pipe(Effect.onError(() => Effect.ignore(files.remove(unfinished, { force: true }))));
  yield* files.rename(unfinished, file);
  return file;
}).pipe(Effect.withSpan("DebianRoot.make"));
