import { installation } from "@atoll/contract/audit/installation";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { runAgainst } from "../hub/runAgainst.ts";

const tenantId = "01990a5c-7d00-7000-9000-000000000001";
const hash = "ab".repeat(32);

const answer = (body: object) => [200, "application/json", JSON.stringify(body)] as const;
const found = (sequence: number, checked: number, complete = true, broken: object | null = null) =>
  answer({ sequence, hash, checked, from: null, to: null, complete, broken });

const chains = "GET /api/v1/admin/audit/chains";
const answers = {
  "GET /api/v1/audit/verification?after=0": found(10_000, 10_000, false),
  "GET /api/v1/audit/verification?after=10000": found(10_003, 3),
  [chains]: answer({ items: [{ tenantId: installation }, { tenantId }] }),
  [`${chains}?after=${tenantId}`]: answer({ items: [] }),
  [`${chains}/${installation}/verification?after=0`]: found(7, 7),
  [`${chains}/${tenantId}/verification?after=0`]: found(4, 4, true, { sequence: 5, reason: "altered" }),
};

it.live("verifies an organisation's trail to its end", () =>
  Effect.gen(function* () {
    const { code, log } = yield* runAgainst(answers, ["audit", "verify"]);
    expect(log).toBe(`the organisation: 10003 entries are good, up to number 10003, ${hash}\n`);
    expect(code).toBe(0);
  }),
);

it.live("verifies all trails, names the first break of each, and fails", () =>
  Effect.gen(function* () {
    const { code, log } = yield* runAgainst(answers, ["audit", "verify", "--all"]);
    expect(log).toContain(`the installation: 7 entries are good, up to number 7, ${hash}`);
    expect(log).toContain(`organisation ${tenantId}: 4 entries are good`);
    expect(log).toContain(`organisation ${tenantId}: BROKEN at number 5: altered`);
    expect(code).toBe(1);
  }),
);
