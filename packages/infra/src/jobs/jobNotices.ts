import { JobId } from "@atoll/contract/jobs/Job";
import { hearChannel } from "../hearChannel.ts";
import type { JobListener } from "./JobHints.ts";

/** What statements that change jobs send: shards with new jobs, a job to cancel, or that pauses changed. */
const channel = "atoll_jobs";

/**
 * Hears what other processes, and transactions of this one, say of jobs. A notice may be lost with its
 * connection: `missed` is called whenever listening has begun.
 */
export const listen = (
  listener: Pick<JobListener, "owns" | "cancelled" | "pausesChanged"> & { readonly missed: () => void },
) => {
  const heard = (payload: string) => {
    const [word, id] = payload.split(" ");
    if (word === "paused") listener.pausesChanged();
    else if (word === "cancelled" && id !== undefined) listener.cancelled(JobId.make(id));
    else if (payload.split(",").some((shard) => listener.owns(Number(shard)))) listener.missed();
  };
  return hearChannel(channel, { heard, begun: listener.missed });
};
