import { createServer } from "node:http";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import { OutboundHttp, type Resolve } from "../../src/outbound/OutboundHttp.ts";
import { networks } from "../../src/outbound/PublicAddress.ts";

/** Hears every connection on loopback, whatever comes over it. */
const canary = Effect.gen(function* () {
  let connections = 0;
  const server = createServer((request, response) => {
    if (request.url === "/redirect") return response.writeHead(302, { location: "/" }).end();
    if (request.url === "/silent") return undefined;
    return response.end("x".repeat(request.url === "/large" ? 2_000 : 3));
  });
  server.on("connection", () => connections++);
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => {
      server.listen({ host: "127.0.0.1", port: 0 }, () => resume(Effect.void));
    }),
    () =>
      Effect.sync(() => {
        server.close();
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { port, connections: () => connections };
});

const send = (url: string) =>
  Effect.flatMap(OutboundHttp, (http) =>
    http.send({ url: new URL(url), method: "GET", headers: {}, maximumBytes: 1_000, timeout: 400 }),
  );

const allowing = (texts: ReadonlyArray<string>, resolve?: Resolve) =>
  OutboundHttp.layerWith({
    allowed: Result.getOrThrow(networks(texts)),
    ...(resolve === undefined ? {} : { resolve }),
  });

const spellings = (port: number): ReadonlyArray<string> =>
  ["http", "https"].flatMap((scheme) =>
    [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "0x7f.1",
      "0177.0.0.1",
      "127.0.0.1.",
      "0",
      "0.0.0.0",
      "１２７.０.０.１",
      "localhost",
      "LOCALHOST",
      "localhost.",
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[64:ff9b::7f00:1]",
      "[64:ff9b::127.0.0.1]",
      "[2002:7f00:1::]",
      "user@127.0.0.1",
      "lagoon.example@127.0.0.1",
      "lagoon.example%40x:y@localhost",
      "169.254.169.254",
      "10.0.0.1",
    ].map((host) => `${scheme}://${host}:${port}/`),
  );

describe("OutboundHttp", () => {
  it.live("reaches nothing of this machine or network, however it is spelled", () =>
    Effect.gen(function* () {
      const { port, connections } = yield* canary;
      for (const url of spellings(port)) {
        const error = yield* Effect.flip(send(url));
        assert.include(["OutboundRefused", "OutboundFailed"], error._tag, url);
      }
      assert.strictEqual(connections(), 0);
    }).pipe(Effect.provide(allowing([])), Effect.scoped),
  );

  it.live("refuses a name with one address inside, and asks for a name once", () => {
    let asked = 0;
    const resolve: Resolve = (_, done) => {
      asked++;
      done([
        { address: "203.0.114.1", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    };
    return Effect.gen(function* () {
      const { port, connections } = yield* canary;
      const error = yield* Effect.flip(send(`https://rebinding.example:${port}/`));
      assert.strictEqual(error._tag, "OutboundRefused");
      assert.deepStrictEqual([asked, connections()], [1, 0]);
    }).pipe(Effect.provide(allowing([], resolve)), Effect.scoped);
  });

  it.live("reaches loopback in the clear where the installation allows it, and follows no redirect", () =>
    Effect.gen(function* () {
      const { port } = yield* canary;
      const found = yield* send(`http://127.0.0.1:${port}/`);
      assert.deepStrictEqual([found.status, yield* Effect.promise(() => found.text())], [200, "xxx"]);
      const redirect = yield* send(`http://127.0.0.1:${port}/redirect`);
      assert.deepStrictEqual([redirect.status, redirect.headers.get("location")], [302, "/"]);
      const failures = yield* Effect.forEach(["large", "silent"], (path) =>
        Effect.flip(send(`http://127.0.0.1:${port}/${path}`)),
      );
      assert.deepStrictEqual(
        failures.map((error) => error.reason),
        ["too-large", "timeout"],
      );
    }).pipe(Effect.provide(allowing(["127.0.0.0/8"])), Effect.scoped),
  );

  it.live("sends nothing in the clear to a network that is allowed", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(send("http://10.20.0.1/"));
      assert.deepStrictEqual([error._tag, error.reason], ["OutboundRefused", "scheme"]);
    }).pipe(Effect.provide(allowing(["10.20.0.0/16"]))),
  );
});
