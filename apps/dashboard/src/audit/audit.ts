import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { AuditVerification } from "../hub/hub.ts";
import type { AuditFilter } from "./filter.ts";
import { pageOf } from "../tenants/members.ts";

export const auditQuery = (tenantId: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", tenantId, filter],
    queryFn: ({ pageParam, signal }) =>
      answer(hub.GET("/api/v1/audit", { params: { query: { ...filter, ...pageOf(pageParam) } }, signal })),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: tenantId !== "",
  });

/** What was verified, all calls together. */
export interface Verified {
  readonly checked: number;
  /** When the first and the last of the entries were made; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly hash: string;
  readonly broken: AuditVerification["broken"];
}

/** From the beginning of the chain to its end or its first break; `checked` tells how far it is. */
export const verifyChain = async (progress: (checked: number) => void): Promise<Verified> => {
  let after = 0;
  let checked = 0;
  let from: string | null = null;
  let to: string | null = null;
  for (;;) {
    const query = { after: String(after) };
    const part = await answer(hub.GET("/api/v1/audit/verification", { params: { query } }));
    checked += part.checked;
    from ??= part.from;
    to = part.to ?? to;
    progress(checked);
    if (part.complete || part.broken !== null || part.checked === 0) {
      return { checked, from, to, hash: part.hash, broken: part.broken };
    }
    after = part.sequence;
  }
};
