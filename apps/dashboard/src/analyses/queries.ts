import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { AnalysisActivity } from "../hub/hub.ts";
import { HubProblem } from "../hub/HubProblem.ts";
import { hasEnded } from "./words.ts";

const waitSeconds = "20";
const milliseconds = { nextPoll: 100, afterFailure: 2_000, list: 5_000, calmList: 15_000 };

export const analysesQuery = infiniteQueryOptions({
  queryKey: ["analyses"],
  queryFn: ({ pageParam, signal }) =>
    answer(
      hub.GET("/api/v1/analyses", {
        params: { query: pageParam === "" ? {} : { cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: ({ state: { data } }) =>
    data?.pages.some(({ items }) => items.some(({ state }) => !hasEnded(state))) === true
      ? milliseconds.list
      : milliseconds.calmList,
});

const refused = (error: Error | null): boolean => error instanceof HubProblem && error.status < 500;

/**
 * An analysis as it goes on. The hub holds each request until something changes; the next one follows at once,
 * until the analysis has ended. While the hub does not answer, the last picture stays and is asked for again.
 */
export const activityQuery = (analysisId: string) =>
  queryOptions({
    queryKey: ["activity", analysisId],
    queryFn: ({ client, queryKey, signal }) => {
      const known = client.getQueryData<AnalysisActivity>(queryKey);
      const query =
        known === undefined || hasEnded(known.analysis.state)
          ? {}
          : { revision: String(known.analysis.revision), wait: waitSeconds };
      return answer(
        hub.GET("/api/v1/analyses/{analysisId}/activity", {
          params: { path: { analysisId }, query },
          signal,
        }),
      );
    },
    retry: false,
    refetchInterval: ({ state: { data, status, error } }) => {
      if (refused(error)) return false;
      if (status === "error") return milliseconds.afterFailure;
      return data !== undefined && hasEnded(data.analysis.state) ? false : milliseconds.nextPoll;
    },
  });
