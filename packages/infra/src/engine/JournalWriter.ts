import { shardOf } from "@atoll/database/cluster/Shard";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal, type Written } from "@atoll/database/workflows/WorkflowJournal";
import type {
  Finish,
  Signal,
  Start,
  Step,
  Suspend,
  Timer,
  Wake,
  WorkflowWrites,
} from "@atoll/database/workflows/WorkflowWrites";
import { Effect } from "effect";
import * as GroupCommit from "./GroupCommit.ts";
import { untilAvailable } from "./untilAvailable.ts";

/** What a run writes carries the tenure it runs under; what comes from elsewhere has none. */
type Operation =
  | { readonly kind: "start"; readonly write: Start; readonly tenure: undefined }
  | { readonly kind: "signal"; readonly write: Signal; readonly tenure: undefined }
  | { readonly kind: "wake"; readonly write: Wake; readonly tenure: undefined }
  | { readonly kind: "step"; readonly write: Step; readonly tenure: Tenure }
  | { readonly kind: "suspend"; readonly write: Suspend; readonly tenure: Tenure }
  | { readonly kind: "finish"; readonly write: Finish; readonly tenure: Tenure }
  | { readonly kind: "timer"; readonly write: Timer; readonly tenure: Tenure };

/** What the flush says of one operation. */
interface Reply {
  /** False: the tenure of the run is over, and nothing was written. */
  readonly written: boolean;
  readonly started: Started | undefined;
  readonly suspended: boolean;
  /** Undefined when the signal was there already, or its execution has completed. */
  readonly news: number | undefined;
}

export interface Started {
  readonly startedOn: string;
  /** Signals that came before. */
  readonly news: number;
  /** It is this process's to run. */
  readonly claimed: boolean;
}

export interface JournalWriterOptions {
  /** Of this process now; undefined while it owns nothing. */
  readonly tenure: () => Tenure | undefined;
  /** The tenure was refused. Called before anything else happens with it. */
  readonly fenced: (tenure: Tenure) => Effect.Effect<void>;
  /** Whether one more execution of the shard may be claimed now; `unclaim` once the journal has answered. */
  readonly mayClaim: (shard: number) => boolean;
  readonly unclaim: (claims: number) => void;
  /** Executions that are this process's to run from now on, before their writers are answered. */
  readonly claimed: (ids: ReadonlyArray<string>) => void;
  readonly armed: (milliseconds: number) => void;
  /** A flush has committed, and an earlier try may have done so without an answer. */
  readonly lostTrack: () => void;
}

const gather = (
  tenure: Tenure | undefined,
  operations: ReadonlyArray<Operation>,
  claims: ReadonlySet<Operation>,
): WorkflowWrites => {
  const starts: Array<Start> = [];
  const steps: Array<Step> = [];
  const suspends: Array<Suspend> = [];
  const finishes: Array<Finish> = [];
  const timers: Array<Timer> = [];
  const signals: Array<Signal> = [];
  const wakes: Array<Wake> = [];
  for (const operation of operations) {
    switch (operation.kind) {
      case "start":
        starts.push({ ...operation.write, claim: claims.has(operation) });
        break;
      case "step":
        steps.push(operation.write);
        break;
      case "suspend":
        suspends.push(operation.write);
        break;
      case "finish":
        finishes.push(operation.write);
        break;
      case "timer":
        timers.push(operation.write);
        break;
      case "signal":
        signals.push({ ...operation.write, claim: claims.has(operation) });
        break;
      case "wake":
        wakes.push({ ...operation.write, claim: claims.has(operation) });
        break;
    }
  }
  return { tenure, starts, steps, suspends, finishes, timers, signals, wakes };
};

/** In one statement. */
const mostCharacters = 4_000_000;

const weigh = ({ kind, write }: Operation): number => {
  switch (kind) {
    case "start":
      return write.payload.length;
    case "step":
    case "signal":
      return write.exit.length;
    case "finish":
      return write.result.length;
    default:
      return 0;
  }
};

const silent: Reply = { written: false, started: undefined, suspended: false, news: undefined };
const plain: Reply = { ...silent, written: true };

