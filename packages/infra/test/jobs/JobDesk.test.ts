import { JobId } from "@atoll/contract/jobs/Job";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import { TestClock } from "effect/testing";
import { defaultPools, JobDesk } from "../../src/jobs/JobDesk.ts";

const job = () => ({
  tenantId: TenantId.make(SecureRandom.uuidV7Unsafe()),
  id: JobId.make(SecureRandom.uuidV7Unsafe()),
  type: "test/1",
  priority: 2,
  shard: 1,
  lane: null,
  concurrencyLimit: null,
  rateLimit: null,
  attempts: 0,
});

describe("JobDesk", () => {
  it.effect("lets a backlog wait for the submits under way that start their jobs, and not for long", () =>
    Effect.gen(function* () {
      const desk = new JobDesk(defaultPools);
      yield* desk.afterSubmits;
      const [one, other] = [job(), job()];
      desk.claim(one);
      desk.claim(other);
      const waiting = yield* Effect.forkChild(desk.afterSubmits, { startImmediately: true });
      desk.submitted(one);
      yield* Effect.yieldNow;
      assert.isUndefined(waiting.pollUnsafe());
      desk.submitted(other);
      desk.submitted(other);
      yield* Effect.yieldNow;
      assert.isDefined(waiting.pollUnsafe());
      desk.claim(one);
      const impatient = yield* Effect.forkChild(desk.afterSubmits, { startImmediately: true });
      yield* TestClock.adjust(4);
      assert.isUndefined(impatient.pollUnsafe());
      yield* TestClock.adjust(1);
      assert.isDefined(impatient.pollUnsafe());
    }),
  );
});
