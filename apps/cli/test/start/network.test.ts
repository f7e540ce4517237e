import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { dataFolder, patience, processesOf } from "./atollProcess.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Nothing listens there: what npm and pnpm see of a machine without a network. */
const noNetwork = (home: string) => ({
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_cache: `${home}/cache`,
  npm_config_store_dir: `${home}/store`,
  HOME: home,
});

const manifests = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];

/** The project without anything installed. */
const bareProject = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  for (const name of ["bootstrap.mjs", ...manifests]) {
    yield* files.copyFile(`${root}/${name}`, `${folder}/${name}`);
  }
});

/** What the install leaves behind when it has worked on these manifests. */
const stamp = Effect.fnUntraced(function* () {
  const files = yield* FileSystem.FileSystem;
  const hash = createHash("sha256");
  const add = Effect.fnUntraced(function* (name: string) {
    if (!(yield* files.exists(`${root}/${name}`))) return;
    hash
      .update(`${name}\0`)
      .update(yield* files.readFile(`${root}/${name}`))
      .update("\0");
  });
  for (const name of manifests) yield* add(name);
  for (const group of ["apps", "packages"]) {
    const members = (yield* files.readDirectory(`${root}/${group}`)).toSorted();
    for (const member of members) yield* add(`${group}/${member}/package.json`);
  }
  return hash.digest("hex");
});

/**
 * The project with everything installed, by links to what is installed here; but pnpm, so that whatever happens no
 * install can reach through the links and change it.
 */
const installedProject = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  yield* bareProject(folder);
  yield* files.copy(`${root}/.ci`, `${folder}/.ci`);
  for (const name of ["apps", "packages", "migrations"]) {
    yield* files.symlink(`${root}/${name}`, `${folder}/${name}`);
  }
  yield* files.makeDirectory(`${folder}/node_modules`);
  for (const name of ["node", "esbuild", ".bin"]) {
    yield* files.symlink(`${root}/node_modules/${name}`, `${folder}/node_modules/${name}`);
  }
  yield* files.writeFileString(`${folder}/node_modules/.atoll-stamp`, yield* stamp());
});

const start = (folder: string, ...args: ReadonlyArray<string>) =>
  TestProcess.start({
    entry: new URL(`file://${folder}/bootstrap.mjs`),
    args: ["start", ...args],
    env: noNetwork(folder),
    folder,
  });

describe("without a network", () => {
  it.live(
    "npm start works when everything is installed",
    () =>
      Effect.gen(function* () {
        const folder = yield* dataFolder;
        yield* installedProject(folder);
        const npmStart = yield* start(folder, "--no-demo", "--port", "0", "--data", `${folder}/data`);
        yield* npmStart.line(/Serving\. Ctrl-C stops everything\./, patience);
        expect(yield* npmStart.log).not.toContain("installing");
        expect((yield* npmStart.kill("SIGINT")).code).toBe(0);
        expect(yield* processesOf(`${folder}/data`)).toEqual([]);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    2 * patience,
  );

  it.live(
    "npm start says so when nothing is installed, and what to do",
    () =>
      Effect.gen(function* () {
        const folder = yield* dataFolder;
        yield* bareProject(folder);
        const npmStart = yield* start(folder);
        expect((yield* npmStart.end).code).toBe(10);
        expect(yield* npmStart.log).toMatch(/There is no network, .*\n {2}What to do: connect this machine/);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    2 * patience,
  );
});
