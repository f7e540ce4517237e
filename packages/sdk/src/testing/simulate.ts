import type { Json } from "../Json.ts";
import { byNodeId } from "../Messages.ts";
import type { AgentMessage, AnalysisNode, LogLevel, SandboxMessage } from "../Protocol.ts";
import { jsonTable } from "../RawTable.ts";
import { openSession } from "../Session.ts";
import { makeSite } from "../Site.ts";
import type { Analysis } from "../Site.ts";
import type { Transport, TransportListener } from "../Transport.ts";

export interface Simulation {
  readonly analysis: Analysis;
  /** The rows of each data node, by its node id. */
  readonly sites: { readonly [nodeId: string]: ReadonlyArray<unknown> };
  readonly parameters?: Json;
  /** Node id of the aggregator; `aggregator` when left out. */
  readonly aggregator?: string;
  /**
   * Which of `count` messages that could arrive now arrives next, from 0; messages of one sender keep their
   * order. Left out, the lowest sender and recipient come first. A test hands in seeded choices.
   */
  readonly deliverNext?: (count: number) => number;
}

export interface Simulated {
  /** Undefined when the aggregator submitted nothing. */
  readonly result: Json | undefined;
  readonly logs: ReadonlyArray<{
    readonly nodeId: string;
    readonly level: LogLevel;
    readonly message: string;
  }>;
  /** Every message in the order of delivery: what would have left a site, for the analyst to look at. */
  readonly messages: ReadonlyArray<{ readonly from: string; readonly to: string; readonly body: Json }>;
  /** The last percentage each node reported. */
  readonly progress: ReadonlyMap<string, number>;
}

/** Every node that has not ended waits for a message, and none is on its way. */
export class Deadlock extends Error {
  override readonly name = "Deadlock";
  readonly nodeIds: ReadonlyArray<string>;
  constructor(nodeIds: ReadonlyArray<string>) {
    super(`Every unfinished node waits for a message that nobody sent: ${nodeIds.join(", ")}`);
    this.nodeIds = nodeIds;
  }
}

/**
 * Runs one analysis at several sites in this process, without hub, agent or files: an analyst's dry run, and
 * how algorithms are tested. Rejects with the first error any site threw. Bodies go through JSON as they do
 * on the wire. It shows what an analysis computes; it does not sandbox it.
 */
export const simulate = async (simulation: Simulation): Promise<Simulated> => {
  const aggregator = simulation.aggregator ?? "aggregator";
  const nodes = network(Object.keys(simulation.sites), aggregator);
  const deliverNext = simulation.deliverNext ?? (() => 0);
  const links = new Map(nodes.map(({ nodeId }) => [nodeId, new Link()]));
  const logs: Array<Simulated["logs"][number]> = [];
  const messages: Array<Simulated["messages"][number]> = [];
  const progress = new Map<string, number>();
  let result: Json | undefined;
  const { promise: stuck, reject: giveUp } = Promise.withResolvers<never>();

  /**
   * Delivers one message after all sites have gone as far as they can, so that `deliverNext` chooses among
   * all.
   */
  const deliver = () => {
    const open = [...links].flatMap(([to, link]) => link.deliverable().map((from) => ({ to, from, link })));
    const next = open[deliverNext(open.length)] ?? open[0];
    if (next === undefined) {
      const left = [...links].filter(([, link]) => !link.ended);
      const waiting = left.filter(([, link]) => link.receives.length > 0).map(([nodeId]) => nodeId);
      if (left.length > 0 && waiting.length === left.length) giveUp(new Deadlock(waiting));
      return;
    }
    const body = next.link.deliver(next.from);
    messages.push({ from: next.from, to: next.to, body });
    wake();
  };
  const wake = () => void setImmediate(deliver);

  const handle = (nodeId: string, link: Link, message: SandboxMessage): void => {
    switch (message.type) {
      case "send":
        links.get(message.to)?.post(nodeId, overTheWire(message.body));
        link.say({ type: "sent" });
        return wake();
      case "receive":
        link.receives.push(message.id);
        return wake();
      case "log":
        return void logs.push({ nodeId, level: message.level, message: message.message });
      case "progress":
        return void progress.set(nodeId, message.percent);
      case "result":
        result = overTheWire(message.body);
        return;
      case "ready":
      case "failed":
      case "done":
      case "denied":
        return;
    }
  };

  const run = async ({ nodeId, type }: AnalysisNode, link: Link): Promise<void> => {
    const transport: Transport = {
      send: async (message) => handle(nodeId, link, message),
      listen: (listener) => void (link.listener = listener),
      close: () => {},
    };
    const rows = simulation.sites[nodeId];
    const start = {
      analysisId: "simulated",
      runId: `simulated-${nodeId}`,
      nodeId,
      role: type,
      nodes,
      parameters: simulation.parameters ?? {},
      dataset: rows === undefined ? null : { name: nodeId, path: "", format: "json" as const },
      entrypoint: "",
    };
    const site = makeSite(openSession(transport), start, async ({ name }) => jsonTable(name, rows));
    await simulation.analysis(site);
    link.ended = true;
    wake();
  };

  const runs = nodes.map((node) => run(node, links.get(node.nodeId) ?? new Link()));
  await Promise.race([Promise.all(runs), stuck]);
  return { result, logs, messages, progress };
};

/** One node's end of the simulated network. */
class Link {
  listener: TransportListener | undefined;
  ended = false;
  /** Ids of the receive calls that wait for a message. */
  readonly receives: Array<number> = [];
  readonly #inbox = new Map<string, Array<Json>>();
  readonly #delivered = new Map<string, number>();

  say(message: AgentMessage): void {
    this.listener?.message(message);
  }

  post(from: string, body: Json): void {
    const queue = this.#inbox.get(from);
    if (queue === undefined) this.#inbox.set(from, [body]);
    else queue.push(body);
  }

  /** The senders whose next message could arrive now. */
  deliverable(): ReadonlyArray<string> {
    if (this.receives.length === 0) return [];
    return [...this.#inbox]
      .filter(([, queue]) => queue.length > 0)
      .map(([from]) => from)
      .sort(byNodeId);
  }

  deliver(from: string): Json {
    const id = this.receives.shift() ?? 0;
    const body = this.#inbox.get(from)?.shift() ?? null;
    const sequence = this.#delivered.get(from) ?? 0;
    this.#delivered.set(from, sequence + 1);
    this.say({ type: "message", id, from, sequence, body });
    return body;
  }
}

const network = (sites: ReadonlyArray<string>, aggregator: string): ReadonlyArray<AnalysisNode> =>
  [
    ...sites.map((nodeId) => ({ nodeId, name: nodeId, type: "default" as const })),
    { nodeId: aggregator, name: aggregator, type: "aggregator" as const },
  ].sort((left, right) => byNodeId(left.nodeId, right.nodeId));

const overTheWire = (body: Json): Json => JSON.parse(JSON.stringify(body));
