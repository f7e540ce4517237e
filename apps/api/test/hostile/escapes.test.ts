import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnalysisActivity } from "@atoll/contract/analyses/AnalysisActivity";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { isTerminalAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { ProjectId } from "@atoll/contract/projects/Project";
import { NodeServices } from "@effect/platform-node";
import { expect, layer } from "@effect/vitest";
import { Context, Effect, Layer, Schedule } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { type Site, site } from "./support/Site.ts";

/** A research organisation that aggregates, and an island with penguins that runs what it is sent. */
class Lagoon extends Context.Service<
  Lagoon,
  { readonly lagoon: Site; readonly dream: Site; readonly projectId: ProjectId }
>()("@atoll/api/test/Lagoon") {
  static readonly layer = Layer.effect(
    Lagoon,
    Effect.gen(function* () {
      const lagoon = yield* site("Lagoon", "aggregator");
      const dream = yield* site("Dream", "default");
      return { lagoon, dream, projectId: yield* projectOf(lagoon, dream) };
    }),
  ).pipe(Layer.orDie, Layer.provideMerge(Layer.mergeAll(HostileHub.layer, NodeServices.layer)));
}

const projectOf = Effect.fnUntraced(function* (lagoon: Site, dream: Site) {
  const { projects } = lagoon.owner.client;
  const { id: projectId } = yield* projects.create({ payload: { name: "Penguins", description: "" } });
  for (const { owner, nodeId } of [lagoon, dream]) {
    yield* projects.invite({ params: { projectId }, payload: { nodeId } });
    const payload = { decision: "approved" as const, comment: "" };
    yield* owner.client.projects.consent({ params: { projectId, nodeId }, payload });
  }
  return projectId;
});

const prelude = `const node = (name) => process.getBuiltinModule("node:" + name);
const until = (emitter, ...names) => new Promise((resolve, reject) => {
  emitter.on("error", reject);
  for (const name of names) emitter.on(name, resolve);
});`;

/** What the island does; the aggregator waits for its word. */
const analysisOf = (body: string): string => `${prelude}
export default async (site) => {
  if (site.role === "aggregator") {
    const { body } = await site.receive();
    await site.submitResult(body);
    return;
  }
  const to = site.nodes.find(({ type }) => type === "aggregator").nodeId;
  ${body}
};`;

const good = analysisOf(`await site.send(to, (await site.rows({ mass: "number" })).length);`);

const submit = Effect.fnUntraced(function* (name: string, code: string) {
  const { lagoon, dream, projectId } = yield* Lagoon;
  const { analyses } = lagoon.owner.client;
  const { id: analysisId } = yield* analyses.create({
    payload: {
      projectId,
      name,
      description: "",
      parameters: {},
      nodes: [
        { nodeId: lagoon.nodeId, dataset: null },
        { nodeId: dream.nodeId, dataset: "penguins" },
      ],
      runTimeoutSeconds: 60,
    },
  });
  const params = { analysisId };
  const query = { path: "main.js", entrypoint: "true" as const };
  yield* analyses.upload({ params, query, payload: new TextEncoder().encode(code) });
  yield* analyses.lock({ params });
  yield* analyses.submit({ params });
  return analysisId;
});

/** What the analyst sees once the analysis satisfies the condition. */
const seen = Effect.fnUntraced(function* (
  analysisId: AnalysisId,
  holds: (seen: AnalysisActivity) => boolean,
) {
  const { lagoon } = yield* Lagoon;
  return yield* lagoon.owner.client.analyses
    .activity({ params: { analysisId }, query: {} })
    .pipe(
      Effect.repeat({ until: holds, schedule: Schedule.spaced("100 millis") }),
      Effect.timeout("60 seconds"),
    );
});

const ended = (analysisId: AnalysisId) =>
  seen(
    analysisId,
    ({ analysis, runs }) =>
      isTerminalAnalysisState(analysis.state) && runs.every(({ finishedAt }) => finishedAt !== null),
  );

interface Escape {
  readonly title: string;
  readonly body: (around: {
    readonly secret: string;
    readonly port: number;
    readonly victim: number;
  }) => string;
  /** What its analyst reads as the reason of the island's run. */
  readonly reason: RegExp;
  /** A line of the log, where the reason is not the first that is said of it. */
  readonly log?: RegExp;
}

const denied = (what: string) =>
  new RegExp(`^The analysis tried to ${what} \\(permission denied by the sandbox\\)\\.$`);

const escapes: ReadonlyArray<Escape> = [
  {
    title: "another island's file",
    body: ({ secret }) => `await site.send(to, node("fs").readFileSync(${JSON.stringify(secret)}, "utf8"));`,
    reason: denied("read the file .*secret\\.csv"),
  },
  {
    title: "the network",
    body: ({ port }) => `await until(node("net").connect(${port}, "127.0.0.1"), "connect");`,
    reason: denied("open a network connection.*"),
  },
  {
    title: "the environment",
    body: () => `if (process.env.DATABASE_URL === undefined) throw new Error("There is nothing");
      await site.send(to, { ...process.env });`,
    reason: /^The analysis failed: .*There is nothing/,
    log: /tried to read the environment variable DATABASE_URL \(the environment of an analysis is empty\)/,
  },
  {
    title: "the environment as the kernel knows it",
    body: () => `await site.send(to, node("fs").readFileSync("/proc/self/environ", "utf8"));`,
    reason: denied("read the file /proc/self/environ"),
  },
  {
    title: "a child process",
    body: () => `await site.send(to, String(node("child_process").execFileSync("/usr/bin/id")));`,
    reason: denied("start a child process /usr/bin/id"),
  },
  {
    title: "SQLite",
    body: () => `const { DatabaseSync } = await import("node:sqlite"); new DatabaseSync(":memory:");`,
    reason: denied("use SQLite"),
  },
  {
    title: "a signal",
    body: ({ victim }) => `process.kill(${victim}, "SIGKILL");`,
    reason: denied("send a signal to another process .*"),
  },
  {
    title: "a Buffer bomb",
    body: () => `const kept = [];
      for (;;) { kept.push(Buffer.alloc(8e6, 1)); await new Promise(setImmediate); }`,
    reason: /^The analysis used more than 192 MiB of memory and was ended\.$/,
  },
];

const runAt = (activity: AnalysisActivity, { nodeId }: Site) =>
  activity.runs.find((run) => run.nodeId === nodeId);

/** Both consented by their stewards; no agent has seen it yet. */
const ready = Effect.fnUntraced(function* (name: string) {
  const { lagoon, dream } = yield* Lagoon;
  const analysisId = yield* submit(name, good);
  for (const { owner, nodeId } of [lagoon, dream]) {
    const payload = { decision: "approved" as const, reason: "" };
    yield* owner.client.analyses
      .consent({ params: { analysisId, nodeId }, payload })
      .pipe(Effect.retry({ times: 100, schedule: Schedule.spaced("50 millis") }));
  }
  return (yield* seen(analysisId, ({ analysis }) => analysis.state === "ready")).analysis;
});

layer(Lagoon.layer, { excludeTestServices: true, timeout: "120 seconds" })("an island", (it) => {
  it.effect(
    "runs no bundle but the one that was signed, and says so to the analyst",
    () =>
      Effect.gen(function* () {
        const { sql, data } = yield* HostileHub;
        const { lagoon, dream } = yield* Lagoon;
        const ofAnother = yield* ready("whose bundle is another's");
        const renamed = yield* ready("whose manifest was changed");
        const rotten = yield* ready("whose bundle was changed where it is stored");
        yield* sql`update analyses set bundle_digest = ${"0".repeat(64)} where id = ${ofAnother.id}`;
        yield* sql`update analyses set manifest = jsonb_set(manifest, '{name}', '"Other"')
          where id = ${renamed.id}`;
        const bundles = join(data, "objects", "tenants", lagoon.owner.tenantId, "bundles");
        for (const bundle of readdirSync(bundles)) writeFileSync(join(bundles, bundle), "export {};");

        // The aggregator's agent would refuse too, and whoever is second is cancelled before it has said why.
        yield* dream.agent;
        const expected = [
          [ofAnother, "The hub's signature of the bundle is not valid."],
          [renamed, "The manifest does not match its digest."],
          [rotten, "The run could not go on: The hub could not hand out the bundle that it built."],
        ] as const;
        for (const [{ id }, reason] of expected) {
          const activity = yield* ended(id);
          expect(runAt(activity, dream)).toMatchObject({ state: "failed", reason });
          expect(activity.analysis).toMatchObject({ state: "failed", failure: `Dream: ${reason}` });
          expect(activity.messages).toEqual([]);
        }
      }).pipe(Effect.scoped),
    90_000,
  );

  it.effect(
    "lets no analysis out, tells its analyst why, and goes on to run a good one",
    () =>
      Effect.gen(function* () {
        const hub = yield* HostileHub;
        const { lagoon, dream } = yield* Lagoon;
        const secret = join(hub.data, "secret.csv");
        writeFileSync(secret, "mass\n3750\n");
        const dreamAgent = yield* dream.agent;
        const lagoonAgent = yield* lagoon.agent;
        const around = { secret, port: Number(new URL(hub.url).port), victim: lagoonAgent.pid };
        yield* Effect.forEach(
          escapes,
          Effect.fnUntraced(function* ({ title, body, reason, log = reason }) {
            const analysisId = yield* submit(title, analysisOf(body(around)));
            const activity = yield* ended(analysisId);
            const run = runAt(activity, dream);
            expect(run?.state, title).toBe("failed");
            expect(run?.reason, title).toMatch(reason);
            expect(activity.analysis, title).toMatchObject({
              state: "failed",
              failure: `Dream: ${run?.reason}`,
            });
            const said = activity.logs.map(({ message }) => message);
            if (title !== "a Buffer bomb") expect(said, title).toContainEqual(expect.stringMatching(log));
            expect(activity.messages, title).toEqual([]);
          }),
          { concurrency: 3, discard: true },
        );
        const fine = yield* ended(yield* submit("a good one", good));
        expect(fine.analysis).toMatchObject({ state: "completed", failure: null });
        const { analysis } = fine;
        const result = yield* lagoon.owner.client.analyses.result({ params: { analysisId: analysis.id } });
        expect(new TextDecoder().decode(result)).toBe("20");
        for (const { nodeId, owner } of [lagoon, dream]) {
          expect((yield* owner.client.nodes.get({ params: { nodeId } })).state).toBe("online");
        }
        for (const { log } of [dreamAgent, lagoonAgent]) expect(yield* log).not.toMatch(/Defect|DIE/);
      }).pipe(Effect.scoped),
    90_000,
  );
});
