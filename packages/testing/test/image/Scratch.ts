import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, FileSystem } from "effect";
import { program } from "./program.ts";

const memory = "/dev/shm";
const gibibyte = 1024 ** 3;
const prefix = "atoll-image-";

const freeBytes = (path: string): number => {
  if (!existsSync(path)) return 0;
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

/** Arguments that keep all of buildah's in a scratch folder. */
export const buildahStore = (folder: string): ReadonlyArray<string> =>
  `--root ${join(folder, "store")} --runroot ${join(folder, "run")} --storage-driver overlay`.split(" ");

/** Where runc keeps its records of a scratch folder's containers. */
export const runcState = (folder: string): string => join(folder, "runc");

/** Ends the containers of a run that was killed, takes its file systems off, and removes its folder. */
const clear = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const containers = yield* program("runc", ["--root", runcState(folder), "list", "--quiet"]).pipe(
    Effect.orElseSucceed(() => ""),
  );
  for (const id of containers.split("\n").filter((line) => line !== "")) {
    yield* Effect.ignore(program("runc", ["--root", runcState(folder), "delete", "--force", id]));
  }
  yield* Effect.ignore(program("buildah", [...buildahStore(folder), "umount", "--all"]));
  yield* files.remove(folder, { recursive: true, force: true });
});

const sweep = Effect.fnUntraced(function* (place: string) {
  const files = yield* FileSystem.FileSystem;
  const entries = yield* files.readDirectory(place).pipe(Effect.orElseSucceed(() => []));
  for (const entry of entries) {
    const owner = /^atoll-image-(\d+)-/.exec(entry)?.[1];
    if (owner === undefined || (yield* ProcessTable.isAlive(Number(owner)))) continue;
    yield* Effect.ignore(clear(join(place, entry)), { log: true });
  }
});

/**
 * Where images and containers are kept for the length of the suite, after clearing away what killed runs left. The build
 * writes thirty thousand small files, reads them once and deletes them, which a busy disk is slow at (docs/decisions/0009). It
 * needs 2.5 GB.
 */
export const make = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const places = [memory, tmpdir()];
  yield* Effect.forEach(places, sweep, { discard: true });
  const isRoomy = Math.min(freeBytes(memory), process.availableMemory()) > 6 * gibibyte;
  const directory = isRoomy ? memory : tmpdir();
  return yield* files.makeTempDirectoryScoped({ directory, prefix: `${prefix}${process.pid}-` });
});
