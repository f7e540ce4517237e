import { fileURLToPath } from "node:url";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { dataFolder, patience, processesOf } from "./atollProcess.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const bootstrap = new URL("../../../../bootstrap.mjs", import.meta.url);

/** Nothing listens there: what npm and pnpm see of a machine without a network. */
const noNetwork = (home: string) => ({
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_cache: `${home}/cache`,
  npm_config_store_dir: `${home}/store`,
  HOME: home,
});

const manifests = ["bootstrap.mjs", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];

describe("without a network", () => {
  it.live(
    "npm start works when everything is installed",
    () =>
      Effect.gen(function* () {
        const folder = yield* dataFolder;
        const start = yield* TestProcess.start({
          entry: bootstrap,
          args: ["start", "--no-demo", "--port", "0", "--data", `${folder}/data`],
          env: noNetwork(folder),
          folder: root,
        });
        yield* start.line(/Serving\. Ctrl-C stops everything\./, patience);
        expect((yield* start.kill("SIGINT")).code).toBe(0);
        expect(yield* processesOf(`${folder}/data`)).toEqual([]);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    2 * patience,
  );

  it.live(
    "npm start says so when nothing is installed, and what to do",
    () =>
      Effect.gen(function* () {
        const files = yield* FileSystem.FileSystem;
        const folder = yield* dataFolder;
        for (const name of manifests) yield* files.copyFile(`${root}/${name}`, `${folder}/${name}`);
        const start = yield* TestProcess.start({
          entry: new URL(`file://${folder}/bootstrap.mjs`),
          args: ["start"],
          env: noNetwork(folder),
          folder,
        });
        expect((yield* start.end).code).toBe(10);
        expect(yield* start.log).toMatch(/There is no network, .*\n {2}What to do: connect this machine/);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    2 * patience,
  );
});
