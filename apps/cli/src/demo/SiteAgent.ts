import { join } from "node:path";
import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { writeDurably } from "@atoll/platform/files/DurableFile";
import { Effect, Option, Ref, Schedule, Schema } from "effect";
import { ChildProcess, ChildProcessSpawner } from "effect/process";
import * as Child from "../processes/Child.ts";
import { program } from "../processes/Installation.ts";
import { DemoFailed } from "../start/StartFailure.ts";
import { Screen } from "../terminal/Screen.ts";
import { consentsBySteward, dataset, type Site } from "./islands.ts";

/** The public halves of a node's keys, as its agent prints them. */
const PublicKeys = Schema.fromJsonString(Schema.Struct({ signingKey: PublicKey, sealingKey: PublicKey }));

/** Has the agent make its keys in its folder, unless it has them, and tells their public halves. */
export const publicKeys = Effect.fn("SiteAgent.publicKeys")(function* (site: Site, folder: string) {
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner;
  const command = ChildProcess.make(process.execPath, [program("node-agent"), "keys", "--folder", folder], {
    stdin: "ignore",
    stderr: "pipe",
  });
  return yield* spawner.string(command).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(PublicKeys)),
    Effect.mapError(
      ({ message }) => new DemoFailed({ step: `have ${site}'s agent make its keys`, reason: message }),
    ),
  );
});

export interface SiteAgentOptions {
  readonly site: Site;
  readonly nodeId: NodeId;
  readonly folder: string;
  readonly hubUrl: string;
  /** The island's birds; absent at the aggregator. */
  readonly csv: Option.Option<string>;
}

/** Writes what the agent is configured with, and the island's birds beside it. Paths are relative to the file. */
const configure = Effect.fnUntraced(function* (options: SiteAgentOptions) {
  const { site, nodeId, folder, hubUrl, csv } = options;
  const data = `${dataset}.csv`;
  if (Option.isSome(csv)) yield* writeDurably(join(folder, data), csv.value, 0o600);
  const config = {
    hubUrl,
    nodeId,
    folder: ".",
    datasets: Option.isSome(csv) ? [{ name: dataset, path: data, format: "csv" }] : [],
    policy: { consent: site === consentsBySteward ? "steward" : "automatic", minimumRows: 5 },
  };
  const file = join(folder, "agent.json");
  yield* writeDurably(file, `${JSON.stringify(config, undefined, 2)}\n`, 0o600);
  return file;
});

export interface SiteAgent {
  readonly site: Site;
  /** The last words of the agent, newest last: what to show when it does not come online. */
  readonly lastWords: Effect.Effect<ReadonlyArray<string>>;
}

/** Runs a site's agent until the scope closes; one that ends by itself is started again, slower each time. */
export const run = Effect.fn("SiteAgent.run")(function* (options: SiteAgentOptions) {
  const screen = yield* Screen;
  const { site, folder } = options;
  const config = yield* configure(options).pipe(
    Effect.mapError(({ message }) => new DemoFailed({ step: `configure ${site}'s agent`, reason: message })),
  );
  const words = yield* Ref.make<ReadonlyArray<string>>([]);
  const once = Effect.gen(function* () {
    const child = yield* Child.start({
      module: program("node-agent"),
      args: ["run", "--config", config],
      env: {},
      graceSeconds: 10,
    });
    yield* child.keepLog(join(folder, "agent.log"));
    const code = yield* child.ended;
    const lines = (yield* child.lines).map(({ text }) => text).filter((text) => text.trim() !== "");
    yield* Ref.set(words, lines.slice(-5));
    const how = code === null ? "was ended by a signal" : `ended with code ${code}`;
    yield* screen.say(`The agent of ${site} ${how}; it is started again (its log: ${folder}/agent.log).`);
  }).pipe(Effect.scoped);
  yield* once.pipe(
    Effect.catchTag("ChildNotStarted", ({ message }) => Ref.set(words, [message])),
    Effect.repeat(Schedule.min([Schedule.exponential("1 second"), Schedule.spaced("30 seconds")])),
    Effect.forkScoped,
  );
  return { site, lastWords: Ref.get(words) } satisfies SiteAgent;
});
