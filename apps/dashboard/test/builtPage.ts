import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { oncePerRun } from "@atoll/testing/run/OncePerRun";
import * as TestRun from "@atoll/testing/run/TestRun";
import { NodeServices } from "@effect/platform-node";
import { Effect, Option } from "effect";
import { build } from "vite";

const buildInto = async (dist: string): Promise<string> => {
  await build({
    root: fileURLToPath(new URL("..", import.meta.url)),
    mode: "production",
    logLevel: "error",
    build: { outDir: dist, emptyOutDir: true, sourcemap: false },
  });
  return dist;
};

/**
 * The page as it is delivered, built from the sources: once in a run, in a folder that goes with it. `remove` takes away
 * what was built where there is no run.
 */
export const buildPage = async (): Promise<{
  readonly dist: string;
  readonly remove: () => Promise<void>;
}> => {
  const run = Option.getOrNull(await Effect.runPromise(TestRun.current));
  if (run === null) {
    const dist = await buildInto(await mkdtemp(join(tmpdir(), "atoll-page-")));
    return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
  }
  const made = oncePerRun(
    run,
    "page",
    Effect.promise(() => buildInto(join(run, "page"))),
  );
  const dist = await Effect.runPromise(Effect.provide(made, NodeServices.layer));
  return { dist, remove: () => Promise.resolve() };
};
