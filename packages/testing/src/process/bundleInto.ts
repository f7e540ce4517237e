import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Effect } from "effect";
import { build } from "esbuild";

/** Some dependencies are CommonJS and ask for Node's own modules. */
const banner = `import { createRequire as requireOfBundle } from "node:module";
const require = requireOfBundle(import.meta.url);`;

/**
 * A module of a test and all that it imports as one file in the folder, as in production: a process that runs it from
 * its sources costs six times the processor time to start, which counts where there are many.
 */
export const bundleInto = Effect.fn("bundleInto")(function* (folder: string, source: URL) {
  const outfile = join(folder, `${basename(source.pathname, ".ts")}.mjs`);
  yield* Effect.promise(() =>
    build({
      entryPoints: [fileURLToPath(source)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node26",
      keepNames: true,
      logLevel: "error",
      banner: { js: banner },
    }),
  );
  return pathToFileURL(outfile);
});
