import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { run } from "@atoll/database/statements";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { assert, it } from "@effect/vitest";
import { Effect, Exit, Layer } from "effect";
import { ShardOwnership } from "../../src/cluster/ShardOwnership.ts";
import * as WorkflowJournalEngine from "../../src/engine/WorkflowJournalEngine.ts";
import * as TestDatabase from "../support/TestDatabase.ts";
import { say, untilOver, untilSuspended } from "../workflow/conformance/ask.ts";
import * as Deferreds from "../workflow/conformance/deferredCases.ts";
import { Notes } from "../workflow/conformance/Notes.ts";

const { Asking } = Deferreds;

const layer = Deferreds.layer.pipe(
  Layer.provideMerge(WorkflowJournalEngine.layer({ net: "100 millis" })),
  Layer.provide([ShardOwnership.layerLocal, WorkflowJournal.layer]),
  Layer.provide(TenureRepository.layer),
  Layer.provideMerge(Notes.layer),
  Layer.provideMerge(TestDatabase.layer),
);

/** Leaves an execution as a flush does that commits when its process has handed the shard over. */
const claimedBy = Effect.fnUntraced(function* (
  key: string,
  holder: "another process" | "this process, earlier",
) {
  const { sql } = yield* SystemDatabase;
  const executionId = yield* Asking.execute({ key }, { discard: true });
  yield* untilSuspended(Asking.poll(executionId));
  yield* run(sql`insert into runner_tenures (runner) values ('elsewhere')`);
  yield* run(sql`
    update workflow_executions e set state = 'running', tenure = case
      when ${holder === "another process"} then (select max(tenure) from runner_tenures)
      else (select tenure from shard_tenures s where s.shard = e.shard) end
    where execution_id = ${executionId}`);
  yield* say(Asking, executionId, "found");
  assert.deepStrictEqual(yield* untilOver(Asking.poll(executionId)), Exit.succeed("found"));
});

it.layer(layer, { excludeTestServices: true })(
  "an execution that is said to run where nobody runs it",
  (it) => {
    it.effect("is found by the owner of its shard", () => claimedBy("theirs", "another process"));
    it.effect("is found when it is said to be here", () => claimedBy("ours", "this process, earlier"));
  },
);
