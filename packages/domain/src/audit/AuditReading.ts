import type { AuditVerification } from "@atoll/contract/audit/AuditApi";
import type { AuditEntry } from "@atoll/contract/audit/AuditEntry";
import type { AuditExport } from "@atoll/contract/audit/AuditExport";
import type { AuditFilter } from "@atoll/contract/audit/AuditFilter";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { PageRequest } from "@atoll/contract/Page";
import { Sha256 } from "@atoll/contract/Text";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import type { Permit } from "../Permit.ts";
import { currentTenant } from "../caller.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { AuditTrail } from "./AuditTrail.ts";
import { bodyOf } from "./chain.ts";
import { mostVerified, type Verification, verifyChain } from "./verifyChain.ts";

const instantOf = (text: string | null) => (text === null ? null : Option.getOrNull(DateTime.make(text)));

/** Entries of one call of `export`. */
const mostExported = 1_000;

/** What a verification found, as it is told. */
export const reported = ({ head, from, to, ...found }: Verification): AuditVerification => ({
  ...found,
  from: instantOf(from),
  to: instantOf(to),
  sequence: head.sequence,
  hash: Sha256.make(head.hash),
});

/** The audit trail of the caller's organisation. */
export class AuditReading extends Context.Service<
  AuditReading,
  {
    /**
     * Newest first. The trail names people, so reading it is recorded, too: once for each list, with its first page.
     */
    list(
      filter: AuditFilter,
      page: PageRequest,
    ): Effect.Effect<PageOf<AuditEntry>, InvalidRequest | ServiceUnavailable, Permit<"audit:read">>;
    /** See `verifyChain`; from behind the entry `after`, or from the beginning. */
    verify(after: number): Effect.Effect<AuditVerification, ServiceUnavailable, Permit<"audit:read">>;
    /**
     * Up to 1,000 entries behind `after` with their links, as far as the chain was linked when it was called. Reading them
     * is recorded as for `list`, with the first call.
     */
    export(after: number): Effect.Effect<AuditExport, ServiceUnavailable, Permit<"audit:read">>;
  }
>()("@atoll/domain/audit/AuditReading") {
  static readonly layer = Layer.effect(
    AuditReading,
    Effect.gen(function* () {
      const entries = yield* AuditEntryRepository;
      const trail = yield* AuditTrail;

      const list = Effect.fn("AuditReading.list")(function* (filter: AuditFilter, page: PageRequest) {
        const id = yield* currentTenant;
        return yield* trail.listed(entries.list(filter, page), page, {
          action: "audit.list",
          target: { type: "auditTrail", id },
        });
      }, listAnswers);

      const verify = Effect.fn("AuditReading.verify")(function* (after: number) {
        const tenantId = yield* currentTenant;
        const reads = { end: entries.chainEnd, links: entries.links };
        return reported(yield* verifyChain(tenantId, reads, { after, most: mostVerified }));
      }, databaseAnswers);

      const read = Effect.fnUntraced(function* (tenantId: TenantId, after: number) {
        const { sequence, hash } = yield* entries.chainEnd;
        const links = yield* entries.links(after, mostExported);
        const items = yield* Effect.forEach(
          links.filter((entry) => entry.sequence !== null && entry.sequence <= sequence),
          (entry) =>
            Effect.map(bodyOf(tenantId, entry), (body) => ({
              sequence: entry.sequence ?? 0,
              previousHash: entry.previousHash,
              hash: entry.hash,
              body,
            })),
        );
        return { items, end: { sequence, hash } };
      });

      const exported = Effect.fn("AuditReading.export")(function* (after: number) {
        const id = yield* currentTenant;
        const record = { action: "audit.export", target: { type: "auditTrail", id } } as const;
        return yield* trail.recorded(read(id, after), () => (after === 0 ? record : undefined));
      }, databaseAnswers);

      return AuditReading.of({ list, verify, export: exported });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
