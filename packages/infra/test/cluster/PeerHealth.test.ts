import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { assert, it } from "@effect/vitest";
import { Effect, Fiber, Layer } from "effect";
import { ClusterError, K8sHttpClient, RunnerAddress, RunnerHealth, Runners } from "effect/cluster";
import { HttpClient, HttpClientRequest, HttpClientResponse } from "effect/http";
import { TestClock } from "effect/testing";
import * as PeerHealth from "../../src/cluster/PeerHealth.ts";

const address = RunnerAddress.make("10.0.0.7", 4700);

/** What the database says of the runner's sessions. */
const connected = (isConnected: boolean) =>
  Layer.mock(TenureRepository, { isConnected: () => Effect.succeed(isConnected) });

const asked = (health: Layer.Layer<RunnerHealth.RunnerHealth>) =>
  Effect.gen(function* () {
    const { isAlive } = yield* RunnerHealth.RunnerHealth;
    const answer = yield* Effect.forkChild(isAlive(address));
    yield* TestClock.adjust("10 seconds");
    return yield* Fiber.join(answer);
  }).pipe(Effect.provide(health));

const answering = Effect.void;
const refusing = Effect.fail(new ClusterError.RunnerUnavailable({ address }));

const pinged = (ping: Effect.Effect<void, ClusterError.RunnerUnavailable>, isConnected: boolean) =>
  PeerHealth.layerPing.pipe(
    Layer.provide([Layer.mock(Runners.Runners, { ping: () => ping }), connected(isConnected)]),
  );

const pods = (ready: "True" | "False") => ({
  items: [
    {
      status: {
        phase: "Running",
        podIP: address.host,
        hostIP: "10.0.0.1",
        conditions: [
          { type: "Initialized", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" },
          { type: "Ready", status: ready, lastTransitionTime: "2026-01-01T00:01:00Z" },
        ],
      },
    },
  ],
});

const kubernetes = (answer: Effect.Effect<unknown>, isConnected: boolean) =>
  PeerHealth.layerKubernetes({ namespace: "atoll" }).pipe(
    Layer.provide(
      Layer.succeed(
        K8sHttpClient.K8sHttpClient,
        HttpClient.make((request) =>
          Effect.map(answer, (body) =>
            HttpClientResponse.fromWeb(request, new Response(JSON.stringify(body))),
          ),
        ).pipe(HttpClient.mapRequest(HttpClientRequest.prependUrl("https://kubernetes.test/api"))),
      ),
    ),
    Layer.provide(connected(isConnected)),
  );

it.effect.each([
  ["answers its ping", pinged(answering, false), true],
  ["refuses the connection and has no session", pinged(refusing, false), false],
  ["refuses the connection but is connected to the database", pinged(refusing, true), true],
  ["does not answer in time and has no session", pinged(Effect.never, false), false],
  ["has a pod that is ready", kubernetes(Effect.succeed(pods("True")), false), true],
  ["has a pod that is not ready and no session", kubernetes(Effect.succeed(pods("False")), false), false],
  ["has a pod that is not ready but is connected", kubernetes(Effect.succeed(pods("False")), true), true],
  ["is asked for in vain and has no session", kubernetes(Effect.never, false), false],
] as const)("a runner that %s", ([, health, alive]) =>
  Effect.gen(function* () {
    assert.strictEqual(yield* asked(health), alive);
  }),
);
