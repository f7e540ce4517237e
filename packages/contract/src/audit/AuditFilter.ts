import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { Text } from "../Text.ts";
import { AuditAction, AuditTargetId, AuditTargetType } from "./AuditEntry.ts";

/** Where in a chain: the sequence of an entry, or 0 for before the first. */
export const ChainPosition = Schema.FiniteFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 0, maximum: 9_007_199_254_740_991 }),
);

/** Which entries a list shows: those that fit everything that is named. `from` is included, `to` is not. */
export const auditFilterFields = {
  targetType: Schema.optionalKey(AuditTargetType),
  targetId: Schema.optionalKey(AuditTargetId),
  actorId: Schema.optionalKey(Text({ min: 1, max: 100 })),
  action: Schema.optionalKey(AuditAction),
  from: Schema.optionalKey(Instant),
  to: Schema.optionalKey(Instant),
};
export const AuditFilter = Schema.Struct(auditFilterFields);
export type AuditFilter = typeof AuditFilter.Type;
