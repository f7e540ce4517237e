import { assert, layer } from "@effect/vitest";
import { ShardOwnership } from "@atoll/infra/cluster/ShardOwnership";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as JobRunner from "@atoll/infra/jobs/JobRunner";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Effect, Layer, Schema, Stream } from "effect";
import { DeadLetters } from "../../src/jobs/DeadLetters.ts";
import { echo, echoHandler } from "../../src/jobs/EchoJob.ts";
import { internal, JobCatalogue } from "../../src/jobs/JobCatalogue.ts";
import * as JobDefinition from "../../src/jobs/JobDefinition.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { OfferedJobs } from "../../src/jobs/OfferedJobs.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const hub = DeadLetters.layer.pipe(
  Layer.provideMerge(OfferedJobs.layer),
  Layer.provideMerge(
    Layer.mergeAll(Jobs.layer, JobCatalogue.layer([echo, internal({ type: "mail/send/1" })])),
  ),
  Layer.provideMerge(
    JobRunner.layer({ handlers: [echoHandler] }).pipe(Layer.provide(ShardOwnership.layerLocal)),
  ),
  Layer.provideMerge(Layer.mergeAll(JobHints.layer, Wakeups.layerMemory)),
  Layer.provideMerge(TestDatabase.layer),
);

/** Where the job stood, one after the other, until it was over. */
const followed = (id: Parameters<Jobs["Service"]["get"]>[0]) =>
  Effect.flatMap(Jobs, (jobs) => Stream.runCollect(jobs.progress(id))).pipe(Effect.timeout("10 seconds"));

layer(hub, { excludeTestServices: true })("jobs that users submit", (it) => {
  it.effect("are carried out, and can be followed to their end", () =>
    Effect.gen(function* () {
      const offered = yield* OfferedJobs;
      const ana = yield* organisation("Ana");
      const submission = { type: "echo/1", payload: { text: "Hello", seconds: 0.4 } };
      const { jobId, duplicate } = yield* ana.as(offered.submit(submission));
      assert.isFalse(duplicate);
      const steps = yield* ana.as(followed(jobId));
      const last = steps.at(-1);
      assert.deepStrictEqual(
        [last?.state, last?.progress, last?.result],
        ["completed", 100, { text: "Hello" }],
      );
      assert.deepStrictEqual(
        steps.map(({ progress }) => progress).toSorted((a, b) => a - b),
        steps.map(({ progress }) => progress),
      );
    }),
  );

  it.effect("are refused with each fault of their payload, and when their type is not offered", () =>
    Effect.gen(function* () {
      const offered = yield* OfferedJobs;
      const ana = yield* organisation("Ana");
      const submit = (type: string, payload: { readonly [key: string]: string | number }) =>
        Effect.flip(ana.as(offered.submit({ type, payload })));
      const invalid = yield* submit("echo/1", { text: 1, "a/b": 2 });
      assert.deepStrictEqual(
        invalid._tag === "InvalidRequest" && invalid.errors?.map(({ pointer }) => pointer).toSorted(),
        ["/payload/payload/a~1b", "/payload/payload/text"],
      );
      assert.strictEqual((yield* submit("mail/send/1", {}))._tag, "JobTypeNotFound");
      assert.strictEqual((yield* submit("nonsense", {}))._tag, "JobTypeNotFound");
    }),
  );

  it.effect("of the hub itself are seen, and what is in them is not", () =>
    Effect.gen(function* () {
      const offered = yield* OfferedJobs;
      const jobs = yield* Jobs;
      const ana = yield* organisation("Ana");
      const Mail = JobDefinition.make({
        type: "mail/send/1",
        payload: Schema.Struct({ link: Schema.String }),
        result: Schema.Void,
      });
      const { jobId } = yield* ana.as(jobs.submit(Mail, { link: "https://hub.example/reset/secret" }));
      const { items } = yield* ana.as(offered.list({}, {}));
      const shown = [...items, yield* ana.as(offered.get(jobId)), yield* ana.as(offered.cancel(jobId))];
      assert.deepStrictEqual(
        shown.map(({ id, payload }) => [id, payload]),
        [1, 2, 3].map(() => [jobId, null]),
      );
    }),
  );

  it.effect("wait while their type is paused, for their organisation alone", () =>
    Effect.gen(function* () {
      const offered = yield* OfferedJobs;
      const jobs = yield* Jobs;
      const [ana, bob] = [yield* organisation("Ana"), yield* organisation("Bob")];
      const status = { type: "echo/1", offered: true, paused: true };
      assert.deepStrictEqual(yield* ana.as(offered.pause("echo/1")), status);
      assert.deepStrictEqual(yield* ana.as(offered.types()), [
        status,
        { type: "mail/send/1", offered: false, paused: false },
      ]);
      const submission = { type: "echo/1", payload: { text: "Hello" } };
      const held = yield* ana.as(offered.submit(submission));
      const other = yield* bob.as(offered.submit(submission));
      yield* bob.as(followed(other.jobId));
      assert.strictEqual((yield* ana.as(jobs.get(held.jobId))).state, "queued");
      yield* ana.as(offered.resume("echo/1"));
      const steps = yield* ana.as(followed(held.jobId));
      assert.strictEqual(steps.at(-1)?.state, "completed");
    }),
  );

  it.effect("are dead letters when they were rejected, and open ones again after a replay in vain", () =>
    Effect.gen(function* () {
      const offered = yield* OfferedJobs;
      const letters = yield* DeadLetters;
      const ana = yield* organisation("Ana");
      const submission = { type: "echo/1", payload: { text: "Hello", outcome: "rejected" } };
      const { jobId } = yield* ana.as(offered.submit(submission));
      const steps = yield* ana.as(followed(jobId));
      assert.strictEqual(steps.at(-1)?.state, "failed");
      const letter = yield* ana.as(letters.get(jobId));
      assert.deepStrictEqual([letter.state, letter.reason, letter.attempts], ["open", "rejected", 1]);
      assert.match(letter.errors[0]?.error ?? "", /rejected/);
      yield* ana.as(letters.replay(jobId));
      yield* ana.as(followed(jobId));
      const again = yield* ana.as(letters.get(jobId));
      assert.deepStrictEqual([again.state, again.replayedAt], ["open", null]);
      assert.strictEqual((yield* ana.as(letters.discard(jobId))).state, "discarded");
    }),
  );
});
