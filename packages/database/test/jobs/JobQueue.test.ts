import { JobId } from "@atoll/contract/jobs/Job";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Option, Schema } from "effect";
import { shardCount } from "../../src/cluster/Shard.ts";
import { TenureRepository } from "../../src/cluster/TenureRepository.ts";
import { DeadLetterRepository } from "../../src/jobs/DeadLetterRepository.ts";
import { JobQueue } from "../../src/jobs/JobQueue.ts";
import { JobRepository } from "../../src/jobs/JobRepository.ts";
import type { JobEnding, JobRef } from "../../src/jobs/JobRows.ts";
import { type NewJob, placeOf } from "../../src/jobs/NewJob.ts";
import { fresh, organisation } from "../support/islands.ts";
import { SystemDatabase } from "../../src/SystemDatabase.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const shards = Array.from({ length: shardCount }, (_, index) => index + 1);

const job = (tenantId: TenantId, change: Partial<NewJob> = {}): NewJob => ({
  tenantId,
  id: fresh(JobId),
  type: "test/1",
  priority: "normal",
  payload: { snake_case: [1, null] },
  context: { requestId: null, tenantId, actor: { _tag: "System", name: "test" }, address: null },
  delayMs: 0,
  dedupeKey: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  rateLimit: null,
  maxAttempts: 2,
  timeoutMs: 1_000,
  ...change,
});

const ending = ({ tenantId, id }: JobRef, attempt: number, change: Partial<JobEnding> = {}): JobEnding => ({
  tenantId,
  id,
  attempt,
  outcome: "completed",
  state: "completed",
  result: { done: true },
  error: null,
  delayMs: 0,
  reason: null,
  ...change,
});

const idsOf = (jobs: ReadonlyArray<{ readonly id: JobId }>) => jobs.map(({ id }) => id);

