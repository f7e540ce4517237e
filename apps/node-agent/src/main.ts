import { NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node";
import { Config, Effect, Exit, FileSystem, Layer, Option, Path, Runtime, Stdio, Stream } from "effect";
import { Command, Flag } from "effect/cli";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as Agent from "./Agent.ts";
import { version } from "./agentVersion.ts";
import { AgentConfig } from "./config/AgentConfig.ts";
import { Datasets } from "./datasets/Datasets.ts";
import { Hub } from "./hub/Hub.ts";
import { AgentKeys, ensureKeys } from "./keys/AgentKeys.ts";
import { Consents } from "./policy/Consents.ts";
import { HubKey } from "./policy/HubKey.ts";
import { RunExecutor } from "./runs/RunExecutor.ts";
import { Isolation } from "./sandbox/Isolation.ts";
import { builtLibraries, sourceLibraries } from "./sandbox/RuntimeLibraries.ts";
import { Sandbox } from "./sandbox/Sandbox.ts";
import { AgentState } from "./state/AgentState.ts";

/** Beside the production bundle lie the libraries for the sandbox; the sources bring their own. */
const libraries = () => {
  const built = fileURLToPath(new URL("./runtime", import.meta.url));
  return existsSync(built) ? builtLibraries(built) : sourceLibraries();
};

/** What needs the configuration to know where it lies. */
const SiteTier = Layer.unwrap(
  Effect.gen(function* () {
    const { folder } = yield* AgentConfig;
    const fileSystem = yield* FileSystem.FileSystem;
    const path = yield* Path.Path;
    yield* fileSystem.makeDirectory(folder, { recursive: true, mode: 0o700 });
    return Layer.mergeAll(
      AgentKeys.layer(folder),
      AgentState.layer(path.join(folder, "state.jsonl")),
      Datasets.layer,
      HubKey.layer,
      Sandbox.layer(libraries()).pipe(Layer.provide(Isolation.layer())),
    );
  }),
);

const WorkTier = Layer.mergeAll(Consents.layer, RunExecutor.layer).pipe(Layer.provideMerge(Hub.layer));

const agent = (config: string, hubUrl: Option.Option<string>) =>
  Agent.layer.pipe(
    Layer.provide(WorkTier),
    Layer.provide(SiteTier),
    Layer.provide(AgentConfig.layer(config, hubUrl)),
    Layer.provide(NodeHttpClient.layerUndici),
  );

const run = Command.make(
  "run",
  {
    config: Flag.String("config").pipe(
      Flag.withDescription("The configuration file"),
      Flag.withDefault("atoll-agent.json"),
    ),
  },
  Effect.fn(function* ({ config }) {
    const hubUrl = yield* Config.option(Config.String("ATOLL_HUB_URL"));
    return yield* Layer.launch(agent(config, hubUrl));
  }),
).pipe(Command.withDescription("Serve a hub with the data of this site"));

const keys = Command.make(
  "keys",
  { folder: Flag.String("folder").pipe(Flag.withDescription("Where the keys are kept")) },
  Effect.fn(function* ({ folder }) {
    const stdio = yield* Stdio.Stdio;
    const publicKeys = yield* ensureKeys(folder);
    yield* Stream.run(Stream.make(`${JSON.stringify(publicKeys)}\n`), stdio.stdout());
  }),
).pipe(Command.withDescription("Make the node's keys where there are none, and print the public ones"));

const program = Command.make("atoll-node-agent").pipe(
  Command.withDescription("Runs analyses beside the data of a site"),
  Command.withSubcommands([run, keys]),
);

program.pipe(
  Command.run({ version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({
    // To be told to stop is a normal end.
    teardown: (exit, onExit) =>
      Runtime.defaultTeardown(exit, (code) => onExit(Exit.hasInterrupts(exit) && code === 130 ? 0 : code)),
  }),
);
