import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import { isOver } from "./words.ts";

const milliseconds = { busy: 2_000, calm: 15_000 };

const pageOf = (cursor: string) => (cursor === "" ? {} : { cursor });

export const jobsQuery = infiniteQueryOptions({
  queryKey: ["jobs"],
  queryFn: ({ pageParam, signal }) =>
    answer(hub.GET("/api/v1/jobs", { params: { query: pageOf(pageParam) }, signal })),
  initialPageParam: "",
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: ({ state: { data } }) =>
    data?.pages.some(({ items }) => items.some(({ state }) => !isOver(state))) === true
      ? milliseconds.busy
      : milliseconds.calm,
});

/** Open ones only: what was dealt with is history. */
export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ["dead-letters"],
  queryFn: ({ pageParam, signal }) =>
    answer(
      hub.GET("/api/v1/dead-letters", {
        params: { query: { ...pageOf(pageParam), state: "open" } },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: milliseconds.calm,
});

/** Kept up to date by `useJobEvents`. */
export const jobQuery = (jobId: string) =>
  queryOptions({
    queryKey: ["job", jobId],
    queryFn: ({ signal }) => answer(hub.GET("/api/v1/jobs/{jobId}", { params: { path: { jobId } }, signal })),
  });

export const attemptsQuery = (jobId: string, attempts: number) =>
  queryOptions({
    queryKey: ["job-attempts", jobId, attempts],
    queryFn: ({ signal }) =>
      answer(hub.GET("/api/v1/jobs/{jobId}/attempts", { params: { path: { jobId } }, signal })),
  });

export const cancelJob = (jobId: string) =>
  answer(hub.POST("/api/v1/jobs/{jobId}/cancel", { params: { path: { jobId } } }));

export const replayLetter = (jobId: string) =>
  answer(hub.POST("/api/v1/dead-letters/{jobId}/replay", { params: { path: { jobId } } }));

export const discardLetter = (jobId: string) =>
  answer(hub.POST("/api/v1/dead-letters/{jobId}/discard", { params: { path: { jobId } } }));
