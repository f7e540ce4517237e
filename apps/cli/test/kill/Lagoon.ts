import { join } from "node:path";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, FileSystem, Redacted } from "effect";
import { dataset, consentsBySteward, islands, type Site, sites } from "../../src/demo/islands.ts";
import { csvOf, readAll } from "../../src/demo/Penguins.ts";
import { freePort } from "./freePort.ts";
import { introduce, type People } from "./introduce.ts";
import * as Relay from "./Relay.ts";
import { type Restartable, restartable } from "./Restartable.ts";

/** A busy machine starts programs slowly. */
const patience = 90_000;

/** A hub and its sites, each a process of its own that can be killed, with everybody introduced to everybody. */
export interface Lagoon extends People {
  readonly folder: string;
  readonly hub: Restartable;
  readonly agents: Readonly<Record<Site, Restartable>>;
  readonly relay: Relay.Relay;
  readonly siteOf: (nodeId: string) => Site | undefined;
}

const startHub = (
  entry: URL,
  folder: string,
  port: number,
  publicUrl: string,
  database: Readonly<Record<string, string>>,
) =>
  TestProcess.start({
    entry,
    env: {
      ...database,
      ATOLL_DATA: join(folder, "hub"),
      ATOLL_PORT: String(port),
      ATOLL_PUBLIC_URL: publicUrl,
      // Who lost a connection sends again at once, as no person does.
      ATOLL_RATE_LIMITS: "off",
    },
  });

const startAgent = (entry: URL, config: string) =>
  TestProcess.start({ entry, args: ["run", "--config", config] });

/** The agent's own keys, as it prints them; it makes them when it has none. */
const makeKeys = Effect.fnUntraced(function* (entry: URL, folder: string) {
  const agent = yield* TestProcess.start({
    entry,
    args: ["keys", "--folder", folder],
  });
  const [text] = yield* agent.line(/^\{.*\}$/m, patience);
  yield* agent.end;
  return text;
}, Effect.scoped);

const configure = Effect.fnUntraced(function* (folder: string, site: Site, nodeId: NodeId, hubUrl: string) {
  const files = yield* FileSystem.FileSystem;
  const penguins = yield* readAll;
  const island = islands.find((each) => each === site);
  const data = `${dataset}.csv`;
  if (island !== undefined) yield* files.writeFileString(join(folder, data), csvOf(island, penguins));
  const config = {
    hubUrl,
    nodeId,
    folder: ".",
    datasets: island === undefined ? [] : [{ name: dataset, path: data, format: "csv" }],
    policy: { consent: site === consentsBySteward ? "steward" : "automatic", minimumRows: 5 },
  };
  const file = join(folder, "agent.json");
  yield* files.writeFileString(file, JSON.stringify(config));
  return file;
});

/** One value per site; built at the same time. */
const forSites = Effect.fnUntraced(function* <A, E, R>(make: (site: Site) => Effect.Effect<A, E, R>) {
  const [Lagoon, Biscoe, Dream, Torgersen] = yield* Effect.all(
    [make(sites[0]), make(sites[1]), make(sites[2]), make(sites[3])],
    { concurrency: 2 },
  );
  return { Lagoon, Biscoe, Dream, Torgersen };
});

/**
 * Starts the hub on the database its settings name (the embedded one without), the agents behind the relay, and waits
 * until all of them are online. Everything is killed with the scope.
 */
export const make = Effect.fn("Lagoon.make")(function* (
  folder: string,
  database: Readonly<Record<string, string>>,
) {
  const files = yield* FileSystem.FileSystem;
  const [hubEntry, agentEntry] = [yield* Program.entry("api"), yield* Program.entry("node-agent")];
  const port = yield* freePort;
  const relay = yield* Relay.make(port);
  const hub = yield* restartable(startHub(hubEntry, folder, port, relay.url, database), ({ line }) =>
    line(/Atoll is ready at/, patience),
  );
  const home = (site: Site) => join(folder, site.toLowerCase());
  const keys = yield* forSites((site) =>
    Effect.andThen(files.makeDirectory(home(site), { mode: 0o700 }), makeKeys(agentEntry, home(site))),
  );
  const people = yield* introduce(relay.url, keys);
  const agents = yield* forSites((site) =>
    Effect.flatMap(configure(home(site), site, people.nodes[site], relay.url), (config) =>
      restartable(startAgent(agentEntry, config), () => Effect.void),
    ),
  );
  for (const site of sites) {
    const params = { nodeId: people.nodes[site] };
    yield* people.as[site].nodes.get({ params }).pipe(
      Effect.tap(() => ProcessTable.pause(50)),
      Effect.repeat({ until: ({ state }) => state === "online" }),
    );
  }
  const siteOf = (nodeId: string) => sites.find((site) => people.nodes[site] === nodeId);
  return { ...people, folder, hub, agents, relay, siteOf } satisfies Lagoon;
});

/** The environment that names a database of one's own. */
export const outside = (urls: {
  readonly app: Redacted.Redacted;
  readonly system: Redacted.Redacted;
  readonly owner: Redacted.Redacted;
}) => ({
  DATABASE_URL: Redacted.value(urls.app),
  DATABASE_SYSTEM_URL: Redacted.value(urls.system),
  DATABASE_MIGRATION_URL: Redacted.value(urls.owner),
});
