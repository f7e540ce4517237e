import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Effect } from "effect";
import { build } from "esbuild";

const source = fileURLToPath(new URL("runner.ts", import.meta.url));

/** Some dependencies are CommonJS and ask for Node's own modules. */
const banner = `import { createRequire as chaosRequire } from "node:module";
const require = chaosRequire(import.meta.url);`;

/** One file, as in production: a life from sources costs six times the processor time, and there are many. */
export const bundleRunner = (folder: string) =>
  Effect.gen(function* () {
    const outfile = join(folder, "runner.mjs");
    yield* Effect.promise(() =>
      build({
        entryPoints: [source],
        outfile,
        bundle: true,
        platform: "node",
        format: "esm",
        target: "node26",
        sourcemap: true,
        keepNames: true,
        logLevel: "error",
        banner: { js: banner },
      }),
    );
    return pathToFileURL(outfile);
  });
