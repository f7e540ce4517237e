import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Effect, FileSystem } from "effect";
import { Image } from "./Image.ts";
import * as Runc from "./Runc.ts";
import * as Scratch from "./Scratch.ts";

export interface ContainerOptions {
  /** Instead of the image's `api`. */
  readonly args?: ReadonlyArray<string>;
  /** Instead of the image's entry. */
  readonly entry?: ReadonlyArray<string>;
  readonly env?: Readonly<Record<string, string>>;
  /** Folders of this machine, by where they are mounted. */
  readonly mounts?: Readonly<Record<string, string>>;
}

const user = 10_001;

/** A folder that the image's user may write to, gone with the scope. */
export const volume = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const { folder } = yield* Image;
  const made = yield* files.makeTempDirectoryScoped({ directory: folder, prefix: "volume-" });
  yield* files.chown(made, user, user);
  return made;
});

/**
 * Starts a container as deploy/kubernetes would: the image's user and no other, read-only root, no capability, no new
 * privileges, bounded memory and processes. Only the network is this machine's. It is gone with the scope.
 */
export const start = Effect.fn("Container.start")(function* (options: ContainerOptions = {}) {
  const files = yield* FileSystem.FileSystem;
  const { config, root, folder } = yield* Image;
  const id = `atoll-test-${randomUUID()}`;
  const bundle = join(folder, id);
  yield* files.makeDirectory(bundle);
  const spec = Runc.spec({
    id,
    root,
    user,
    args: [...(options.entry ?? config.Entrypoint), ...(options.args ?? config.Cmd)],
    env: [...config.Env, ...Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`)],
    folder: config.WorkingDir,
    mounts: options.mounts ?? {},
  });
  yield* files.writeFileString(join(bundle, "config.json"), JSON.stringify(spec));
  return yield* Runc.run({ id, bundle, state: Scratch.runcState(folder) });
});

/** Runs a container to its end: what it wrote, and its exit code. */
export const run = (options: ContainerOptions) =>
  Effect.gen(function* () {
    const container = yield* start(options);
    const { code } = yield* container.end;
    return { code, log: yield* container.log };
  }).pipe(Effect.scoped);
