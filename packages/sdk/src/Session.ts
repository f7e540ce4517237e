import type { Json } from "./Json.ts";
import type { Message } from "./Messages.ts";
import type { SandboxMessage, StartedAnalysis } from "./Protocol.ts";
import { TransportClosed } from "./Transport.ts";
import type { Transport } from "./Transport.ts";

/** The protocol from the sandbox's side: which answer belongs to which question. */
export interface Session {
  /** Resolves when the agent has said `start`. */
  readonly started: Promise<StartedAnalysis>;
  /** Resolves when the agent has said `sent`: the envelope is on its disk. */
  readonly send: (to: string, body: Json) => Promise<void>;
  /**
   * Asks for the next message; the n-th call of a run resumed after a crash gets what the n-th got before.
   */
  readonly receive: () => Promise<Message>;
  /** A message that has no answer. */
  readonly tell: (message: SandboxMessage) => Promise<void>;
}

interface Pending<A> {
  readonly promise: Promise<A>;
  readonly resolve: (value: A) => void;
  readonly reject: (error: unknown) => void;
}

const pending = <A>(): Pending<A> => {
  const made = Promise.withResolvers<A>();
  // Whoever waits sees the rejection; where nobody does, it must not end the process.
  made.promise.catch(() => {});
  return made;
};

export const openSession = (transport: Transport): Session => {
  const start = pending<StartedAnalysis>();
  const sends: Array<Pending<void>> = [];
  const receives = new Map<number, Pending<Message>>();
  let closed = false;
  let lastId = 0;

  transport.listen({
    message: (message) => {
      switch (message.type) {
        case "start":
          return start.resolve(message.analysis);
        case "sent":
          return sends.shift()?.resolve();
        case "message": {
          const { from, sequence, body } = message;
          receives.get(message.id)?.resolve({ from, sequence, body });
          receives.delete(message.id);
          return;
        }
      }
    },
    closed: () => {
      closed = true;
      const gone = new TransportClosed();
      start.reject(gone);
      for (const send of sends.splice(0)) send.reject(gone);
      for (const receive of receives.values()) receive.reject(gone);
      receives.clear();
    },
  });

  const tell = async (message: SandboxMessage): Promise<void> => {
    if (closed) throw new TransportClosed();
    await transport.send(message);
  };

  return {
    started: start.promise,
    send: async (to, body) => {
      const answer = pending<void>();
      sends.push(answer);
      await tell({ type: "send", to, body });
      await answer.promise;
    },
    receive: async () => {
      const answer = pending<Message>();
      const id = ++lastId;
      receives.set(id, answer);
      await tell({ type: "receive", id });
      return answer.promise;
    },
    tell,
  };
};
