import * as NodeRuntime from "@effect/platform-node/NodeRuntime";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, Layer, Schema, Stream } from "effect";
import { StartedAnalysis } from "@atoll/contract/sandbox/SandboxProtocol";
import { Isolation } from "../../src/sandbox/Isolation.ts";
import { sourceLibraries } from "../../src/sandbox/RuntimeLibraries.ts";
import { Sandbox } from "../../src/sandbox/Sandbox.ts";
import { defaultSandboxLimits } from "../../src/sandbox/SandboxLimits.ts";

/** An agent of its own, to be killed by the test: runs one analysis and writes a line once it works. */
const Order = Schema.Struct({
  mode: Schema.Literals(["bubblewrap", "unshare", "plain"]),
  runFolder: Schema.String,
  analysis: StartedAnalysis,
});

const program = Effect.gen(function* () {
  const { runFolder, analysis } = yield* order;
  const sandbox = yield* Sandbox;
  const run = yield* sandbox.run({ runFolder, analysis, limits: defaultSandboxLimits });
  yield* Stream.runForEach(run.events, () => Effect.sync(() => process.stdout.write("working\n")));
});

const order = Schema.decodeUnknownEffect(Schema.fromJsonString(Order))(process.argv[2]);

const layer = Layer.unwrap(
  Effect.map(order, ({ mode }) =>
    Sandbox.layer(sourceLibraries()).pipe(
      Layer.provide(Isolation.layer([mode])),
      Layer.provideMerge(NodeServices.layer),
    ),
  ),
);

program.pipe(Effect.scoped, Effect.provide(layer), NodeRuntime.runMain);
