import { Schema } from "effect";

export const RunState = Schema.Literals([
  "pending",
  "leased",
  "preparing",
  "running",
  "succeeded",
  "failed",
  "cancelled",
  "timedOut",
  "lost",
]);
export type RunState = typeof RunState.Type;

export const RunEvent = Schema.Literals([
  "claim",
  "prepare",
  "start",
  "succeed",
  "fail",
  "cancel",
  "timeOut",
  "lose",
]);
export type RunEvent = typeof RunEvent.Type;

type Row = { readonly [E in RunEvent]?: RunState };

const ended = { fail: "failed", cancel: "cancelled", timeOut: "timedOut", lose: "lost" } as const;

const table: { readonly [S in RunState]: Row } = {
  pending: { claim: "leased", fail: "failed", cancel: "cancelled", timeOut: "timedOut" },
  leased: { claim: "leased", prepare: "preparing", start: "running", succeed: "succeeded", ...ended },
  preparing: { claim: "leased", start: "running", succeed: "succeeded", ...ended },
  running: { claim: "leased", succeed: "succeeded", ...ended },
  succeeded: {},
  failed: {},
  cancelled: {},
  timedOut: {},
  lost: {},
};

/**
 * The state after `event`, or undefined where the event is illegal. `claim` is legal in every live state: the
 * agent that comes back after a crash claims its run again and gets a new lease.
 */
export const nextRunState = (state: RunState, event: RunEvent): RunState | undefined => table[state][event];

export const legalRunEvents = (state: RunState): ReadonlyArray<RunEvent> =>
  RunEvent.literals.filter((event) => table[state][event] !== undefined);

/** A run in a terminal state never changes again. */
export const isTerminalRunState = (state: RunState): boolean => legalRunEvents(state).length === 0;
