import { join } from "node:path";
import type { NodeType } from "@atoll/contract/nodes/Node";
import * as KeyPair from "@atoll/security/KeyPair";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, FileSystem, Redacted } from "effect";
import { HostileHub } from "./HostileHub.ts";
import { register } from "./World.ts";

const MiB = 1_024 * 1_024;

/** Tight, so that a bomb is over soon. */
const limits = {
  memoryBytes: 192 * MiB,
  cpuSeconds: 30,
  wallSeconds: 60,
  messageBytes: MiB,
  logLines: 100,
  logBytes: 65_536,
};

const csv = ["mass", ...Array.from({ length: 20 }, (_, index) => 3_000 + index)].join("\n");

/** An organisation with one node, whose real agent can be started. */
export const site = Effect.fnUntraced(function* (name: string, type: NodeType) {
  const { url: hubUrl } = yield* HostileHub;
  const files = yield* FileSystem.FileSystem;
  const owner = yield* register(name);
  const folder = yield* files.makeTempDirectoryScoped({ prefix: `atoll-${name}-` });
  const signing = yield* KeyPair.generateSigning;
  const sealing = yield* KeyPair.generateSealing;
  for (const pair of [signing, sealing]) {
    const key = JSON.stringify(Redacted.value(KeyPair.exportJwk(pair)));
    yield* files.writeFileString(join(folder, `${pair.purpose}-key.json`), key, { mode: 0o600 });
  }
  const { id: nodeId } = yield* owner.client.nodes.create({
    payload: { name, type, signingKey: signing.publicJwk, sealingKey: sealing.publicJwk },
  });
  const dataset = { name: "penguins", path: "penguins.csv", format: "csv" };
  if (type === "default") yield* files.writeFileString(join(folder, dataset.path), csv);
  const config = join(folder, "agent.json");
  const settings = {
    hubUrl,
    nodeId,
    folder: ".",
    datasets: type === "default" ? [dataset] : [],
    policy: { consent: "automatic", minimumRows: 5 },
    limits,
  };
  yield* files.writeFileString(config, JSON.stringify(settings));
  return {
    name,
    owner,
    nodeId,
    type,
    /** Runs the agent until the scope closes. */
    agent: Effect.flatMap(Program.entry("node-agent"), (entry) =>
      TestProcess.start({ entry, args: ["run", "--config", config] }),
    ),
  };
});
export type Site = Effect.Success<ReturnType<typeof site>>;
