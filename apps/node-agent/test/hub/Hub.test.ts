import { createServer, type IncomingMessage } from "node:http";
import { runScope } from "@atoll/contract/nodes/runScope";
import * as KeyPair from "@atoll/security/KeyPair";
import { NodeHttpClient } from "@effect/platform-node";
import { expect, it } from "@effect/vitest";
import { Effect, Fiber, Layer, Option } from "effect";
import { TestClock } from "effect/testing";
import { AgentConfig } from "../../src/config/AgentConfig.ts";
import { Hub } from "../../src/hub/Hub.ts";
import { AgentKeys } from "../../src/keys/AgentKeys.ts";
import { defaultSandboxLimits } from "../../src/sandbox/SandboxLimits.ts";
import { nodeId, runId } from "../state/stateKit.ts";

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** A hub that gives tokens of ten minutes to whom it knows, and takes log lines by those that it did not revoke. */
const open = Effect.gen(function* () {
  const known = new Set<string>();
  /** By which token lines came, and what was asked for; in order. */
  const [used, asked]: [Array<string>, Array<string | null>] = [[], []];
  const state = { isOver: false };
  const problem = (slug: string, status: number) => ({
    status,
    body: { type: `urn:atoll:problem:${slug}`, title: slug, status },
  });
  const answer = (request: IncomingMessage, body: string) => {
    if (request.url === "/api/v1/auth/token") {
      asked.push(new URLSearchParams(body).get("scope"));
      if (state.isOver) return problem("invalid-scope", 400);
      const access_token = `token-${asked.length}`;
      known.add(access_token);
      return { status: 200, body: { access_token, token_type: "Bearer", expires_in: 600 } };
    }
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    used.push(token);
    return known.has(token) ? { status: 204 } : problem("unauthenticated", 401);
  };
  const server = yield* Effect.acquireRelease(
    Effect.sync(() =>
      createServer(async (request, response) => {
        const { status, body } = { body: undefined, ...answer(request, await bodyOf(request)) };
        const type = status < 300 ? "application/json" : "application/problem+json";
        if (body === undefined) response.writeHead(status).end();
        else response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
      }),
    ),
    (running) =>
      Effect.sync(() => {
        running.close();
        running.closeAllConnections();
      }),
  );
  const port = yield* Effect.callback<number>((resume) => {
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
  return { hubUrl: `http://127.0.0.1:${port}`, known, used, asked, state };
});

const agentOf = Effect.fnUntraced(function* (hubUrl: string) {
  const keys = { signing: yield* KeyPair.generateSigning, sealing: yield* KeyPair.generateSealing };
  const config = {
    hubUrl,
    nodeId: nodeId(1),
    folder: ".",
    datasets: [],
    policy: { consent: "automatic" as const, minimumRows: 5 },
    hubKey: Option.none(),
    limits: defaultSandboxLimits,
  };
  return Hub.layer.pipe(
    Layer.provide([
      Layer.succeed(AgentConfig, config),
      Layer.succeed(AgentKeys, keys),
      NodeHttpClient.layerUndici,
    ]),
  );
});

it.effect(
  "a run speaks by a token of its own, renewed before it ends and asked for anew when it is lost",
  () =>
    Effect.gen(function* () {
      const { hubUrl, known, used, asked, state } = yield* open;
      yield* Effect.gen(function* () {
        const run = yield* (yield* Hub).asRun(runId(1));
        const entries = [{ level: "info" as const, message: "hello" }];
        const line = run.call(run.client.runs.logs({ params: { runId: runId(1) }, payload: { entries } }));
        yield* line;
        yield* TestClock.adjust("8 minutes");
        yield* line;
        expect(asked).toEqual([runScope(runId(1))]);
        yield* TestClock.adjust("1 minute");
        yield* line;
        expect(used).toEqual(["token-1", "token-1", "token-2"]);

        known.clear();
        const again = yield* Effect.forkChild(line);
        while (used.length < 5)
          yield* TestClock.adjust("1 second").pipe(Effect.andThen(Effect.promise(turn)));
        yield* Fiber.join(again);
        expect(used.slice(3)).toEqual(["token-2", "token-3"]);

        known.clear();
        state.isOver = true;
        const ended = yield* Effect.forkChild(Effect.flip(line));
        while (asked.length < 4)
          yield* TestClock.adjust("1 second").pipe(Effect.andThen(Effect.promise(turn)));
        expect(yield* Fiber.join(ended)).toMatchObject({ _tag: "InvalidScope" });
        expect(asked).toEqual(Array.from({ length: 4 }, () => runScope(runId(1))));
        expect(yield* Effect.flip((yield* Hub).asRun(runId(1)))).toMatchObject({ _tag: "InvalidScope" });
      }).pipe(Effect.provide(yield* agentOf(hubUrl)));
    }),
);

/** Lets the sockets have their turn. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
