import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Config, Effect, Layer } from "effect";
import { runnerLayer } from "./hubLayer.ts";

const options = Config.all({
  app: Config.Redacted("TEST_APP_URL"),
  system: Config.Redacted("TEST_SYSTEM_URL"),
  folder: Config.String("TEST_FOLDER"),
  patience: Config.succeed("0 seconds" as const),
});

/** The runner role as a process of its own, for tests that kill it. Says "ready" on its IPC channel. */
const ready = Layer.effectDiscard(Effect.sync(() => process.send?.("ready")));

NodeRuntime.runMain(
  Effect.flatMap(options, (found) =>
    Layer.launch(ready.pipe(Layer.provide(runnerLayer(found)), Layer.provide(NodeServices.layer))),
  ),
);
