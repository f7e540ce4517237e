import { createServer } from "node:net";
import { Effect } from "effect";

/** A port that is free now: a hub that is killed comes back on the same one. */
export const freePort: Effect.Effect<number> = Effect.callback((resume) => {
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    server.close(() => resume(Effect.succeed(port)));
  });
});
