import { Duration, Effect, type Schedule, Schema } from "effect";
import * as Bulkhead from "./Bulkhead.ts";
import * as Circuit from "./Circuit.ts";
import { hedge } from "./hedge.ts";
import * as retries from "./retries.ts";

/** All attempts together took too long; the running one was interrupted. What it did at the peer is not known. */
export class CallTimedOut extends Schema.TaggedError<CallTimedOut>()("CallTimedOut", {
  name: Schema.String,
  key: Schema.String,
}) {
  override get message(): string {
    return `${this.name} (${this.key}) did not answer in time.`;
  }
}

export interface PolicyOptions {
  /** The kind of peer, for messages: `webhook receiver`. */
  readonly name: string;
  /** For all attempts of one call together; 30 s when absent. */
  readonly timeout?: Duration.Input;
  /** `retries.standard` when absent; `none` for calls that must not be made twice. */
  readonly retry?: Schedule.Schedule<unknown> | "none";
  /** See `hedge`; not done when absent. */
  readonly hedgeAfter?: Duration.Input;
  readonly circuit?: Circuit.CircuitOptions;
  readonly bulkhead?: Bulkhead.BulkheadOptions;
}

/** How calls to one kind of peer are made, and what this process has seen of each peer. */
export interface Policy {
  readonly name: string;
  readonly timeout: Duration.Duration;
  readonly retry: Schedule.Schedule<unknown> | "none";
  readonly hedgeAfter: Duration.Input | undefined;
  readonly circuit: Circuit.Circuit;
  readonly bulkhead: Bulkhead.Bulkhead;
}

/** To be made once and shared by all calls to that kind of peer. */
export const make = Effect.fnUntraced(function* (options: PolicyOptions) {
  const policy: Policy = {
    name: options.name,
    timeout: Duration.fromInputUnsafe(options.timeout ?? "30 seconds"),
    retry: options.retry ?? retries.standard,
    hedgeAfter: options.hedgeAfter,
    circuit: yield* Circuit.make(options.name, options.circuit),
    bulkhead: Bulkhead.make(options.name, options.bulkhead),
  };
  return policy;
});

export interface Protection<E> {
  /** The peer, by what fails together: a host. All share one circuit and one bulkhead when absent. */
  readonly key?: string;
  /**
   * Which errors speak against the peer and are worth another attempt (a refused connection, 503), and which are its
   * answer (404). All are worth one when absent.
   */
  readonly isTransient?: (error: E) => boolean;
}

const always = () => true;

/**
 * Makes a call as the policy says, from the outside in: wait for a turn (`BulkheadFull`), ask whether the peer is to be
 * left alone (`CircuitOpen`), start the clock (`CallTimedOut`), repeat on transient failures, hedge. So a call counts
 * once for the circuit, with all its attempts; a time-out counts against the peer, an interruption does not; and what
 * waits for its turn is refused at once when the circuit opens meanwhile.
 */
export const protect =
  <E = unknown>(policy: Policy, { key = "", isTransient = always }: Protection<E> = {}) =>
  <A, E2 extends E, R>(
    effect: Effect.Effect<A, E2, R>,
  ): Effect.Effect<A, E2 | CallTimedOut | Circuit.CircuitOpen | Bulkhead.BulkheadFull, R> => {
    const { name, retry, hedgeAfter } = policy;
    const hedged = hedgeAfter === undefined ? effect : hedge(hedgeAfter)(effect);
    const repeated =
      retry === "none"
        ? hedged
        : Effect.retry(hedged, { schedule: retry, while: (error: E2) => isTransient(error) });
    const timed = Effect.timeoutOrElse(repeated, {
      duration: policy.timeout,
      orElse: () => Effect.fail(new CallTimedOut({ name, key })),
    });
    const speaksAgainst = (error: E2 | CallTimedOut) => error instanceof CallTimedOut || isTransient(error);
    return timed.pipe(policy.circuit.run(key, speaksAgainst), policy.bulkhead.run(key));
  };
