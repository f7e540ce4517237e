import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { islands } from "../../src/demo/islands.ts";
import { csvOf, type Penguin, readAll } from "../../src/demo/Penguins.ts";

const bird: Penguin = {
  Species: "Adelie",
  Island: "Dream",
  "Beak Length (mm)": 0.1 + 0.2,
  "Beak Depth (mm)": null,
  "Flipper Length (mm)": 181,
  "Body Mass (g)": 3750,
  Sex: 'say "MALE", please',
};

describe("the islands' data", () => {
  it.effect("gives each island its own birds, every figure exact", () =>
    Effect.gen(function* () {
      const penguins = yield* readAll;
      expect(penguins).toHaveLength(344);
      const counts: Array<number> = [];
      for (const island of islands) {
        const [header, ...lines] = csvOf(island, penguins).trimEnd().split("\n");
        const names = header?.split(",") ?? [];
        counts.push(lines.length);
        const own = penguins.filter((penguin) => penguin.Island === island);
        for (const [index, penguin] of own.entries()) {
          const cells = lines[index]?.split(",") ?? [];
          for (const [column, name] of names.entries()) {
            const wanted = Object.entries(penguin).find(([key]) => key === name)?.[1];
            const text = cells[column];
            expect(typeof wanted === "number" ? Number(text) : text).toBe(wanted ?? "");
          }
        }
      }
      expect(counts).toEqual([168, 124, 52]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it("quotes what needs it, leaves a missing value empty, and keeps every digit", () => {
    expect(csvOf("Dream", [bird]).split("\n")[1]).toBe(
      'Adelie,Dream,0.30000000000000004,,181,3750,"say ""MALE"", please"',
    );
    expect(csvOf("Biscoe", [bird]).split("\n")).toHaveLength(2);
  });
});
