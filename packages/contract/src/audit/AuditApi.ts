import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { AuditedRead } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Instant } from "../Instant.ts";
import { Page, PageQuery } from "../Page.ts";
import { RateLimits } from "../RateClass.ts";
import { Sha256 } from "../Text.ts";
import { AuditEntry } from "./AuditEntry.ts";
import { AuditExport } from "./AuditExport.ts";
import { auditFilterFields, ChainPosition } from "./AuditFilter.ts";

/** What is wrong with a chain where first; see the operator's page on the audit trail. */
export const AuditBreak = Schema.Struct({
  sequence: Schema.Int,
  reason: Schema.Literals(["missing", "altered", "detached", "head"]),
}).annotate({ identifier: "AuditBreak" });

export const AuditVerification = Schema.Struct({
  /** The last entry that was found good; 0 where none is there. */
  sequence: Schema.Int,
  /** Its hash: to be kept where nobody who runs the hub can change it. */
  hash: Sha256,
  /** Entries looked at. */
  checked: Schema.Int,
  /** When the first of those that were found good was made, and the last; null where there is none. */
  from: Schema.NullOr(Instant),
  to: Schema.NullOr(Instant),
  /** Whether the end of the chain was reached; if not, go on with `after` = `sequence`. */
  complete: Schema.Boolean,
  broken: Schema.NullOr(AuditBreak),
}).annotate({ identifier: "AuditVerification" });
export type AuditVerification = typeof AuditVerification.Type;

const summary = (text: string) => OpenApi.annotations({ summary: text });

export class AuditApi extends HttpApiGroup.make("audit")
  .add(
    HttpApiEndpoint.get("list", "/audit", {
      query: { ...PageQuery, ...auditFilterFields },
      success: Page(AuditEntry),
    })
      .annotate(Policy, userWith("audit:read"))
      .annotate(AuditedRead, true)
      .annotateMerge(summary("List who changed what in the organisation, newest first")),
    HttpApiEndpoint.get("verification", "/audit/verification", {
      query: {
        after: Schema.optionalKey(ChainPosition),
      },
      success: AuditVerification,
    })
      .annotate(Policy, userWith("audit:read"))
      .annotateMerge(summary("Verify the organisation's audit chain, up to 10 000 entries in one call")),
    HttpApiEndpoint.get("export", "/audit/export", {
      query: {
        after: Schema.optionalKey(ChainPosition),
      },
      success: AuditExport,
    })
      .annotate(Policy, userWith("audit:read"))
      .annotate(AuditedRead, true)
      .annotateMerge(
        summary("Export the organisation's audit trail with its links, up to 1 000 entries in one call"),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Audit", description: "Who changed what, and proof of it" })) {}
