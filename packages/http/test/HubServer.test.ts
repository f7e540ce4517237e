import { Agent } from "node:http";
import { expect, it } from "@effect/vitest";
import { Context, Duration, Effect, Exit, Fiber, Layer, Ref, Scope } from "effect";
import { HubServer, PortTaken } from "../src/HubServer.ts";
import { Calls } from "./support/fakeDomain.ts";
import { send, TestHub } from "./support/TestHub.ts";

// Connections that are kept alive must not keep a stopping server.
const keptAlive = Effect.acquireRelease(
  Effect.sync(() => new Agent({ keepAlive: true })),
  (agent) => Effect.sync(() => agent.destroy()),
);

it.live("answers long polls at once when it stops, and takes no new requests", () =>
  Effect.gen(function* () {
    const scope = yield* Scope.make();
    const hub = yield* Layer.buildWithScope(TestHub.layer, scope);
    const { url } = yield* Effect.provide(TestHub, hub);
    const node = { headers: { authorization: "Bearer node" }, agent: yield* keptAlive };
    const poll = yield* Effect.forkChild(
      Effect.promise(() => send(url, "/api/v1/nodes/self/work?wait=30", node)),
    );
    const calls = yield* Effect.provide(Calls, hub);
    const arrived = Effect.map(Ref.get(calls), (all) => all.includes("work"));
    yield* Effect.repeat(Effect.delay(arrived, "10 millis"), { until: (there) => there });
    const [elapsed] = yield* Effect.timed(Scope.close(scope, Exit.void));
    expect(Duration.toMillis(elapsed)).toBeLessThan(1_000);
    expect(yield* Fiber.join(poll)).toMatchObject({ status: 200, json: { assignments: [] } });
    const refused = yield* Effect.exit(Effect.tryPromise(() => send(url, "/health/live")));
    expect(Exit.isFailure(refused)).toBe(true);
  }),
);

it.live("says that it is not ready for a while before it stops listening", () =>
  Effect.gen(function* () {
    const scope = yield* Scope.make();
    const server = HubServer.layer({
      host: "127.0.0.1",
      port: 0,
      notice: Duration.millis(300),
      drain: Duration.seconds(1),
    });
    const { url } = Context.get(yield* Layer.buildWithScope(Layer.fresh(server), scope), HubServer);
    const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void));
    yield* Effect.sleep("50 millis");
    expect(yield* Effect.promise(() => send(url, "/health/ready"))).toMatchObject({ status: 503 });
    expect(yield* Effect.promise(() => send(url, "/health/live"))).toMatchObject({ status: 200 });
    yield* Fiber.join(closing);
  }).pipe(Effect.provide(TestHub.layer)),
);

it.live("says whose port it is that is taken", () =>
  Effect.gen(function* () {
    const { url } = yield* TestHub;
    const port = Number(new URL(url).port);
    const second = HubServer.layer({
      host: "127.0.0.1",
      port,
      notice: Duration.zero,
      drain: Duration.seconds(1),
    });
    const error = yield* Layer.build(Layer.fresh(second)).pipe(Effect.scoped, Effect.flip);
    expect(error).toBeInstanceOf(PortTaken);
    expect(error.message).toContain("ATOLL_PORT");
  }).pipe(Effect.provide(TestHub.layer)),
);
