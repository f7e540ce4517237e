import { queryOptions } from "@tanstack/react-query";
import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { AnalysisFile } from "../hub/hub.ts";

/** A downloaded file. `json` is undefined where it is not JSON, or too large to be shown. */
export interface Downloaded {
  readonly bytes: Blob;
  readonly json: unknown;
}

const mostShown = 4 * 1024 * 1024;

const read = async (bytes: Blob): Promise<Downloaded> => {
  if (bytes.size > mostShown) return { bytes, json: undefined };
  try {
    const json: unknown = JSON.parse(await bytes.text());
    return { bytes, json };
  } catch {
    return { bytes, json: undefined };
  }
};

/** The result of a completed analysis; it never changes. */
export const resultQuery = (analysisId: string) =>
  queryOptions({
    queryKey: ["result", analysisId],
    queryFn: async ({ signal }) =>
      read(
        await answer(
          hub.GET("/api/v1/analyses/{analysisId}/result", {
            params: { path: { analysisId } },
            parseAs: "blob",
            signal,
          }),
        ),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export const fileQuery = (analysisId: string, fileId: string | undefined) =>
  queryOptions({
    queryKey: ["file", analysisId, fileId],
    queryFn: async ({ signal }) =>
      read(
        await answer(
          hub.GET("/api/v1/analyses/{analysisId}/files/{fileId}", {
            params: { path: { analysisId, fileId: fileId ?? "" } },
            parseAs: "blob",
            signal,
          }),
        ),
      ),
    enabled: fileId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** The fit on all rows in one place, which the demo uploads beside its code to be compared with. */
export const pooledFile = (files: ReadonlyArray<AnalysisFile>): AnalysisFile | undefined =>
  files.find(({ bucket, path }) => bucket === "CODE" && path === "pooled.json");
