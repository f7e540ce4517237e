import type { AgentMessage, SandboxMessage } from "./Protocol.ts";

export interface TransportListener {
  readonly message: (message: AgentMessage) => void;
  /** The other side is gone; nothing more will arrive. */
  readonly closed: () => void;
}

/** The channel to the node agent, seen from inside the sandbox. Keeps the order in both directions. */
export interface Transport {
  /** Resolves once the message left this process. It does not mean that the agent handled it. */
  readonly send: (message: SandboxMessage) => Promise<void>;
  /** One listener at a time; a second call replaces the first. */
  readonly listen: (listener: TransportListener) => void;
  readonly close: () => void;
}

/** The agent went away, so nothing can be sent or received any more. */
export class TransportClosed extends Error {
  override readonly name = "TransportClosed";
  constructor() {
    super("The node agent closed the channel to this analysis");
  }
}
