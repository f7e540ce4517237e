import { isStorableJson } from "@atoll/contract/StorableJson";
import { describe, expect, it } from "@effect/vitest";
import { DateTime } from "effect";
import fc from "fast-check";
import { type AuditTargetType, auditedFields } from "../../src/audit/auditedFields.ts";
import { diff } from "../../src/audit/diff.ts";

const types = Object.keys(auditedFields).filter((name): name is AuditTargetType => name in auditedFields);
const names = [...new Set(Object.values(auditedFields).flatMap((fields) => Object.keys(fields)))];

/** Any state of any target: its fields, and others that are not to be seen. */
const state = fc.dictionary(
  fc.oneof(fc.constantFrom(...names), fc.string()),
  fc.oneof(fc.jsonValue(), fc.string({ minLength: 900, maxLength: 3_000 }), fc.string({ unit: "binary" })),
  { maxKeys: 30 },
);

describe("the difference between two states", () => {
  it("names audited fields only, fits into 16 kB, and can be stored whatever they hold", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), state, state, (type, before, after) => {
        const changes = diff(type, before, after);
        const allowed = Object.keys(auditedFields[type]);
        expect(Object.keys(changes).every((name) => allowed.includes(name))).toBe(true);
        expect(JSON.stringify(changes).length).toBeLessThanOrEqual(16_384);
        expect(isStorableJson(changes)).toBe(true);
      }),
    );
  });

  it("is nothing between equal states, and turned round between the same ones turned round", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), state, state, (type, before, after) => {
        expect(diff(type, before, structuredClone(before))).toEqual({});
        const [there, back] = [diff(type, before, after), diff(type, after, before)];
        expect(Object.keys(there)).toEqual(Object.keys(back));
      }),
    );
  });

  it("tells what was and what is, confidential or long values by digest and length", () => {
    const at = DateTime.makeUnsafe("2026-03-14T09:26:53.000Z");
    const before = { name: "Nightly", payload: { password: "hunter2" }, cron: "0 2 * * *", secret: "s" };
    const after = { ...before, name: "n".repeat(2_000), payload: {}, secret: "t" };
    const changes = diff("schedule", before, after);
    expect(changes).toEqual({
      name: { before: "Nightly", after: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), length: 2_002 } },
      payload: {
        before: { sha256: expect.any(String), length: 22 },
        after: { sha256: expect.any(String), length: 2 },
      },
    });
    expect(JSON.stringify(changes)).not.toContain("hunter2");
    expect(diff("analysis", { cancelRequestedAt: null }, { cancelRequestedAt: at })).toEqual({
      cancelRequestedAt: { before: null, after: "2026-03-14T09:26:53.000Z" },
    });
  });

  it("has no field whose name is that of a secret", () => {
    expect(
      names.filter((name) => /secret|token(?!sFor)|hash|sealed|password(?!ChangedAt)|code$/i.test(name)),
    ).toEqual([]);
  });
});
