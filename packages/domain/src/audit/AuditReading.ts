import type { AuditVerification } from "@atoll/contract/audit/AuditApi";
import type { AuditEntry } from "@atoll/contract/audit/AuditEntry";
import type { AuditFilter } from "@atoll/contract/audit/AuditFilter";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { PageRequest } from "@atoll/contract/Page";
import { Sha256 } from "@atoll/contract/Text";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import type { Permit } from "../Permit.ts";
import { currentTenant } from "../caller.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { AuditTrail } from "./AuditTrail.ts";
import { mostVerified, type Verification, verifyChain } from "./verifyChain.ts";

const instantOf = (text: string | null) => (text === null ? null : Option.getOrNull(DateTime.make(text)));

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

      return AuditReading.of({ list, verify });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
