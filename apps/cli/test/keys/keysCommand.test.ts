import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { runAgainst } from "../hub/runAgainst.ts";

const tenantId = "01990a5c-7d00-7000-9000-000000000001";
const answer = (body: object) => [200, "application/json", JSON.stringify(body)] as const;
const state = (waiting: number, unreadable: number) =>
  answer({
    settled: waiting === 0,
    rotations: 0,
    sealed: [{ kind: "client-secret", secrets: 3, waiting, unreadable }],
  });
const keys = "GET /api/v1/admin/keys";

it.live("says what is still under an older key, and fails until nothing is", () =>
  Effect.gen(function* () {
    const under = yield* runAgainst({ [keys]: state(2, 1) }, ["keys", "status"]);
    expect(under.log).toContain("client-secret: 3 sealed, 2 to be sealed anew, 1 UNREADABLE");
    expect(under.log).toContain("Older keys are still needed.");
    expect(under.code).toBe(1);
  }),
);

it.live("rotates the key of the organisation that was named", () =>
  Effect.gen(function* () {
    const rotation = `POST /api/v1/admin/tenants/${tenantId}/keys/rotate`;
    const answers = { [rotation]: answer({ version: 2, begun: true }) };
    const rotated = yield* runAgainst(answers, ["keys", "rotate", "--tenant", tenantId]);
    expect(rotated.log).toContain(`organisation ${tenantId}: version 2`);
    expect(rotated.code).toBe(0);
  }),
);
