import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { AuditHead, AuditLink, ChainEnd } from "@atoll/database/audit/auditStatements";
import { Effect } from "effect";
import { type Break, beginning, follow } from "./chain.ts";

/** Where a chain is read. */
export interface ChainReads<E> {
  readonly end: Effect.Effect<ChainEnd, E>;
  readonly links: (after: number, limit: number) => Effect.Effect<ReadonlyArray<AuditLink>, E>;
}

export interface Verification {
  /** The last entry that was found good, and its hash: to be kept somewhere else. */
  readonly head: AuditHead;
  /** Entries looked at. */
  readonly checked: number;
  /** When the first of those that were found good was made, and the last, as ISO 8601; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the end was reached; if not, go on behind `head`. */
  readonly complete: boolean;
  readonly broken: Break | null;
}

/** Entries that one call looks at: a second's work. */
export const mostVerified = 10_000;
const portion = 500;

/** The entry with this number, whose own hash an earlier step has checked. */
const startAt = Effect.fnUntraced(function* <E>(reads: ChainReads<E>, after: number) {
  if (after === 0) return beginning;
  const [found] = yield* reads.links(after - 1, 1);
  return found?.sequence === after && found.hash !== null ? { sequence: after, hash: found.hash } : undefined;
});

/**
 * Reads a chain from behind the entry `after` to its end, or `most` entries of it, and stops at the first break. A changed,
 * removed, inserted or reordered entry is found, and so is an end that was cut off. Not found is a chain that was written
 * anew from some entry on by somebody who may change the head, too: that shows against a hash kept elsewhere.
 */
export const verifyChain = Effect.fn("verifyChain")(function* <E>(
  tenantId: TenantId,
  reads: ChainReads<E>,
  options: { readonly after: number; readonly most: number },
): Effect.fn.Return<Verification, E> {
  // Before the entries: what is linked meanwhile lies behind it and is not looked at.
  const end = yield* reads.end;
  const start = yield* startAt(reads, options.after);
  if (start === undefined) {
    const broken: Break = { sequence: options.after, reason: "missing" };
    return { head: beginning, checked: 0, from: null, to: null, complete: true, broken };
  }
  let head: AuditHead = start;
  let from: string | null = null;
  let to: string | null = null;
  const checked = () => head.sequence - start.sequence;
  while (head.sequence < end.sequence && checked() < options.most) {
    const wanted = Math.min(portion, end.sequence - head.sequence, options.most - checked());
    const entries = yield* reads.links(head.sequence, wanted);
    const followed = yield* follow(tenantId, head, entries);
    const good = entries.slice(0, followed.head.sequence - head.sequence);
    from ??= good.at(0)?.at ?? null;
    to = good.at(-1)?.at ?? to;
    head = followed.head;
    if (followed.broken !== null) {
      return { head, checked: checked(), from, to, complete: true, broken: followed.broken };
    }
    if (entries.length < wanted) {
      const broken: Break = { sequence: head.sequence + 1, reason: "missing" };
      return { head, checked: checked(), from, to, complete: true, broken };
    }
  }
  const complete = head.sequence >= end.sequence;
  const isHead = head.sequence === end.sequence && head.hash === end.hash && end.highest === end.sequence;
  const broken: Break | null =
    complete && !isHead
      ? { sequence: end.sequence + (end.highest > end.sequence ? 1 : 0), reason: "head" }
      : null;
  return { head, checked: checked(), from, to, complete, broken };
});
