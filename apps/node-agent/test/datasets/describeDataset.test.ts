import { NodeServices } from "@effect/platform-node";
import { assert, layer } from "@effect/vitest";
import { DatasetName } from "@atoll/contract/nodes/Catalogue";
import { Effect, FileSystem } from "effect";
import { describeDataset } from "../../src/datasets/describeDataset.ts";

const described = Effect.fnUntraced(function* (format: "csv" | "json", text: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const path = yield* fileSystem.makeTempFileScoped();
  yield* fileSystem.writeFileString(path, text);
  return yield* describeDataset({ name: DatasetName.make("penguins"), path, format });
});

layer(NodeServices.layer)("describeDataset", (it) => {
  it.effect("tells names and types of columns, and rounds the rows it tells", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 123 }, (_, n) => `${n},NA,2026-01-02,true`).join("\n");
      const { dataset, rows: exact } = yield* described("csv", `mass,sex,day,tagged\n${rows}\n`);
      assert.strictEqual(exact, 123);
      assert.strictEqual(dataset.approximateRows, 100);
      assert.deepStrictEqual(
        dataset.columns.map(({ type }) => type),
        ["number", "string", "date", "boolean"],
      );
    }),
  );

  it.effect("reads JSON rows whose fields differ", () =>
    Effect.gen(function* () {
      const { dataset } = yield* described("json", '[{"a":1},{"b":"x"}]');
      assert.deepStrictEqual(dataset.columns, [
        { name: "a", type: "number" },
        { name: "b", type: "string" },
      ]);
    }),
  );

  it.effect("says what is wrong with a file that is not what its format says", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(described("json", "not json"));
      assert.strictEqual(error._tag, "DatasetUnreadable");
    }),
  );
});
