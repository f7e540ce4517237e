import { createServer, type Server } from "node:net";
import { Effect } from "effect";

const listening = Effect.callback<Server>((resume) => {
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: 0 }, () => resume(Effect.succeed(server)));
});

/** Ports nobody listens on at this moment, all different. */
export const freePorts = (count: number): Effect.Effect<ReadonlyArray<number>> =>
  Effect.gen(function* () {
    const servers = yield* Effect.all(Array.from({ length: count }, () => listening));
    const ports = servers.map((server) => {
      const address = server.address();
      return address !== null && typeof address === "object" ? address.port : 0;
    });
    for (const server of servers) server.close();
    return ports;
  });
