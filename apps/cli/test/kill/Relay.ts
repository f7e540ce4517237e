import {
  createServer,
  type IncomingMessage,
  request as ask,
  type Server,
  type ServerResponse,
} from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Effect } from "effect";
import { type KeyedCall, keyedCalls } from "./keyedCalls.ts";

/** A call as the relay saw it. `status` is the hub's answer; `told`: all of it reached the caller. */
export interface SeenCall extends KeyedCall {
  status: number | null;
  told: boolean;
}

/**
 * Stands between the agents and the hub, as an ingress does, and notes each call that has an effect under the key that
 * makes it idempotent. It outlives both sides: what it saw is the evidence.
 */
export interface Relay {
  readonly url: string;
  /** Of all calls so far, in the order of their arrival. */
  readonly calls: () => ReadonlyArray<SeenCall>;
  /** Ends the next answer with a body in its middle; succeeds when that has happened. */
  readonly cut: Effect.Effect<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Sends one request on; resolves to false where nobody listens, so that nothing was sent. */
const forward = (
  hubPort: number,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  { seen, cuts }: { readonly seen: ReadonlyArray<SeenCall>; readonly cuts: Array<() => void> },
) =>
  new Promise<boolean>((resolve) => {
    const { method, url, headers } = request;
    const upstream = ask({ host: "127.0.0.1", port: hubPort, method, path: url, headers, agent: false });
    const hungUp = () => {
      if (!response.writableFinished) upstream.destroy();
    };
    response.once("close", hungUp);
    upstream.once("error", (error: NodeJS.ErrnoException) => {
      response.removeListener("close", hungUp);
      const sent = error.code !== "ECONNREFUSED";
      if (sent) response.destroy();
      resolve(sent);
    });
    upstream.once("response", (answer) => {
      for (const call of seen) call.status = answer.statusCode ?? null;
      response.once("finish", () => {
        for (const call of seen) call.told = true;
      });
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.once("error", () => response.destroy());
      resolve(true);
      const length = Number(answer.headers["content-length"] ?? 0);
      const cut = length < 2 ? undefined : cuts.shift();
      if (cut === undefined) return void answer.pipe(response);
      answer.once("data", (chunk: Buffer) => {
        response.write(chunk.subarray(0, length / 2), () => {
          answer.destroy();
          response.destroy();
          cut();
        });
      });
    });
    upstream.end(body);
  });

const listening = (server: Server) =>
  Effect.callback<number>((resume) => {
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Listens until the scope closes. */
export const make = Effect.fnUntraced(function* (hubPort: number) {
  const calls: Array<SeenCall> = [];
  const cuts: Array<() => void> = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const seen = keyedCalls(request.method ?? "", request.url ?? "", body).map((call) => ({
      ...call,
      status: null,
      told: false,
    }));
    calls.push(...seen);
    while (!(await forward(hubPort, request, body, response, { seen, cuts }))) {
      // The hub is down. Callers wait for it, as at an ingress; those whose call was on its way were cut off.
      if (response.destroyed) {
        response.destroy();
        return;
      }
      await sleep(20);
    }
  };
  const server = yield* Effect.acquireRelease(
    Effect.sync(() =>
      createServer((request, response) => {
        serve(request, response).catch(() => response.destroy());
      }),
    ),
    (open) =>
      Effect.sync(() => {
        open.close();
        open.closeAllConnections();
      }),
  );
  const port = yield* listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    cut: Effect.callback<void>((resume) => void cuts.push(() => resume(Effect.void))),
  } satisfies Relay;
});
