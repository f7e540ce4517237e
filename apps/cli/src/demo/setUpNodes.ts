import { Duration, Effect, Option, Schedule } from "effect";
import { DemoFailed } from "../start/StartFailure.ts";
import type { DemoHub } from "./DemoHub.ts";
import { folderOf } from "./DemoState.ts";
import { aggregator, islands, type Site, sites } from "./islands.ts";
import { csvOf, type Penguin } from "./Penguins.ts";
import * as SiteAgent from "./SiteAgent.ts";

/** The id of a site's node; registered by its steward, with the keys its agent made, when there is none yet. */
const nodeOf = Effect.fnUntraced(function* (hub: DemoHub, demoFolder: string, site: Site) {
  const known = (yield* hub.state.get).nodes[site];
  if (known !== undefined) return known;
  const keys = yield* SiteAgent.publicKeys(site, folderOf(demoFolder, site));
  const node = yield* hub.change(site, `register the node of ${site}`, `node.${site}`, ({ nodes }) =>
    nodes.create({
      payload: { name: site, type: site === aggregator ? "aggregator" : "default", ...keys },
    }),
  );
  yield* hub.state.update((state) => ({ ...state, nodes: { ...state.nodes, [site]: node.id } }));
  return node.id;
});

const csvFor = (site: Site, penguins: ReadonlyArray<Penguin>): Option.Option<string> =>
  Option.map(Option.fromUndefinedOr(islands.find((island) => island === site)), (island) =>
    csvOf(island, penguins),
  );

/** Registers the nodes that are not yet, and runs every site's agent until the scope closes. */
export const setUpNodes = Effect.fn("setUpNodes")(function* (
  hub: DemoHub,
  demoFolder: string,
  penguins: ReadonlyArray<Penguin>,
) {
  return yield* Effect.forEach(
    sites,
    Effect.fnUntraced(function* (site) {
      const nodeId = yield* nodeOf(hub, demoFolder, site);
      return yield* SiteAgent.run({
        site,
        nodeId,
        folder: folderOf(demoFolder, site),
        hubUrl: hub.publicUrl,
        csv: csvFor(site, penguins),
      });
    }),
    { concurrency: "unbounded" },
  );
});

const patience = Duration.seconds(60);

/** Waits until the hub hears a site's agent. */
export const awaitOnline = Effect.fnUntraced(function* (
  hub: DemoHub,
  { site, lastWords }: SiteAgent.SiteAgent,
) {
  const step = `bring the agent of ${site} online`;
  const nodeId = (yield* hub.state.get).nodes[site];
  if (nodeId === undefined) return yield* new DemoFailed({ step, reason: "its node is not registered." });
  const isOnline = hub
    .read(site, step, ({ nodes }) => nodes.get({ params: { nodeId } }))
    .pipe(Effect.map(({ state }) => state === "online"));
  const waiting = Effect.repeat(isOnline, {
    until: (online) => online,
    schedule: Schedule.spaced("100 millis"),
  });
  return yield* waiting.pipe(
    Effect.timeoutOrElse({
      duration: patience,
      orElse: Effect.fnUntraced(function* () {
        const words = yield* lastWords;
        const reason = words.length === 0 ? "it was not heard of within a minute." : words.join("\n");
        return yield* new DemoFailed({ step, reason });
      }),
    }),
  );
});