const Plan = Schema.Array(Schema.Struct({ "QUERY PLAN": Schema.String }));

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("the queue of jobs", (it) => {
    it.effect("starts without waiting for the disk what may be tried again, and nothing else", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const { transaction, sql } = yield* SystemDatabase;
        const tenure = yield* (yield* TenureRepository).begin("runner-1");
        const { tenantId } = yield* organisation("Starts");
        const [again, once] = [job(tenantId), job(tenantId, { maxAttempts: 1 })];
        yield* queue.submit([again, once], []);
        const committing = (jobs: ReadonlyArray<JobRef>) =>
          sql`set local synchronous_commit = 'local'`.pipe(
            Effect.andThen(queue.start(tenure, jobs)),
            Effect.andThen(sql`select current_setting('synchronous_commit') as it`),
            transaction,
          );
        assert.deepStrictEqual(yield* committing([again]), [{ it: "off" }]);
        assert.deepStrictEqual(yield* committing([once]), [{ it: "local" }]);
        yield* queue.end(tenure, "runner-1", [ending(again, 1), ending(once, 1)]);
      }),
    );

    it.effect("reads the first due jobs of each tenant and priority, whoever has how many", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const [busy, quiet] = [yield* organisation("Busy"), yield* organisation("Quiet")];
        const many = Array.from({ length: 50 }, () => job(busy.tenantId));
        const few = [job(quiet.tenantId), job(quiet.tenantId, { priority: "critical" })];
        const later = job(quiet.tenantId, { delayMs: 60_000 });
        yield* queue.submit([...many, ...few, later], []);
        const first = yield* queue.ready("all", shards, [], 3);
        assert.sameMembers(idsOf(first), idsOf([...many.slice(0, 3), ...few]));
        const groups = [{ priority: 2, tenantId: busy.tenantId }];
        const next = yield* queue.ready(groups, shards, idsOf(first), 2);
        assert.deepStrictEqual(idsOf(next), idsOf(many.slice(3, 5)));
        const owned = [...new Set(many.map((one) => placeOf(one).shard))].slice(0, 5);
        const part = yield* queue.ready("all", owned, [], 100);
        assert.isTrue(part.every(({ shard }) => owned.includes(shard)));
        const due = Option.getOrThrow(yield* queue.untilDue);
        assert.isAbove(due, 50_000);
        assert.isAtMost(due, 60_000);
      }),
    );

    it.effect("finds them by their index, however many wait", () =>
      Effect.gen(function* () {
        const sql = yield* connectAs("superuser");
        yield* sql`set enable_seqscan = off`;
        const plan = yield* sql`
          explain select id from jobs
          where state = 'queued' and not parked and priority = 2 and tenant_id = ${crypto.randomUUID()}
            and available_at <= now()
          order by available_at, id limit 10`.pipe(Effect.flatMap(Schema.decodeUnknownEffect(Plan)));
        const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
        assert.include(text, "jobs_ready");
        assert.notInclude(text, "Sort");
      }).pipe(Effect.scoped),
    );

    it.effect("ends jobs by their keys, not by reading all that run", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const { transaction, sql } = yield* SystemDatabase;
        const tenure = yield* (yield* TenureRepository).begin("runner-1");
        const { tenantId } = yield* organisation("Ends");
        const jobs = Array.from({ length: 20 }, () => job(tenantId));
        yield* queue.submit(jobs, []);
        yield* queue.start(tenure, jobs);
        const failed = { outcome: "failed", state: "queued", result: null, error: "once" } as const;
        const scans = yield* queue
          .progress(
            tenure,
            jobs.map((one) => ({ ...one, progress: 1, note: null })),
          )
          .pipe(
            Effect.andThen(
              queue.end(
                tenure,
                "runner-1",
                jobs.slice(0, 10).map((one) => ending(one, 1)),
              ),
            ),
            Effect.andThen(
              queue.end(
                tenure,
                "runner-1",
                jobs.slice(10).map((one) => ending(one, 1, failed)),
              ),
            ),
            Effect.andThen(sql`
            select pg_stat_get_xact_numscans('jobs_running'::regclass)::integer as running`),
            transaction,
          );
        assert.deepStrictEqual(scans, [{ running: 0 }]);
      }),
    );

    it.effect("starts and ends a job once, and tells its tenant only", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const jobs = yield* JobRepository;
        const [owner, stranger] = [yield* organisation("Owner"), yield* organisation("Stranger")];
        const tenure = yield* (yield* TenureRepository).begin("runner-1");
        const one = job(owner.tenantId);
        yield* queue.submit([one], []);
        const [started] = yield* queue.start(tenure, [one]);
        assert.deepStrictEqual(started?.payload, one.payload);
        assert.deepStrictEqual(yield* queue.start(tenure, [one]), []);
        yield* queue.progress(tenure, [{ ...one, progress: 40, note: "soon" }]);
        assert.strictEqual(Option.getOrThrow(yield* owner.as(jobs.get(one.id))).progressNote, "soon");
        assert.deepStrictEqual(yield* queue.end(tenure, "runner-1", [ending(one, 2)]), []);
        const [ended] = yield* queue.end(tenure, "runner-1", [ending(one, 1)]);
        assert.strictEqual(ended?.state, "completed");
        assert.deepStrictEqual(yield* queue.end(tenure, "runner-1", [ending(one, 1)]), []);
        assert.strictEqual((yield* owner.as(jobs.attempts(one.id))).length, 1);
        assert.isTrue(Option.isNone(yield* stranger.as(jobs.get(one.id))));
        assert.deepStrictEqual(yield* stranger.as(jobs.attempts(one.id)), []);
        assert.isTrue(Option.isNone(yield* stranger.as(jobs.cancel(one.id))));
      }),
    );

    it.effect("keeps a dead job's errors, all of them, for its tenant", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const letters = yield* DeadLetterRepository;
        const [owner, stranger] = [yield* organisation("Owner"), yield* organisation("Stranger")];
        const tenure = yield* (yield* TenureRepository).begin("runner-1");
        const one = job(owner.tenantId);
        yield* queue.submit([one], []);
        yield* queue.start(tenure, [one]);
        const failed = { outcome: "failed", result: null } as const;
        yield* queue.end(tenure, "r", [ending(one, 1, { ...failed, state: "queued", error: "first" })]);
        yield* queue.start(tenure, [one]);
        const last = { ...failed, state: "failed", error: "second", reason: "exhausted" } as const;
        yield* queue.end(tenure, "r", [ending(one, 2, last), ending(job(owner.tenantId), 1)]);
        const letter = Option.getOrThrow(yield* owner.as(letters.get(one.id)));
        assert.deepStrictEqual(
          letter.errors.map(({ attempt, error }) => [attempt, error]),
          [
            [1, "first"],
            [2, "second"],
          ],
        );
        assert.isTrue(Option.isNone(yield* stranger.as(letters.get(one.id))));
      }),
    );

    it.effect("refuses everything of a tenure that was fenced, and gives its jobs to the next", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const jobs = yield* JobRepository;
        const tenures = yield* TenureRepository;
        const owner = yield* organisation("Owner");
        const [first, second] = [yield* tenures.begin("first"), yield* tenures.begin("second")];
        yield* tenures.take(first, yield* tenures.holders(shards));
        const [again, exhausted, waiting] = [
          job(owner.tenantId),
          job(owner.tenantId, { maxAttempts: 1 }),
          job(owner.tenantId),
        ];
        yield* queue.submit([again, exhausted, waiting], []);
        yield* queue.start(first, [again, exhausted]);
        yield* tenures.take(second, yield* tenures.holders(shards));
        const refused = [
          queue.start(first, [waiting]),
          queue.end(first, "first", [ending(again, 1)]),
          queue.end(first, "first", [ending(again, 1, { state: "queued", outcome: "released" })]),
          queue.progress(first, [{ ...again, progress: 1, note: null }]),
          owner.as(jobs.complete(first, "first", again.id, 1, null)),
        ];
        for (const statement of refused) {
          assert.strictEqual((yield* Effect.flip(Effect.asVoid(statement)))._tag, "TenureFenced");
        }
        const lost = yield* queue.takeOver(second, shards, [], 0);
        assert.deepStrictEqual(
          new Map(lost.map(({ id, state }) => [id, state])),
          new Map([
            [again.id, "queued"],
            [exhausted.id, "failed"],
          ]),
        );
        const [attempt] = yield* owner.as(jobs.attempts(again.id));
        assert.strictEqual(attempt?.outcome, "lost");
        assert.strictEqual(attempt?.runner, "first");
        assert.deepStrictEqual(yield* queue.takeOver(second, shards, [], 0), []);
      }),
    );

    it.effect("knows whose turn it is in a lane: first what was started, then the order of submission", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const owner = yield* organisation("Owner");
        const tenure = yield* (yield* TenureRepository).begin("runner-1");
        const lane = Array.from({ length: 4 }, () => job(owner.tenantId, { concurrencyKey: "k" }));
        const [first, second] = lane;
        if (first === undefined || second === undefined) return assert.fail();
        yield* queue.submit(lane, []);
        yield* queue.start(tenure, [second]);
        const retry = { state: "queued", outcome: "failed", delayMs: 60_000, result: null } as const;
        yield* queue.end(tenure, "r", [ending(second, 1, retry)]);
        const { shard, lane: name } = placeOf(first);
        const request = { tenantId: owner.tenantId, shard, lane: name ?? "", limit: 3 };
        const heads = yield* queue.heads([request], []);
        assert.deepStrictEqual(idsOf(heads), idsOf([second, first, lane[2] ?? first]));
        assert.isAbove(heads[0]?.waitMs ?? 0, 50_000);
        assert.strictEqual(heads[1]?.waitMs, 0);
        yield* queue.park(lane);
        const group = [{ priority: 2, tenantId: owner.tenantId }];
        assert.deepStrictEqual(yield* queue.ready(group, [shard], [], 10), []);
        assert.strictEqual(yield* queue.unparkHeads([shard], []), 1);
        yield* queue.start(tenure, [first]);
      }),
    );

    it.effect("grants a rate limit's tokens once, and says when there are more", () =>
      Effect.gen(function* () {
        const queue = yield* JobQueue;
        const { tenantId } = yield* organisation("Owner");
        const bucket = { tenantId, key: "mail", limit: 10, windowSeconds: 100 };
        const takes = yield* Effect.all(
          Array.from({ length: 8 }, () => queue.takeTokens([{ ...bucket, wanted: 2 }])),
          { concurrency: "unbounded" },
        );
        const granted = takes.flat().reduce((sum, take) => sum + take.granted, 0);
        assert.strictEqual(granted, 10);
        const [more] = yield* queue.takeTokens([{ ...bucket, wanted: 1 }]);
        assert.strictEqual(more?.granted, 0);
        assert.isAbove(more?.waitMs ?? 0, 9_000);
        assert.isAtMost(more?.waitMs ?? 0, 10_000);
      }),
    );
  });
});
