import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, it } from "@effect/vitest";
import { Effect, FileSystem, Layer } from "effect";
import { buildLibraries } from "../../scripts/buildLibraries.ts";
import { Isolation } from "../../src/sandbox/Isolation.ts";
import { builtLibraries } from "../../src/sandbox/RuntimeLibraries.ts";
import { Sandbox } from "../../src/sandbox/Sandbox.ts";
import { tryOut } from "./sandboxKit.ts";

const built = Layer.unwrap(
  Effect.gen(function* () {
    const fileSystem = yield* FileSystem.FileSystem;
    const folder = yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-libraries-" });
    yield* Effect.promise(() => buildLibraries(folder));
    return Sandbox.layer(builtLibraries(folder));
  }),
).pipe(Layer.provide(Isolation.layer()), Layer.provideMerge(NodeServices.layer));

it.live("the built libraries run an analysis as the sources do", () =>
  Effect.gen(function* () {
    const worked = yield* tryOut({
      source: `import { compensatedSum } from "@atoll/algorithms/compensatedSum";
        export default async (site) => { await site.log.info(typeof compensatedSum); };`,
    });
    assert.deepStrictEqual(worked.outcome, { _tag: "Succeeded" });
    assert.deepStrictEqual(worked.logs, ["function"]);
    const denied = yield* tryOut({ source: `export default () => fetch("http://127.0.0.1/");` });
    assert.strictEqual(denied.outcome._tag, "Denied");
  }).pipe(Effect.provide(built)),
);
