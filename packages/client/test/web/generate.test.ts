import { expect, it } from "vitest";
import { committed, generate } from "../../scripts/generate.ts";

it("the committed types are those of today's contract", async () => {
  expect(await committed(), "run `pnpm --filter @atoll/client generate`").toBe(await generate());
});
