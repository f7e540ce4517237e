import * as Net from "node:net";
import { Effect, Redacted } from "effect";

/**
 * A way to the database that can lose an answer: of the next statement that holds a text, the server gets the whole
 * and answers, and the connection is gone before that arrives.
 */
export const make = Effect.fnUntraced(function* (url: Redacted.Redacted) {
  const target = new URL(Redacted.value(url));
  let wanted: string | undefined;
  let lost = 0;
  const sockets = new Set<Net.Socket>();
  const server = Net.createServer((client) => {
    const upstream = Net.connect(Number(target.port), target.hostname);
    let drops = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // A cut connection is what this is for.
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (chunk: Buffer) => {
      if (wanted !== undefined && chunk.includes(wanted)) {
        wanted = undefined;
        drops = true;
      }
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      if (!drops) return client.write(chunk);
      lost++;
      return client.destroy();
    });
  });
  const port = yield* Effect.acquireRelease(
    Effect.callback<number>((answer) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        answer(
          typeof address === "object" && address !== null
            ? Effect.succeed(address.port)
            : Effect.die("no port"),
        );
      });
    }),
    () =>
      Effect.callback<void>((answer) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => answer(Effect.void));
      }),
  );
  return {
    /** The same database, by this way. */
    through: (other: Redacted.Redacted) => {
      const way = new URL(Redacted.value(other));
      way.hostname = "127.0.0.1";
      way.port = String(port);
      return Redacted.make(way.href);
    },
    loseAnswerOf: (text: string) =>
      Effect.sync(() => {
        wanted = text;
      }),
    lost: () => lost,
  };
});
