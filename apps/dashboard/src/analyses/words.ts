import type { AnalysisState, RunState } from "../hub/hub.ts";

/** How good or bad a word is: it decides the colour of a badge, never its meaning alone. */
export type Tone = "calm" | "busy" | "warn" | "good" | "bad";

interface Word {
  readonly text: string;
  readonly tone: Tone;
}

export const analysisWords: Readonly<Record<AnalysisState, Word>> = {
  draft: { text: "Draft", tone: "calm" },
  locked: { text: "Locked", tone: "calm" },
  consenting: { text: "Waiting for consent", tone: "warn" },
  building: { text: "Building", tone: "busy" },
  distributing: { text: "Distributing", tone: "busy" },
  ready: { text: "Ready", tone: "busy" },
  running: { text: "Running", tone: "busy" },
  reviewing: { text: "In review", tone: "busy" },
  completed: { text: "Completed", tone: "good" },
  failed: { text: "Failed", tone: "bad" },
  cancelled: { text: "Cancelled", tone: "calm" },
  expired: { text: "Expired", tone: "bad" },
};

export const runWords: Readonly<Record<RunState, Word>> = {
  pending: { text: "Waiting for the site", tone: "calm" },
  leased: { text: "Taken by the site", tone: "busy" },
  preparing: { text: "Preparing", tone: "busy" },
  running: { text: "Running", tone: "busy" },
  succeeded: { text: "Succeeded", tone: "good" },
  failed: { text: "Failed", tone: "bad" },
  cancelled: { text: "Cancelled", tone: "calm" },
  timedOut: { text: "Timed out", tone: "bad" },
  lost: { text: "Lost contact", tone: "bad" },
};

export const consentWords: Readonly<Record<"pending" | "approved" | "rejected", Word>> = {
  pending: { text: "Consent pending", tone: "warn" },
  approved: { text: "Consented", tone: "good" },
  rejected: { text: "Refused", tone: "bad" },
};

const ended: ReadonlySet<AnalysisState> = new Set(["completed", "failed", "cancelled", "expired"]);

/** Nothing will change any more. */
export const hasEnded = (state: AnalysisState): boolean => ended.has(state);
