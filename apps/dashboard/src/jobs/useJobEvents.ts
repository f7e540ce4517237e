import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Job, JobNews } from "../hub/hub.ts";
import { jobQuery } from "./queries.ts";

const isNews = (value: unknown): value is JobNews =>
  typeof value === "object" && value !== null && "state" in value && "progress" in value;

/**
 * Follows a job until it is over; says whether it is connected. The browser connects again by itself and tells the hub
 * the last event it knows.
 */
export const useJobEvents = (jobId: string, isLive: boolean): boolean => {
  const queryClient = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!isLive) return undefined;
    const { queryKey } = jobQuery(jobId);
    const source = new EventSource(`/api/v1/jobs/${jobId}/events`);
    const merge = ({ data }: MessageEvent<string>) => {
      const news: unknown = JSON.parse(data);
      if (!isNews(news)) return;
      queryClient.setQueryData<Job>(queryKey, (job) => (job === undefined ? job : { ...job, ...news }));
    };
    const end = (event: MessageEvent<string>) => {
      source.close();
      merge(event);
      // The result and the times are not in the events.
      void queryClient.invalidateQueries({ queryKey });
    };
    source.addEventListener("progress", merge);
    source.addEventListener("end", end);
    source.addEventListener("open", () => setConnected(true));
    source.addEventListener("error", () => {
      setConnected(false);
      // A refusal ends the connection for good: the query finds out why, and whether to sign in again.
      if (source.readyState === EventSource.CLOSED) void queryClient.invalidateQueries({ queryKey });
    });
    return () => source.close();
  }, [queryClient, jobId, isLive]);
  return connected;
};
