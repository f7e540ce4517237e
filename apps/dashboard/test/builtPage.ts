import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The page as it is delivered, built from the sources into a folder of its own. */
export const buildPage = async (): Promise<{
  readonly dist: string;
  readonly remove: () => Promise<void>;
}> => {
  const dist = await mkdtemp(join(tmpdir(), "atoll-page-"));
  await build({
    root: fileURLToPath(new URL("..", import.meta.url)),
    mode: "production",
    logLevel: "error",
    build: { outDir: dist, emptyOutDir: true, sourcemap: false },
  });
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
};
