import { CurrentRequest } from "@atoll/contract/RequestContext";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect } from "effect";
import { seeded } from "./Faults.ts";
import { isAcknowledged } from "./Load.ts";
import { Parcel, tenants } from "./Parcel.ts";

/** A job to submit, at so many milliseconds from the beginning. */
export interface Posting {
  readonly at: number;
  readonly key: string;
  readonly tenant: number;
  readonly lane: string | null;
  readonly fails: number;
}

const lanes = 12;

/** The jobs of a seed, evenly over the time given; a third of them in lanes. */
export const planParcels = (seed: number, count: number, millis: number): ReadonlyArray<Posting> => {
  const below = seeded(seed + 29);
  return Array.from({ length: count }, (_, n) => {
    const tenant = below(tenants.length);
    return {
      at: Math.floor((n * millis) / count),
      key: `parcel ${seed}/${n}`,
      tenant,
      lane: below(3) === 0 ? `lane ${below(lanes)}` : null,
      fails: below(20) === 0 ? 1 : 0,
    };
  });
};

/** What a submit that was not acknowledged may have left, and what must be there. */
export interface Receipts {
  readonly acknowledged: Array<{ readonly key: string; readonly lane: string | null }>;
  readonly attempted: Set<string>;
}

/** Every try has a key of its own: one that was not acknowledged may be carried out or not, but never twice. */
const post = Effect.fnUntraced(function* ({ key, lane, fails, tenant }: Posting, receipts: Receipts) {
  const jobs = yield* Jobs;
  const request = {
    requestId: null,
    tenantId: tenants[tenant] ?? null,
    actor: { _tag: "System" as const, name: "chaos" },
    address: null,
  };
  const place = lane === null ? null : `${tenant}/${lane}`;
  for (let attempt = 0; ; attempt++) {
    const tried = `${key}#${attempt}`;
    receipts.attempted.add(tried);
    const submit = jobs
      .submit(Parcel, { key: tried, lane, fails })
      .pipe(Effect.provideService(CurrentRequest, request));
    if (yield* isAcknowledged(submit)) {
      receipts.acknowledged.push({ key: tried, lane: place });
      return;
    }
  }
});

/** Carries the plan out; ends when everything was acknowledged. Those of one lane are submitted one after the other. */
export const postAll = Effect.fnUntraced(function* (plan: ReadonlyArray<Posting>, receipts: Receipts) {
  const start = performance.now();
  const queues = Map.groupBy(plan, ({ key, lane, tenant }) => (lane === null ? key : `${tenant}/${lane}`));
  yield* Effect.forEach(
    queues.values(),
    (postings) =>
      Effect.forEach(postings, (posting) =>
        ProcessTable.pause(Math.max(0, start + posting.at - performance.now())).pipe(
          Effect.andThen(post(posting, receipts)),
        ),
      ),
    { concurrency: "unbounded", discard: true },
  );
});
