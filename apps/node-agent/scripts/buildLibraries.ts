import { build } from "esbuild";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

const modules = async (folder: string): Promise<ReadonlyArray<string>> => {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
};

/**
 * Builds what the agent installs into every sandbox (see `builtLibraries`): the bootstrap as one file, the SDK
 * and the algorithms as one module per name, which share what they have in common.
 */
export const buildLibraries = async (outdir: string): Promise<void> => {
  const common = {
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node26",
    logLevel: "error",
  } as const;
  const [sdk, algorithms] = await Promise.all(
    ["packages/sdk/src", "packages/algorithms/src"].map((folder) => modules(join(repository, folder))),
  );
  await Promise.all([
    build({
      ...common,
      entryPoints: [join(repository, "apps/node-agent/src/sandbox/child/bootstrap.ts")],
      outdir: join(outdir, "bootstrap"),
    }),
    build({ ...common, entryPoints: [...(sdk ?? [])], splitting: true, outdir: join(outdir, "sdk") }),
    build({
      ...common,
      entryPoints: [...(algorithms ?? [])],
      splitting: true,
      external: ["@atoll/sdk/*"],
      outdir: join(outdir, "algorithms"),
    }),
  ]);
};

if (import.meta.main) await buildLibraries(resolve(process.argv[2] ?? "dist/runtime"));
