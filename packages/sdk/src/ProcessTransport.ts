import { parseAgentMessage } from "./parseAgentMessage.ts";
import { TransportClosed } from "./Transport.ts";
import type { Transport } from "./Transport.ts";

/**
 * The real channel: Node's IPC of a child started with `stdio: [..., "ipc"]`. Messages that arrive before
 * `listen` wait in Node; `close` disconnects, after which the process may end by itself.
 */
export const processTransport = (): Transport => {
  let detach = () => {};
  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        if (process.send === undefined || !process.connected) return reject(new TransportClosed());
        process.send(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
      }),
    listen: (listener) => {
      detach();
      const message = (value: unknown) => listener.message(parseAgentMessage(value));
      process.on("message", message);
      process.on("disconnect", listener.closed);
      detach = () => {
        process.off("message", message);
        process.off("disconnect", listener.closed);
      };
    },
    close: () => {
      detach();
      if (process.connected) process.disconnect?.();
    },
  };
};
