import { Schema } from "effect";

export const AnalysisState = Schema.Literals([
  "draft",
  "locked",
  "consenting",
  "building",
  "distributing",
  "ready",
  "running",
  "reviewing",
  "completed",
  "failed",
  "cancelled",
  "expired",
]);
export type AnalysisState = typeof AnalysisState.Type;

/** What can happen to an analysis. */
export const AnalysisEvent = Schema.Literals([
  "lock",
  "unlock",
  "submit",
  "consented",
  "built",
  "distributed",
  "started",
  "finished",
  "released",
  "fail",
  "cancel",
  "expire",
]);
export type AnalysisEvent = typeof AnalysisEvent.Type;

type Row = { readonly [E in AnalysisEvent]?: AnalysisState };

const stopped = { fail: "failed", cancel: "cancelled" } as const;

const table: { readonly [S in AnalysisState]: Row } = {
  draft: { lock: "locked", cancel: "cancelled" },
  locked: { unlock: "draft", submit: "consenting", cancel: "cancelled" },
  consenting: { consented: "building", expire: "expired", ...stopped },
  building: { built: "distributing", ...stopped },
  distributing: { distributed: "ready", ...stopped },
  ready: { started: "running", finished: "reviewing", expire: "expired", ...stopped },
  running: { finished: "reviewing", expire: "expired", ...stopped },
  reviewing: { released: "completed", ...stopped },
  completed: {},
  failed: {},
  cancelled: {},
  expired: {},
};

/** The state after `event`, or undefined where the event is illegal. Total over both alphabets. */
export const nextAnalysisState = (state: AnalysisState, event: AnalysisEvent): AnalysisState | undefined =>
  table[state][event];

/** The events that are legal in `state`, in the order of the alphabet. */
export const legalAnalysisEvents = (state: AnalysisState): ReadonlyArray<AnalysisEvent> =>
  AnalysisEvent.literals.filter((event) => table[state][event] !== undefined);

/** No event leads out of a terminal state. */
export const isTerminalAnalysisState = (state: AnalysisState): boolean =>
  legalAnalysisEvents(state).length === 0;
