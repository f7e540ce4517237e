import { HubClient } from "@atoll/client/effect/HubClient";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import type { TestProcess } from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, FileSystem, Layer, Redacted, Schedule } from "effect";
import { FetchHttpClient } from "effect/http";
import { islands } from "../../src/demo/islands.ts";
import { dataFolder, patience, processesOf, startAtoll } from "../start/atollProcess.ts";

const services = Layer.merge(NodeServices.layer, FetchHttpClient.layer);

/** The line that stands last when everything is up. */
const served = (atoll: TestProcess) => atoll.line(/Serving\. Ctrl-C stops everything\./, patience);

/** Signs in at the hub with the login that was printed. */
const asAnalyst = Effect.fnUntraced(function* (atoll: TestProcess) {
  const log = yield* atoll.log;
  const [, baseUrl = ""] = /Dashboard +(\S+)\//.exec(log) ?? [];
  const [, email = "", password = ""] = /Login +(\S+) +password (\S+)/.exec(log) ?? [];
  const { token } = yield* (yield* HubClient.make({ baseUrl })).auth.login({ payload: { email, password } });
  return yield* HubClient.make({ baseUrl, token: Effect.succeed(Redacted.make(token)) });
});

/** What the hub keeps of the demo: it must not grow by a second start. */
const kept = Effect.fnUntraced(function* (atoll: TestProcess) {
  const hub = yield* asAnalyst(atoll);
  const analyses = yield* hub.analyses.list({ query: {} });
  const projects = yield* hub.projects.list({ query: {} });
  return {
    analyses: analyses.items.map(({ id, state }) => ({ id, state })),
    projects: projects.items.map(({ id }) => id),
  };
});

const table = (log: string) => log.slice(log.indexOf("(Intercept)"), log.indexOf("largest difference"));

const agentsOf = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  return yield* Effect.forEach(["lagoon", "biscoe", "dream", "torgersen"], (site) =>
    Effect.gen(function* () {
      const config = `${folder}/demo/${site}/agent.json`;
      const pids = yield* processesOf(config);
      const own = yield* Effect.filter(pids, (pid) =>
        Effect.map(files.readFileString(`/proc/${pid}/cmdline`), (line) => line.includes("node-agent")),
      );
      return { site, pids: own };
    }),
  );
});

describe("the islands demo", () => {
  it.live(
    "prints the federated fit beside the pooled one, keeps serving, and starts again on what it kept",
    () =>
      Effect.gen(function* () {
        const files = yield* FileSystem.FileSystem;
        const folder = yield* dataFolder;
        const first = yield* startAtoll(folder);
        yield* Effect.addFinalizer(() => first.kill("SIGTERM"));
        yield* served(first);
        const log = yield* first.log;
        expect(log).toMatch(/largest difference \S+ \(allowed: 1\.0e-6\): the fits agree/);
        expect(log).toMatch(/hub ready in [\d.]+ s\nanalysis from submit to completed in [\d.]+ s\n/);
        expect(log).toMatch(/hub resident memory \d+ MB/);
        const agents = yield* agentsOf(folder);
        expect(agents.map(({ pids }) => pids.length)).toEqual([1, 1, 1, 1]);
        for (const island of islands) {
          const own = `${folder}/demo/${island.toLowerCase()}`;
          expect((yield* files.stat(own)).mode & 0o777).toBe(0o700);
          const [header, ...lines] = (yield* files.readFileString(`${own}/penguins.csv`))
            .trimEnd()
            .split("\n");
          expect(header).toContain("Island");
          expect(lines.filter((line) => !line.includes(`,${island},`))).toEqual([]);
        }
        expect((yield* files.stat(`${folder}/demo/state.json`)).mode & 0o777).toBe(0o600);
        const before = yield* kept(first);
        expect(before.analyses.map(({ state }) => state)).toEqual(["completed"]);

        const killed = agents[1]?.pids[0] ?? 0;
        yield* ProcessTable.signal(killed, "SIGKILL");
        yield* first.line(/The agent of Biscoe was ended by a signal; it is started again/, patience);
        expect((yield* first.kill("SIGINT")).code).toBe(0);
        expect(yield* processesOf(folder)).toEqual([]);

        const second = yield* startAtoll(folder);
        yield* Effect.addFinalizer(() => second.kill("SIGTERM"));
        yield* served(second);
        expect(table(yield* second.log)).toBe(table(log));
        expect(yield* kept(second)).toEqual(before);
        expect((yield* agentsOf(folder)).map(({ pids }) => pids.length)).toEqual([1, 1, 1, 1]);
        expect((yield* second.kill("SIGINT")).code).toBe(0);
        expect(yield* processesOf(folder)).toEqual([]);
      }).pipe(Effect.scoped, Effect.provide(services)),
    4 * patience,
  );

  it.live(
    "goes on where it was killed, and does nothing twice",
    () =>
      Effect.gen(function* () {
        const folder = yield* dataFolder;
        for (const milliseconds of [300, 1_500]) {
          const killed = yield* startAtoll(folder);
          yield* killed.line(/The islands demo/, patience);
          yield* ProcessTable.pause(milliseconds);
          yield* killed.kill("SIGKILL");
          const ended = Effect.map(processesOf(folder), (left) => left.length === 0);
          yield* Effect.repeat(ended, {
            until: (gone) => gone,
            times: 400,
            schedule: Schedule.spaced("50 millis"),
          });
        }
        const last = yield* startAtoll(folder);
        yield* Effect.addFinalizer(() => last.kill("SIGTERM"));
        yield* served(last);
        const { analyses, projects } = yield* kept(last);
        expect(analyses.map(({ state }) => state)).toEqual(["completed"]);
        expect(projects).toHaveLength(1);
        expect((yield* last.kill("SIGTERM")).code).toBe(0);
        expect(yield* processesOf(folder)).toEqual([]);
      }).pipe(Effect.scoped, Effect.provide(services)),
    4 * patience,
  );
});
