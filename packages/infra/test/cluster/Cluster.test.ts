import { connect } from "node:net";
import { shardCount } from "@atoll/database/cluster/Shard";
import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { bundleInto } from "@atoll/testing/process/bundleInto";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { assert, it } from "@effect/vitest";
import { NodeServices } from "@effect/platform-node";
import { Duration, Effect, FileSystem, Redacted, Schedule } from "effect";
import { freePort } from "../support/freePort.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const source = new URL("./fixtures/runner.ts", import.meta.url);

const startRunner = Effect.fnUntraced(function* (entry: URL) {
  const { urls } = yield* TestPostgres;
  const port = yield* freePort;
  const child = yield* TestProcess.start({
    entry,
    env: { DATABASE_SYSTEM_URL: Redacted.value(urls.system), CLUSTER_PORT: String(port) },
  });
  return { ...child, name: `127.0.0.1:${port}` };
});

/** A stranger writes what is no ping, and breaks the connection off. */
const disturb = (name: string) =>
  Effect.callback<void>((resume) => {
    const socket = connect(Number(name.split(":")[1]), "127.0.0.1", () => {
      socket.write("GET / HTTP/1.1\r\n\r\n", () => {
        socket.resetAndDestroy();
        resume(Effect.void);
      });
    });
  });

/** Until these runners, and no others, own all shards, each some. */
const share = (...names: ReadonlyArray<string>) =>
  Effect.flatMap(TenureRepository, ({ runners }) =>
    runners(60).pipe(
      Effect.map((all) => all.filter(({ runner, healthy }) => healthy && names.includes(runner))),
      Effect.repeat({
        until: (ours) =>
          ours.length === names.length &&
          ours.every(({ shards }) => shards > 0) &&
          ours.reduce((sum, { shards }) => sum + shards, 0) === shardCount,
        schedule: Schedule.spaced("25 millis"),
      }),
      Effect.timeout("60 seconds"),
    ),
  );

it.layer(TestDatabase.layer, { excludeTestServices: true })("Cluster", (it) => {
  it.effect(
    "shares the shards among processes, and those of a killed or stopped one before their locks expire",
    () =>
      Effect.gen(function* () {
        const files = yield* FileSystem.FileSystem;
        const entry = yield* bundleInto(yield* files.makeTempDirectoryScoped(), source);
        const start = startRunner(entry);
        const runners = yield* Effect.all([start, start, start], { concurrency: 3 });
        const [first, second, third] = runners;
        yield* share(first.name, second.name, third.name);
        yield* disturb(third.name);

        yield* first.kill("SIGKILL");
        const [afterKill] = yield* Effect.timed(share(second.name, third.name));
        yield* second.kill("SIGTERM");
        const [afterStop] = yield* Effect.timed(share(third.name));
        assert.match(yield* second.log, /releasing/);
        assert.notMatch(yield* third.log, /lost|ERROR/);
        // A second on a quiet machine; a lock that has to expire first would take six.
        assert.isBelow(Duration.toMillis(afterKill), 5_500);
        assert.isBelow(Duration.toMillis(afterStop), 5_500);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    200_000,
  );
});
