import { createServer } from "node:net";
import { Effect } from "effect";

/** A port of the loopback address that nobody listens at now. */
export const freePort: Effect.Effect<number> = Effect.callback((resume) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = address === null || typeof address === "string" ? 0 : address.port;
    server.close(() => resume(Effect.succeed(port)));
  });
});
