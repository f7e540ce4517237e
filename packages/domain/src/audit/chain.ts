import type { Seal } from "@atoll/database/audit/AuditChains";
import { type AuditHead, type AuditLink, noHash } from "@atoll/database/audit/auditStatements";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { Effect } from "effect";

/** Where every chain begins. */
export const beginning: AuditHead = { sequence: 0, hash: noHash };

/** What was found to be wrong with a chain, and where first. */
export interface Break {
  readonly sequence: number;
  /**
   * `missing`: there is no entry with this number. `altered`: the entry is not the one that was hashed. `detached`: it
   * follows on another entry than the one before it. `head`: the chain ends elsewhere than the sealer left it.
   */
  readonly reason: "missing" | "altered" | "detached" | "head";
}

/** What is hashed of an entry at a place. */
const placed = (
  tenantId: TenantId,
  place: Pick<AuditLink, "sequence" | "previousHash">,
  entry: AuditLink,
) => {
  const { sequence: _, previousHash: __, hash: ___, ...content } = entry;
  return { ...content, tenantId, sequence: place.sequence, previousHash: place.previousHash };
};

/** SHA-256 of the canonical JSON of an entry behind a head. */
const hashAt = (tenantId: TenantId, head: AuditHead, entry: AuditLink) =>
  CanonicalJson.digest(placed(tenantId, { sequence: head.sequence + 1, previousHash: head.hash }, entry));

/** The text whose SHA-256 is the hash of the entry, where it is the one that was linked; empty where it can be none. */
export const bodyOf = (tenantId: TenantId, entry: AuditLink): Effect.Effect<string> =>
  CanonicalJson.stringify(placed(tenantId, entry, entry)).pipe(
    Effect.catchTag("NotCanonicalJson", () => Effect.succeed("")),
  );

/** Links entries behind a head. What the contract lets into an entry has canonical JSON; another is a defect. */
export const link = Effect.fnUntraced(function* (
  tenantId: TenantId,
  head: AuditHead,
  entries: ReadonlyArray<AuditLink>,
): Effect.fn.Return<ReadonlyArray<Seal>> {
  const seals: Array<Seal> = [];
  let last = head;
  for (const entry of entries) {
    const hash = yield* Effect.catchTag(hashAt(tenantId, last, entry), "NotCanonicalJson", Effect.die);
    const seal = { id: entry.id, sequence: last.sequence + 1, previousHash: last.hash, hash };
    seals.push(seal);
    last = seal;
  }
  return seals;
});

/** Follows the chain from a head that was found good: the new head, and the first break. */
export const follow = Effect.fnUntraced(function* (
  tenantId: TenantId,
  head: AuditHead,
  entries: ReadonlyArray<AuditLink>,
): Effect.fn.Return<{ readonly head: AuditHead; readonly broken: Break | null }> {
  let last = head;
  for (const entry of entries) {
    const sequence = last.sequence + 1;
    const broken = (reason: Break["reason"]) => ({ head: last, broken: { sequence, reason } });
    if (entry.sequence !== sequence) return broken("missing");
    if (entry.previousHash !== last.hash) return broken("detached");
    const hash = yield* Effect.catchTag(hashAt(tenantId, last, entry), "NotCanonicalJson", () =>
      Effect.succeed(null),
    );
    if (hash === null || hash !== entry.hash) return broken("altered");
    last = { sequence, hash };
  }
  return { head: last, broken: null };
});
