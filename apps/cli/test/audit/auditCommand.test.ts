import { installation } from "@atoll/contract/audit/installation";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeFileSystem } from "@effect/platform-node";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { verdict, verify } from "../../src/audit/exportFile.ts";
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

const entry = (sequence: number, previousHash: string) => {
  const body = JSON.stringify({ previousHash, sequence, tenantId });
  return { sequence, previousHash, hash: createHash("sha256").update(body).digest("hex"), body };
};

it.live("exports a trail that is verified without a hub, and names the line that was changed", () =>
  Effect.gen(function* () {
    const one = entry(1, "0".repeat(64));
    const two = entry(2, one.hash);
    const late = entry(3, two.hash);
    const end = { sequence: 2, hash: two.hash };
    const trail = "GET /api/v1/audit/export";
    const served = {
      [`${trail}?after=0`]: answer({ items: [one], end }),
      [`${trail}?after=1`]: answer({ items: [two, late], end: { sequence: 3, hash: late.hash } }),
    };
    const file = join(mkdtempSync(join(tmpdir(), "atoll-trail-")), "trail.jsonl");
    const exported = yield* runAgainst(served, ["audit", "export", "--file", file]);
    expect(exported.log).toContain(`2 entries, up to number 2, ${two.hash}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(verdict(file, yield* verify(file))).toEqual([
      `${file}: 2 entries are good, up to number 2, ${two.hash}`,
    ]);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(tenantId, tenantId.replace("1", "2")));
    const changed = yield* runAgainst({}, ["audit", "verify", "--file", file]);
    expect(changed.log).toContain("BROKEN at line 1: altered");
    expect(changed.code).toBe(1);
  }).pipe(Effect.provide(NodeFileSystem.layer)),
);
