import { claimBody } from "./claim.boundary.ts";
import { assertJson } from "./Json.ts";
import type { Json } from "./Json.ts";
import type { AnalysisNode } from "./Protocol.ts";

export interface Message<Body extends Json = Json> {
  /** Id of the sending node. */
  readonly from: string;
  /** Counts the sender's messages to this node; messages of one sender arrive in its order. */
  readonly sequence: number;
  readonly body: Body;
}

/** The recipient takes no part in this analysis, or is this node itself. */
export class UnknownRecipient extends Error {
  override readonly name = "UnknownRecipient";
  readonly nodeId: string;
  constructor(nodeId: string, fault: string) {
    super(`No message can be exchanged with node ${nodeId}: ${fault}`);
    this.nodeId = nodeId;
  }
}

export interface Messages {
  /**
   * Resolves once the agent keeps the sealed message on disk: it will be delivered, crashes included. It does
   * not mean that the recipient has it.
   */
  readonly send: (to: string, body: Json) => Promise<void>;
  /** Sends to every other node of the analysis, in node-id order. */
  readonly broadcast: (body: Json) => Promise<void>;
  /**
   * The next message, whoever sent it. The order between senders is that of arrival: a computation that
   * depends on it gives unequal results; use `receiveFrom` for sums. `Body` is claimed, not checked.
   */
  readonly receive: <Body extends Json = Json>() => Promise<Message<Body>>;
  /**
   * The next message of each of these nodes, in node-id order, however they arrived. Others stay for later.
   */
  readonly receiveFrom: <Body extends Json = Json>(
    nodeIds: ReadonlyArray<string>,
  ) => Promise<ReadonlyArray<Message<Body>>>;
}

/** Node-id order, the same on every machine: by UTF-16 code unit, no locale. */
export const byNodeId = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

interface Channel {
  readonly send: (to: string, body: Json) => Promise<void>;
  readonly next: () => Promise<Message>;
}

export const makeMessages = (
  nodeId: string,
  nodes: ReadonlyArray<AnalysisNode>,
  channel: Channel,
): Messages => {
  const others = nodes
    .map((node) => node.nodeId)
    .filter((id) => id !== nodeId)
    .sort(byNodeId);
  /** Came while another sender was waited for, in the order of arrival. */
  const waiting: Array<Message> = [];

  const known = (id: string): string => {
    if (id === nodeId) throw new UnknownRecipient(id, "it is this node");
    if (!others.includes(id)) throw new UnknownRecipient(id, "it takes no part in this analysis");
    return id;
  };

  const nextOf = async (id: string): Promise<Message> => {
    for (;;) {
      const index = waiting.findIndex(({ from }) => from === id);
      const [found] = index === -1 ? [] : waiting.splice(index, 1);
      if (found !== undefined) return found;
      waiting.push(await channel.next());
    }
  };

  /**
   * One receiving call after the other, so that the n-th always gets the same message when a run is resumed.
   */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <A>(take: () => Promise<A>): Promise<A> => {
    const taken = turn.then(take);
    turn = taken.catch(() => {});
    return taken;
  };

  const claimed = <Body extends Json>({ from, sequence, body }: Message): Message<Body> => ({
    from,
    sequence,
    body: claimBody<Body>(body),
  });

  const send = async (to: string, body: Json): Promise<void> => {
    assertJson(body, `The message to node ${to}`);
    await channel.send(known(to), body);
  };

  return {
    send,
    broadcast: async (body) => {
      for (const id of others) await send(id, body);
    },
    receive: <Body extends Json>() =>
      inTurn(async () => claimed<Body>(waiting.shift() ?? (await channel.next()))),
    receiveFrom: <Body extends Json>(nodeIds: ReadonlyArray<string>) =>
      inTurn(async () => {
        const messages: Array<Message<Body>> = [];
        for (const id of nodeIds.map(known).sort(byNodeId)) messages.push(claimed<Body>(await nextOf(id)));
        return messages;
      }),
  };
};
