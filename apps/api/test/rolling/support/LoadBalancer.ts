import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { Effect, Schedule } from "effect";

const probeInterval = "100 millis";
/** On a busy machine an answer may be late without anything being wrong. */
const probeLimit = 1_000;

interface Backend {
  readonly port: number;
  ready: boolean;
}

/** Null when no answer came in time: the next probe tells more. */
const isReady = (port: number) =>
  Effect.callback<boolean | null>((resume) => {
    const options = { host: "127.0.0.1", port, path: "/health/ready", timeout: probeLimit };
    const probe = request(options, (answer) => {
      answer.resume();
      resume(Effect.succeed(answer.statusCode === 200));
    });
    probe.on("timeout", () => {
      resume(Effect.succeed(null));
      probe.destroy();
    });
    probe.on("error", () => resume(Effect.succeed(false)));
    probe.end();
  });

/** Says to the caller what became of the connection to the backend: it tries nothing twice. */
const pass = (agent: Agent, { port }: Backend, call: IncomingMessage, answer: ServerResponse) => {
  const { method, url, headers } = call;
  const passed = request({ host: "127.0.0.1", port, method, path: url, headers, agent }, (theirs) => {
    const { connection: _, ...kept } = theirs.headers;
    answer.writeHead(theirs.statusCode ?? 502, kept);
    theirs.pipe(answer);
  });
  passed.on("error", ({ message }) => answer.writeHead(502).end(message));
  call.pipe(passed);
};

/**
 * A load balancer like any: it asks each backend for readiness, gives requests in turn to those that are ready, keeps
 * its connections, and repeats nothing. `port` is where it listens; it is gone with the scope.
 */
export const start = Effect.fnUntraced(function* (port: number, ports: ReadonlyArray<number>) {
  const backends = ports.map((each): Backend => ({ port: each, ready: false }));
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer((call, answer) => {
    const ready = backends.filter((backend) => backend.ready);
    const backend = ready[turn++ % Math.max(1, ready.length)];
    if (backend === undefined) answer.writeHead(503).end("no backend is ready");
    else pass(agent, backend, call, answer);
  });
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => {
      server.listen(port, "127.0.0.1", () => resume(Effect.void));
    }),
    () =>
      Effect.sync(() => {
        agent.destroy();
        server.closeAllConnections();
        server.close();
      }),
  );
  yield* Effect.forEach(
    backends,
    (backend) =>
      Effect.map(isReady(backend.port), (ready) => {
        backend.ready = ready ?? backend.ready;
      }).pipe(Effect.repeat(Schedule.spaced(probeInterval)), Effect.forkScoped),
    { discard: true },
  );
  const allReady = Effect.sync(() => backends.every(({ ready }) => ready)).pipe(
    Effect.repeat({ until: (ready) => ready, schedule: Schedule.spaced(probeInterval) }),
    Effect.asVoid,
  );
  return { url: `http://127.0.0.1:${port}`, allReady };
});
