import {
  type Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http";
import { fileURLToPath } from "node:url";
import { Context, Duration, Effect, Layer } from "effect";
import { Draining } from "../../src/Draining.ts";
import * as TrustedProxies from "../../src/edge/TrustedProxies.ts";
import { ClusterView } from "../../src/health/ClusterView.ts";
import { Readiness } from "../../src/health/Readiness.ts";
import { HttpConfig } from "../../src/HttpConfig.ts";
import { IdempotencyKeys } from "../../src/idempotency/IdempotencyKeys.ts";
import { HubServer } from "../../src/HubServer.ts";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as fakeDomain from "./fakeDomain.ts";

export interface Call {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** The address of this machine to call from; 127.0.0.1 when absent. */
  readonly from?: string;
  /** A connection of its own when absent. */
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** As it is, without the normalising a browser's `fetch` does. */
export const send = (base: string, path: string, call: Call = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const { method = "GET", headers = {}, body, agent = false, from: localAddress = "127.0.0.1" } = call;
    const outgoing = httpRequest(
      { hostname, port, path, method, headers, agent, localAddress },
      (response) => {
        const chunks: Array<Buffer> = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parse(text) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });

/** JSON sent as the fake domain's owner. */
export const asOwner = (body: unknown, headers: OutgoingHttpHeaders = {}): Call => ({
  method: "POST",
  headers: { authorization: "Bearer owner", "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** What the installation is like that the tests think of. */
export const config = Layer.succeed(HttpConfig, {
  publicUrl: new URL("https://hub.example"),
  // Every client of the tests is a proxy that is trusted, so that they can be many clients.
  trustedProxies: TrustedProxies.make(["127.0.0.1"]),
  corsOrigins: ["https://partner.example"],
  rateLimitFactor: 1,
  dashboard: fileURLToPath(new URL("fixtures/dashboard", import.meta.url)),
  version: "0.1.0",
});

/** What a hub is put together from, before a fake domain. */
const parts = Layer.mergeAll(
  fakeDomain.layer,
  Draining.layer,
  config,
  IdempotencyKeys.layerMemory,
  RateLimiter.layerMemory(),
  Layer.succeed(Readiness, { check: Effect.void }),
  Layer.succeed(ClusterView, { read: Effect.succeed({ tenure: 1, runners: [], unownedShards: 0 }) }),
);

/** A hub on a free port. */
export class TestHub extends Context.Service<
  TestHub,
  { readonly url: string; readonly send: (path: string, call?: Call) => Effect.Effect<Answer> }
>()("test/TestHub") {
  static readonly layer = Layer.suspend(() => hubWith(Layer.empty));
}

/** A hub of its own, in which `replaced` stands for parts of the usual one. */
export const hubWith = <A>(replaced: Layer.Layer<A>) =>
  Layer.effect(
    TestHub,
    Effect.map(HubServer, ({ url }) =>
      TestHub.of({ url, send: (path, call) => Effect.promise(() => send(url, path, call)) }),
    ),
  ).pipe(
    Layer.provideMerge(
      Layer.fresh(
        HubServer.layer({ host: "127.0.0.1", port: 0, notice: Duration.zero, drain: Duration.seconds(2) }),
      ),
    ),
    Layer.provideMerge(Layer.merge(parts, replaced)),
  );