/** Answers each operation from what the flush says of all. */
const replies = (written: Written, claims: ReadonlySet<Operation>) => {
  const started = new Map(
    written.started?.map((id, n) => [
      id,
      { startedOn: written.startedDays?.[n] ?? "", news: written.startedNews?.[n] ?? 0 },
    ]),
  );
  const suspended = new Set(written.suspended);
  const heard = new Map(written.heard?.map((id, n) => [id, written.heardNews?.[n] ?? 0]));
  return (operation: Operation): Reply => {
    const { kind, write } = operation;
    switch (kind) {
      case "start": {
        // Of several starts in one flush the first is it.
        const first = started.get(write.executionId);
        started.delete(write.executionId);
        return { ...plain, started: first && { ...first, claimed: claims.has(operation) } };
      }
      case "suspend":
        return { ...plain, suspended: suspended.has(write.executionId) };
      case "signal":
        return { ...plain, news: heard.get(write.executionId) };
      default:
        return plain;
    }
  };
};

/**
 * What the fibers of this process write to the journal, grouped into one statement per flush and answered after its
 * commit. While the database is away it waits. A write of a run whose tenure is over is never answered: its fiber is
 * being interrupted.
 */
export const make = Effect.fnUntraced(function* (options: JournalWriterOptions) {
  const journal = yield* WorkflowJournal;

  /** What waited may no longer be ours, or find no room. */
  const claimsOf = (operations: ReadonlyArray<Operation>): ReadonlySet<Operation> =>
    new Set(
      operations.filter(
        ({ kind, write }) =>
          (kind === "start" || kind === "signal" || kind === "wake") &&
          write.claim &&
          options.mayClaim(shardOf(write.executionId)),
      ),
    );

  const write = (operations: ReadonlyArray<Operation>): Effect.Effect<ReadonlyArray<Reply>> =>
    Effect.suspend(() => {
      const tenure = options.tenure();
      const current = operations.filter(
        (operation) => operation.tenure === undefined || operation.tenure === tenure,
      );
      if (current.length === 0) return Effect.succeed(operations.map(() => silent));
      const claims = claimsOf(current);
      let lost = false;
      return journal.write(gather(tenure, current, claims)).pipe(
        Effect.map((written) => {
          // Only now: what was under way has ended, too.
          if (lost) options.lostTrack();
          if (written.claimed.length > 0) options.claimed(written.claimed);
          if (written.nextTimer !== null) options.armed(written.nextTimer);
          const reply = replies(written, claims);
          const taken = new Set(current);
          return operations.map((operation) => (taken.has(operation) ? reply(operation) : silent));
        }),
        Effect.catchTags({
          TenureFenced: (error) => Effect.andThen(options.fenced(error.tenure), write(operations)),
          DatabaseUnavailable: (error) =>
            Effect.suspend(() => {
              lost = true;
              return Effect.fail(error);
            }),
        }),
        untilAvailable("The journal cannot be written"),
        Effect.ensuring(Effect.sync(() => options.unclaim(claims.size))),
        // Nothing was written: what the database refuses must not take the others with it.
        Effect.catchDefect((defect) =>
          operations.length === 1
            ? Effect.die(defect)
            : Effect.zipWith(
                write(operations.slice(0, operations.length / 2)),
                write(operations.slice(operations.length / 2)),
                (first, second) => [...first, ...second],
              ),
        ),
      );
    });

  const group = yield* GroupCommit.make({
    flush: write,
    weigh,
    maxWeight: mostCharacters,
  });

  const ofRun = (operation: Operation) =>
    Effect.flatMap(group.submit(operation), (reply) =>
      // A finalizer that writes ends, too, once its run is interrupted.
      reply.written ? Effect.succeed(reply) : Effect.interruptible(Effect.never),
    );

  return {
    settled: group.settled,
    /** Undefined when the execution is known already. */
    start: (write: Start) =>
      Effect.map(group.submit({ kind: "start", write, tenure: undefined }), ({ started }) => started),
    /** The execution's count of news; undefined when this one is none. */
    signal: (write: Signal) =>
      Effect.map(group.submit({ kind: "signal", write, tenure: undefined }), ({ news }) => news),
    wake: (write: Wake) => Effect.asVoid(group.submit({ kind: "wake", write, tenure: undefined })),
    step: (tenure: Tenure, write: Step) => Effect.asVoid(ofRun({ kind: "step", write, tenure })),
    /** False when there are news that the run has not seen: it is still running. */
    suspend: (tenure: Tenure, write: Suspend) =>
      Effect.map(ofRun({ kind: "suspend", write, tenure }), ({ suspended }) => suspended),
    finish: (tenure: Tenure, write: Finish) => Effect.asVoid(ofRun({ kind: "finish", write, tenure })),
    timer: (tenure: Tenure, write: Timer) => Effect.asVoid(ofRun({ kind: "timer", write, tenure })),
  };
});

export type JournalWriter = Effect.Success<ReturnType<typeof make>>;
