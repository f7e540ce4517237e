import type { Tone } from "../analyses/words.ts";
import type { JobState } from "../hub/hub.ts";

export const jobWords: Readonly<Record<JobState, { readonly text: string; readonly tone: Tone }>> = {
  queued: { text: "Waiting", tone: "calm" },
  running: { text: "Running", tone: "busy" },
  completed: { text: "Completed", tone: "good" },
  failed: { text: "Failed", tone: "bad" },
  cancelled: { text: "Cancelled", tone: "calm" },
};

/** Nothing will change any more, unless somebody replays it. */
export const isOver = (state: JobState): boolean => state !== "queued" && state !== "running";
