import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { LeaseToken, RunId } from "@atoll/contract/analyses/Run";
import { Effect, Option } from "effect";
import { AnalysisLogRepository } from "../../src/analyses/AnalysisLogRepository.ts";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { RunLeaseRepository } from "../../src/analyses/RunLeaseRepository.ts";
import { RunRepository } from "../../src/analyses/RunRepository.ts";
import { OutboxQueue } from "../../src/events/OutboxQueue.ts";
import { fresh, lagoon, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** A pending run at the site's node. */
const assigned = Effect.gen(function* () {
  const runs = yield* RunRepository;
  const island = yield* lagoon;
  const { research, data, analysisId } = island;
  const runId = fresh(RunId);
  const create = (id: RunId) =>
    research.as(runs.create({ id, analysisId, nodeId: data.id, nodeTenantId: data.tenantId, attempt: 1 }));
  assert.isTrue(yield* create(runId));
  return { ...island, runs, runId, create };
});

const claimOf = ({ runId, data }: Effect.Success<typeof assigned>, leaseSeconds = 30) => ({
  runId,
  nodeId: data.id,
  leaseToken: fresh(LeaseToken),
  leaseSeconds,
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("a run", (it) => {
    it.effect("is created once per attempt", () =>
      Effect.gen(function* () {
        const { create, runs, research, analysisId } = yield* assigned;
        assert.isFalse(yield* create(fresh(RunId)));
        assert.strictEqual((yield* research.as(runs.list(analysisId))).length, 1);
      }),
    );

    it.effect("goes from claim to success under one lease, and finishing twice changes nothing", () =>
      Effect.gen(function* () {
        const run = yield* assigned;
        const { runs, site, runId, data } = run;
        const claim = claimOf(run);
        assert.deepStrictEqual(
          (yield* site.as(runs.pendingFor(data.id))).map((assignment) => assignment.runId),
          [runId],
        );
        assert.isTrue(Option.isSome(yield* site.as(runs.claim(claim))));
        assert.deepStrictEqual(yield* site.as(runs.pendingFor(data.id)), []);
        const live = Effect.map(site.as(runs.liveFor(data.id)), (assignments) =>
          assignments.map((assignment) => assignment.runId),
        );
        assert.deepStrictEqual(yield* live, [runId], "a node that forgot its claim finds the run again");
        const beat = { ...claim, state: "running", progress: 40 } as const;
        const lease = Option.getOrThrow(yield* site.as(runs.heartbeat(beat)));
        assert.isFalse(lease.cancelRequested);
        yield* site.as(runs.heartbeat({ ...beat, state: "preparing", progress: 10 }));
        const running = Option.getOrThrow(yield* site.as(runs.get(runId)));
        assert.deepStrictEqual([running.state, running.progress], ["running", 40]);
        assert.isNotNull(running.startedAt);
        const end = {
          runId,
          leaseToken: claim.leaseToken,
          state: "succeeded",
          exitCode: 0,
          reason: null,
          usage: { cpuSeconds: 1.5, wallSeconds: 2, peakResidentBytes: 5_000_000_000 },
        } as const;
        const first = Option.getOrThrow(yield* site.as(runs.finish(end)));
        const second = Option.getOrThrow(yield* site.as(runs.finish({ ...end, state: "failed" })));
        assert.deepStrictEqual([first.changed, second.changed], [true, false]);
        assert.deepStrictEqual(second.run, first.run);
        assert.deepStrictEqual(first.run.usage, end.usage);
      }),
    );

    it.effect("fences the agent whose lease another claim replaced", () =>
      Effect.gen(function* () {
        const run = yield* assigned;
        const { runs, site, runId } = run;
        const [stale, current] = [claimOf(run), claimOf(run)];
        yield* site.as(runs.claim(stale));
        yield* site.as(runs.claim(current));
        const late = { ...stale, state: "running", progress: 1 } as const;
        assert.isTrue(Option.isNone(yield* site.as(runs.heartbeat(late))));
        const end = { runId, state: "failed", exitCode: 1, reason: "stale", usage: null } as const;
        assert.isTrue(Option.isNone(yield* site.as(runs.finish({ ...end, leaseToken: stale.leaseToken }))));
        assert.isTrue(Option.isSome(yield* site.as(runs.finish({ ...end, leaseToken: current.leaseToken }))));
      }),
    );

    it.effect("is claimed by its own node's tenant only", () =>
      Effect.gen(function* () {
        const run = yield* assigned;
        const stranger = yield* organisation("Stranger");
        for (const other of [run.research, stranger]) {
          assert.isTrue(Option.isNone(yield* other.as(run.runs.claim(claimOf(run)))));
        }
        assert.isTrue(Option.isNone(yield* stranger.as(run.runs.get(run.runId))));
      }),
    );

    it.effect("is cancelled at once while pending, and asked to end when a node holds it", () =>
      Effect.gen(function* () {
        const [pending, held] = [yield* assigned, yield* assigned];
        const claim = claimOf(held);
        yield* held.site.as(held.runs.claim(claim));
        for (const { research, runs, analysisId } of [pending, held]) {
          assert.strictEqual((yield* research.as(runs.requestCancel(analysisId))).length, 1);
          assert.strictEqual((yield* research.as(runs.requestCancel(analysisId))).length, 0);
        }
        const gone = Option.getOrThrow(yield* pending.site.as(pending.runs.get(pending.runId)));
        assert.strictEqual(gone.state, "cancelled");
        assert.isNotNull(gone.finishedAt);
        assert.deepStrictEqual(yield* held.site.as(held.runs.cancellationsFor(held.data.id)), [held.runId]);
        const beat = { ...claim, state: "running", progress: 1 } as const;
        assert.isTrue(Option.getOrThrow(yield* held.site.as(held.runs.heartbeat(beat))).cancelRequested);
      }),
    );

    it.effect("is lost when its lease runs out, with one signal, and its agent is fenced", () =>
      Effect.gen(function* () {
        const leases = yield* RunLeaseRepository;
        const queue = yield* OutboxQueue;
        const run = yield* assigned;
        const claim = claimOf(run, 0);
        yield* run.site.as(run.runs.claim(claim));
        const signal = ({ runId }: { readonly runId: RunId }) => ({
          kind: "runFinished",
          payload: { runId },
        });
        const sweeps = yield* Effect.all([leases.expire(10, signal), leases.expire(10, signal)], {
          concurrency: 2,
        });
        const lost = sweeps.flat().filter(({ runId }) => runId === run.runId);
        assert.strictEqual(lost.length, 1);
        assert.strictEqual(lost[0]?.tenantId, run.research.tenantId);
        const signals = (yield* queue.claim(100, 30)).filter(({ payload }) => payload.runId === run.runId);
        assert.strictEqual(signals.length, 1);
        assert.strictEqual(signals[0]?.context.tenantId, run.research.tenantId);
        const beat = { ...claim, state: "running", progress: 1 } as const;
        assert.isTrue(Option.isNone(yield* run.site.as(run.runs.heartbeat(beat))));
        const seen = Option.getOrThrow(yield* run.research.as(run.runs.get(run.runId)));
        assert.strictEqual(seen.state, "lost");
      }),
    );

    it.effect("never deadlocks with its analysis, whoever writes first", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const run = yield* assigned;
        const claim = claimOf(run);
        yield* run.site.as(run.runs.claim(claim));
        const owner = run.research.as(
          Effect.forEach(
            Array.from({ length: 15 }),
            () =>
              Effect.andThen(
                analyses.setBundle(run.analysisId, "b".repeat(64), "s"),
                run.runs.requestCancel(run.analysisId),
              ),
            { discard: true },
          ),
        );
        const site = run.site.as(
          Effect.forEach(
            Array.from({ length: 15 }, (_, index) => index),
            (progress) => run.runs.heartbeat({ ...claim, state: "running", progress }),
            { discard: true },
          ),
        );
        yield* Effect.all([owner, site, owner, site], { concurrency: "unbounded" });
        assert.strictEqual(Option.getOrThrow(yield* run.site.as(run.runs.get(run.runId))).progress, 14);
      }),
    );
  });

  layer(TestDatabase.layer(server))("a log", (it) => {
    it.effect("keeps the order of a batch, pages newest first and is read by its own side", () =>
      Effect.gen(function* () {
        const logs = yield* AnalysisLogRepository;
        const analyses = yield* AnalysisRepository;
        const { research, site, data, analysisId } = yield* lagoon;
        const entries = Array.from({ length: 5 }, (_, index) => ({
          level: "info" as const,
          message: `site ${index}`,
        }));
        const fromSite = { analysisId, nodeId: data.id, runId: null, entries };
        assert.strictEqual(yield* site.as(logs.append(fromSite)), 0, "not shared yet");
        yield* research.as(analyses.share(analysisId));
        assert.strictEqual(yield* site.as(logs.append(fromSite)), 5);
        yield* research.as(
          logs.append({
            analysisId,
            nodeId: null,
            runId: null,
            entries: [{ level: "error", message: "hub" }],
          }),
        );
        const first = yield* research.as(logs.list(analysisId, { limit: 4 }));
        const second = yield* research.as(
          logs.list(analysisId, { limit: 4, cursor: first.nextCursor ?? "" }),
        );
        assert.deepStrictEqual(
          [...first.items, ...second.items].map(({ message }) => message),
          ["hub", "site 4", "site 3", "site 2", "site 1", "site 0"],
        );
        const seen = yield* site.as(logs.latest(analysisId, 100));
        assert.deepStrictEqual(
          seen.map(({ message }) => message),
          entries.map(({ message }) => message),
        );
        const stranger = yield* organisation("Stranger");
        assert.strictEqual(yield* stranger.as(logs.append(fromSite)), 0);
        assert.deepStrictEqual(yield* stranger.as(logs.latest(analysisId, 100)), []);
      }),
    );
  });
});
