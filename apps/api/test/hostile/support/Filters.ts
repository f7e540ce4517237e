import { createServer, connect, type Socket } from "node:net";
import { Context, Effect, Layer, Redacted, type Scope } from "effect";

/** How repositories say whose rows they want, wherever that stands: `tenant_id = $1`, `"runs".node_tenant_id = $2`. */
const filter = /((?:"?\w+"?\.)?(?:\w+_)?tenant_id) = (\$\d+)/g;

/** The same statement with filters that keep nothing out. The parameters stay. */
const unfiltered = (statement: string): string => statement.replace(filter, "($1 = $2 or true)");

/** Messages that begin with text: simple query; parse, whose first text is a name (PostgreSQL protocol 3.0, §54.7). */
const [simpleQuery, parse] = ["Q", "P"].map((letter) => letter.charCodeAt(0));

const rewritten = (message: Buffer): Buffer => {
  const [type] = message;
  if (type !== simpleQuery && type !== parse) return message;
  const begin = type === parse ? message.indexOf(0, 5) + 1 : 5;
  const end = message.indexOf(0, begin);
  const statement = message.toString("utf8", begin, end);
  const other = unfiltered(statement);
  if (other === statement) return message;
  const whole = Buffer.concat([message.subarray(0, begin), Buffer.from(other), message.subarray(end)]);
  whole.writeUInt32BE(whole.length - 1, 1);
  return whole;
};

/** Cuts what a client sends into its messages. The first one, at the start of a connection, has no type. */
const rewriter = (rewrite: (message: Buffer) => Buffer) => {
  let rest = Buffer.alloc(0);
  let begun = false;
  return (chunk: Buffer): Buffer => {
    rest = Buffer.concat([rest, chunk]);
    const whole: Array<Buffer> = [];
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return Buffer.concat(whole);
      const size = head + rest.readUInt32BE(head);
      if (rest.length < size) return Buffer.concat(whole);
      const message = rest.subarray(0, size);
      whole.push(begun ? rewrite(message) : message);
      begun = true;
      rest = rest.subarray(size);
    }
  };
};

/**
 * A way to a PostgreSQL server that can take every filter by tenant out of what the client asks from then on. Statements
 * that the client had prepared before are forgotten with their connections.
 */
export class Filters extends Context.Service<
  Filters,
  {
    readonly way: (url: Redacted.Redacted) => Effect.Effect<Redacted.Redacted, never, Scope.Scope>;
    readonly takeOut: Effect.Effect<void>;
  }
>()("@atoll/api/test/Filters") {
  static readonly layer = Layer.sync(Filters, () => {
    const sockets = new Set<Socket>();
    let isOut = false;
    const cut = () => {
      for (const socket of sockets) socket.destroy();
    };
    const way = Effect.fnUntraced(function* (url: Redacted.Redacted) {
      const target = new URL(Redacted.value(url));
      const server = createServer((client) => {
        const upstream = connect(Number(target.port), target.hostname);
        const rewrite = rewriter((message) => (isOut ? rewritten(message) : message));
        for (const socket of [client, upstream]) {
          sockets.add(socket);
          socket.on("error", () => socket.destroy());
          socket.on("close", () => {
            sockets.delete(socket);
            client.destroy();
            upstream.destroy();
          });
        }
        client.on("data", (chunk: Buffer) => upstream.write(rewrite(chunk)));
        upstream.pipe(client);
      });
      yield* Effect.callback<void>((resume) => {
        server.listen(0, "127.0.0.1", () => resume(Effect.void));
      });
      yield* Effect.addFinalizer(() =>
        Effect.andThen(
          Effect.sync(cut),
          Effect.sync(() => server.close()),
        ),
      );
      const address = server.address();
      const own = new URL(target);
      own.hostname = "127.0.0.1";
      own.port = typeof address === "object" && address !== null ? String(address.port) : "";
      return Redacted.make(own.href);
    });
    const takeOut = Effect.sync(() => {
      isOut = true;
      cut();
    });
    return { way, takeOut };
  });
}
