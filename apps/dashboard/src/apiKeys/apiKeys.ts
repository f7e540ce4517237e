import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { ApiKeyGrant, NewApiKey } from "../hub/hub.ts";

/** One's own in the active organisation. */
export const apiKeysQuery = infiniteQueryOptions({
  queryKey: ["api-keys"],
  queryFn: ({ pageParam, signal }) => {
    const query = pageParam === "" ? {} : { cursor: pageParam };
    return answer(hub.GET("/api/v1/auth/api-keys", { params: { query }, signal }));
  },
  initialPageParam: "",
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** The key itself is in the answer this once. */
export const createApiKey = (body: NewApiKey): Promise<ApiKeyGrant> =>
  answer(hub.POST("/api/v1/auth/api-keys", { body }));

export interface Rotation {
  readonly expiresAt: string;
  /** How long the old key works on; 0 ends it now. */
  readonly overlapSeconds: number;
}

export const rotateApiKey = (apiKeyId: string, body: Rotation): Promise<ApiKeyGrant> =>
  answer(hub.POST("/api/v1/auth/api-keys/{apiKeyId}/rotate", { params: { path: { apiKeyId } }, body }));

export const revokeApiKey = (apiKeyId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/auth/api-keys/{apiKeyId}", { params: { path: { apiKeyId } } }));
