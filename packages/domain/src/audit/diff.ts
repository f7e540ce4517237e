import type { AuditChanges } from "@atoll/contract/audit/AuditEntry";
import { isStorableJson } from "@atoll/contract/StorableJson";
import { sha256Hex } from "@atoll/security/Digest";
import { DateTime, Equal, type Schema } from "effect";
import { type AuditedFields, auditedFields, type AuditTargetType } from "./auditedFields.ts";

type State = Readonly<Record<string, unknown>>;

/** A value of more JSON text than this stands as its digest. */
const longestValue = 1_000;
/** All values of an entry together; what comes later stands as its digest. */
const longestEntry = 12_000;

/** What a long or confidential value leaves behind. */
const digestOf = (text: string): Schema.JsonObject => ({ sha256: sha256Hex(text), length: text.length });

/** As JSON says it: instants as text, sets as arrays, no member without a value. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    DateTime.isDateTime(part)
      ? DateTime.formatIso(DateTime.toUtc(part))
      : part instanceof Set
        ? [...part]
        : part,
  );

const shorten = (text: string, room: number): Schema.Json => {
  if (text.length > Math.min(longestValue, room)) return digestOf(text);
  const value: Schema.Json = JSON.parse(text);
  return isStorableJson(value) ? value : digestOf(text);
};

/**
 * What is different between two states of a target: of its audited fields only, so that a field which nobody thought of
 * stays out of the trail. `{}` stands for "was not there" and "is not there any more". Together no longer than 16 kB.
 */
export const diff = (type: AuditTargetType, before: State, after: State): AuditChanges => {
  const fields: AuditedFields = auditedFields[type];
  const changes: Record<string, AuditChanges[string]> = {};
  let room = longestEntry;
  for (const [name, kind] of Object.entries(fields)) {
    const [was, is] = [jsonOf(before[name]), jsonOf(after[name])];
    if (was === is || Equal.equals(before[name], after[name])) continue;
    const told = (text: string): Schema.Json =>
      kind === "digest" && text !== "null" ? digestOf(text) : shorten(text, room / 2);
    const change = { before: told(was), after: told(is) };
    room -= JSON.stringify(change).length;
    changes[name] = change;
  }
  return changes;
};
