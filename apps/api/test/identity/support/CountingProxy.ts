import { createServer, connect, type Socket } from "node:net";
import { Effect, Redacted } from "effect";

/** Messages by which a client has the server carry something out: simple query, execute, function call. */
const carriesOut = new Set(["Q", "E", "F"].map((letter) => letter.charCodeAt(0)));

/**
 * Counts what a client has the server carry out (PostgreSQL protocol 3.0, §54.7). The first message, at the start of a
 * connection, has no type.
 */
const counter = (count: () => void) => {
  let rest = Buffer.alloc(0);
  let begun = false;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const size = head + rest.readUInt32BE(head);
      if (rest.length < size) return;
      const [type = 0] = rest;
      if (begun && carriesOut.has(type)) count();
      begun = true;
      rest = rest.subarray(size);
    }
  };
};

/** A way to a PostgreSQL server on which every statement is counted; nothing else is changed. */
export const countingProxy = Effect.fnUntraced(function* (url: Redacted.Redacted) {
  const target = new URL(Redacted.value(url));
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const feed = counter(() => statements++);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("data", feed);
    client.pipe(upstream).pipe(client);
  });
  yield* Effect.callback<void>((resume) => {
    server.listen(0, "127.0.0.1", () => resume(Effect.void));
  });
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    }),
  );
  const address = server.address();
  const own = new URL(target);
  own.hostname = "127.0.0.1";
  own.port = typeof address === "object" && address !== null ? String(address.port) : "";
  return { url: own.href, statements: Effect.sync(() => statements) };
});
