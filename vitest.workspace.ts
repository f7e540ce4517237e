import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** One project for each package and app that has a `test` folder, named after its own folder. */
const projects = ["packages", "apps"].flatMap((group) =>
  readdirSync(`${root}${group}`)
    .filter((name) => existsSync(`${root}${group}/${name}/test`))
    .map((name) => ({
      extends: true as const,
      test: {
        name,
        root: `${root}${group}/${name}`,
        include: ["test/**/*.test.{ts,tsx}"],
        // Most of what a small file costs is loading what it imports: a package's files share that. Those of an app are
        // few and long.
        isolate: group === "apps" || name === "testing",
      },
    })),
);

export default defineConfig({
  test: {
    projects,
    globalSetup: ["./packages/testing/src/run/globalSetup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
