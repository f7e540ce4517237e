import { HubClient } from "@atoll/client/effect/HubClient";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeHttpClient, NodeServices } from "@effect/platform-node";
import { expect, layer } from "@effect/vitest";
import { Clock, Effect, FileSystem, Ref, Schedule } from "effect";
import { HttpClient, HttpClientRequest } from "effect/http";
import * as HubProcess from "../boot/support/HubProcess.ts";
import { freePorts } from "../chaos/freePorts.ts";
import * as LoadBalancer from "./support/LoadBalancer.ts";

const account = { password: "correct horse battery", displayName: "Ana", tenantName: "Lagoon Institute" };

/** A process of the hub that can be restarted: the same settings, the same ports. */
const restartable = Effect.fnUntraced(function* (settings: Readonly<Record<string, string>>, ready: RegExp) {
  const entry = yield* Program.entry("api");
  const start = Effect.tap(TestProcess.start({ entry, env: settings }), ({ line }) => line(ready));
  const life = yield* Ref.make(yield* start);
  /** How long it took to stop, in milliseconds. */
  const restart = Effect.gen(function* () {
    const { kill } = yield* Ref.get(life);
    const begun = yield* Clock.currentTimeMillis;
    const { code } = yield* kill("SIGTERM");
    const took = (yield* Clock.currentTimeMillis) - begun;
    expect(code).toBe(0);
    yield* Ref.set(life, yield* start);
    return took;
  });
  return { restart };
});

const hubs = Effect.fnUntraced(function* (ports: ReadonlyArray<number>, publicUrl: string) {
  const files = yield* FileSystem.FileSystem;
  const shared = {
    ...(yield* HubProcess.onDatabase),
    ATOLL_DATA: yield* files.makeTempDirectoryScoped({ prefix: "atoll-rolling-" }),
    ATOLL_PUBLIC_URL: publicUrl,
    ATOLL_DRAIN_NOTICE: "1500 millis",
    // One caller sends a hundred a second.
    ATOLL_RATE_LIMITS: "off",
  };
  const api = (port: number) =>
    restartable({ ...shared, ATOLL_ROLES: "api", ATOLL_PORT: String(port) }, /ready at/);
  const runner = (port: number) =>
    restartable(
      { ...shared, ATOLL_ROLES: "runner", CLUSTER_HOST: "127.0.0.1", CLUSTER_PORT: String(port) },
      /is running workflows/,
    );
  const [first = 0, second = 0, third = 0, fourth = 0] = ports;
  // The first one migrates.
  const one = yield* api(first);
  const [two, three, four] = yield* Effect.all([api(second), runner(third), runner(fourth)], {
    concurrency: 3,
  });
  return [
    [one, three],
    [two, four],
  ] as const;
});

/** Whoever did not hand its shards over in order. */
const fenced = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  const database = SystemDatabase.layer({ url: urls.system, maxConnections: 1 });
  return yield* Effect.flatMap(
    SystemDatabase,
    ({ sql }) => sql`select tenure from runner_tenures where fenced_at is not null`,
  ).pipe(Effect.provide(database));
});

layer(TestPostgres.layer(), { excludeTestServices: true, timeout: "60 seconds" })(
  "a rolling restart",
  (it) => {
    it.effect(
      "of two APIs and two runners under load fails no request, and each stops in time",
      () =>
        Effect.gen(function* () {
          const [entry = 0, ...ports] = yield* freePorts(5);
          const balancer = yield* LoadBalancer.start(entry, ports.slice(0, 2));
          const processes = yield* hubs(ports, balancer.url);
          yield* balancer.allReady;
          const { auth, health } = yield* HubClient.make({ baseUrl: balancer.url });
          const { token } = yield* auth
            .register({ payload: { ...account, email: "ana@lagoon.example" } })
            .pipe(Effect.filterOrFail((answer) => "token" in answer));

          const answers = yield* Ref.make<Readonly<Record<string, number>>>({});
          const count = (answer: string) =>
            Ref.update(answers, (all) => ({ ...all, [answer]: (all[answer] ?? 0) + 1 }));
          const projects = `${balancer.url}/api/v1/projects`;
          const read = HttpClientRequest.get(`${projects}?limit=5`);
          const write = (number: number) =>
            HttpClientRequest.post(projects).pipe(
              HttpClientRequest.setHeader("idempotency-key", `project-${number}`),
              HttpClientRequest.bodyJsonUnsafe({ name: `Penguins ${number}`, description: "" }),
            );
          const call = (number: number) =>
            HttpClient.execute(
              (number % 10 === 0 ? write(number) : read).pipe(HttpClientRequest.bearerToken(token)),
            ).pipe(
              Effect.flatMap((answer) =>
                Effect.map(answer.text, (text) =>
                  answer.status < 300 ? String(answer.status) : `${answer.status} ${text}`,
                ),
              ),
              Effect.timeout("20 seconds"),
              Effect.catch(({ message }) => Effect.succeed(message)),
              Effect.flatMap(count),
            );

          const sent = yield* Ref.make(0);
          const tick = Effect.forEach([1, 2], () =>
            Effect.flatMap(
              Ref.getAndUpdate(sent, (number) => number + 1),
              (number) => Effect.forkScoped(call(number)),
            ),
          );
          // 100 requests a second, whether or not the ones before are answered.
          const load = yield* Effect.forkChild(Effect.repeat(tick, Schedule.fixed("20 millis")));
          // An API and a runner at a time: the other of its kind goes on.
          const stops = yield* Effect.forEach(processes, (pair) =>
            Effect.forEach(pair, ({ restart }) => restart, { concurrency: 2 }).pipe(
              Effect.tap(() => balancer.allReady),
            ),
          );
          // On a busy machine the load falls behind its pace.
          yield* Effect.repeat(Ref.get(sent), {
            until: (number) => number > 500,
            schedule: Schedule.spaced("20 millis"),
          });
          load.interruptUnsafe();
          const total = yield* Ref.get(sent);
          const all = yield* Ref.get(answers).pipe(
            Effect.repeat({
              until: (each) => Object.values(each).reduce((sum, number) => sum + number, 0) === total,
              schedule: Schedule.spaced("20 millis"),
            }),
            Effect.timeout("25 seconds"),
          );
          const { unownedShards, runners } = yield* Effect.repeat(health.cluster(), {
            until: (cluster) => cluster.unownedShards === 0,
            schedule: Schedule.spaced("100 millis"),
          });
          expect({ unownedShards, healthy: runners.filter(({ healthy }) => healthy).length }).toEqual({
            unownedShards: 0,
            healthy: 2,
          });
          expect(yield* fenced).toEqual([]);
          expect(Object.keys(all).toSorted()).toEqual(["200", "201"]);
          expect(total).toBeGreaterThan(500);
          for (const stop of stops.flat()) expect(stop).toBeLessThan(30_000);
        }).pipe(Effect.scoped, Effect.provide([NodeHttpClient.layerUndici, NodeServices.layer])),
      150_000,
    );
  },
);
