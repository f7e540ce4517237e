import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { NodeServices } from "@effect/platform-node";
import { assert, it } from "@effect/vitest";
import { migrationsDirectory } from "@atoll/database/migration/migrateProgram";
import { migrate } from "@atoll/database/migration/Migrator";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { bundleInto } from "@atoll/testing/process/bundleInto";
import {
  Clock,
  Context,
  type Duration,
  Effect,
  FileSystem,
  Layer,
  Redacted,
  References,
  Schedule,
} from "effect";
import { PgClient } from "@effect/sql-pg";
import { apiLayer, type HubOptions } from "./hubLayer.ts";
import { everybody, sites } from "./Sites.ts";

const template = {
  name: "atoll",
  migrate: (url: Redacted.Redacted) =>
    migrate({ url, directory: migrationsDirectory }).pipe(
      Effect.asVoid,
      Effect.provide(NodeServices.layer),
      Effect.provideService(References.MinimumLogLevel, "Warn"),
    ),
};

/** A start of the hub takes a second of one core; the machine may have much else to do. */
const patience = 180_000;

const program = new URL("hubProcess.ts", import.meta.url);

/** The runner role as a child process that can be killed and started again. */
class Hub extends Context.Service<
  Hub,
  {
    /** Ready when it succeeds. */
    readonly start: Effect.Effect<void>;
    /** `kill -9`: no finaliser runs. */
    readonly kill: Effect.Effect<void>;
    readonly superuser: PgClient.PgClient;
  }
>()("@atoll/domain/test/Hub") {}

/** The child finds its own runtime by the path of this process. */
const environment = (options: HubOptions) => ({
  TEST_APP_URL: Redacted.value(options.app),
  TEST_SYSTEM_URL: Redacted.value(options.system),
  TEST_FOLDER: options.folder,
});

const startProcess = (entry: URL, options: HubOptions) =>
  Effect.callback<ChildProcess>((resume) => {
    const child = fork(fileURLToPath(entry), {
      env: environment(options),
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.once("message", () => resume(Effect.succeed(child)));
    child.once("exit", (code) => resume(Effect.die(new Error(`The hub ended with ${code}`))));
  });

const killProcess = (child: ChildProcess) =>
  Effect.callback<void>((resume) => {
    if (child.exitCode !== null || child.signalCode !== null) return resume(Effect.void);
    child.once("exit", () => resume(Effect.void));
    child.kill("SIGKILL");
  });

const hub = (options: HubOptions, superuserUrl: Redacted.Redacted) =>
  Layer.effect(
    Hub,
    Effect.gen(function* () {
      const entry = yield* bundleInto(options.folder, program);
      const children: Array<ChildProcess> = [];
      const kill = Effect.suspend(() => Effect.forEach(children.splice(0), killProcess, { discard: true }));
      yield* Effect.addFinalizer(() => kill);
      const start = Effect.gen(function* () {
        children.push(yield* startProcess(entry, options));
      });
      const superuser = yield* PgClient.PgClient;
      return { start, kill, superuser };
    }),
  ).pipe(Layer.provide(PgClient.layer({ url: superuserUrl, maxConnections: 1 })));

const layer = Layer.unwrap(
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    const files = yield* FileSystem.FileSystem;
    const folder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-hub-" });
    const options = { app: urls.app, system: urls.system, folder };
    return Layer.mergeAll(apiLayer(options), hub(options, urls.superuser));
  }),
).pipe(Layer.provide([TestPostgres.layer({ template }), NodeServices.layer]));

it.layer(layer, { excludeTestServices: true, timeout: "60 seconds" })("a hub", (it) => {
  it.effect(
    "completes an analysis though it is killed in every state, and does nothing twice",
    () =>
      Effect.gen(function* () {
        const hub = yield* Hub;
        const lagoon = yield* sites();
        const restartAfter = (wait: Duration.Input) =>
          Effect.sleep(wait).pipe(Effect.andThen(hub.kill), Effect.andThen(hub.start));
        const open = hub.superuser`select id from outbox where delivered_at is null`;
        const delivered = Effect.repeat(open, {
          until: (rows) => rows.length === 0,
          schedule: Schedule.spaced("20 millis"),
        });

        yield* hub.start;
        yield* lagoon.submit;
        yield* restartAfter("20 millis");
        yield* lagoon.approve("Hub", "Biscoe");
        yield* delivered;
        yield* hub.kill;

        yield* lagoon.approve("Dream", "Torgersen");
        yield* hub.start;
        const begin = yield* Clock.currentTimeMillis;
        yield* lagoon.reaches("building", "distributing", "ready");
        // A tenth of a second on a quiet machine; a lock that has to expire first would take 35 s.
        assert.isBelow((yield* Clock.currentTimeMillis) - begin, 10_000);
        yield* restartAfter("0 millis");

        yield* lagoon.reaches("ready");
        yield* Effect.forEach(everybody, (name) => lagoon.claim(name));
        yield* lagoon.reaches("running");
        yield* hub.kill;
        yield* lagoon.finish("Biscoe", "succeeded");
        yield* lagoon.finish("Dream", "succeeded");
        yield* hub.start;
        yield* lagoon.finish("Torgersen", "succeeded");
        yield* lagoon.finish("Hub", "succeeded");
        yield* restartAfter("30 millis");
        yield* lagoon.reaches("completed");
        yield* delivered;

        assert.deepStrictEqual(
          (yield* lagoon.runs).map(({ state }) => state),
          everybody.map(() => "succeeded"),
        );
        const { analysisId } = lagoon;
        const rows = yield* hub.superuser`
        select key from effects where starts_with(key, ${analysisId}) order by key`.values;
        const keys = rows.flat().map((key) => String(key).slice(analysisId.length + 1));
        assert.deepStrictEqual(
          keys.filter((key) => !key.startsWith("assign/")),
          ["built", "bundle", "consented", "distributed", "finished", "openConsent", "released", "started"],
        );
        assert.lengthOf(
          keys.filter((key) => key.startsWith("assign/")),
          4,
        );
      }),
    patience,
  );

  it.effect(
    "ends an analysis in every other way, across a kill",
    () =>
      Effect.gen(function* () {
        const hub = yield* Hub;
        yield* hub.kill;
        yield* hub.start;
        const submitted = Effect.fnUntraced(function* (...settings: Parameters<typeof sites>) {
          const lagoon = yield* sites(...settings);
          yield* lagoon.submit;
          return lagoon;
        });
        const ready = Effect.fnUntraced(function* (...settings: Parameters<typeof sites>) {
          const lagoon = yield* submitted(...settings);
          yield* lagoon.approve(...everybody);
          yield* lagoon.reaches("ready");
          return lagoon;
        });
        const states = (lagoon: Effect.Success<ReturnType<typeof sites>>) =>
          Effect.map(lagoon.runs, (runs) => runs.map(({ state }) => state).toSorted());

        const [refused, unanswered, unasked, unclaimed, running, slow, broken, silent] = yield* Effect.all([
          submitted({ quorum: 2 }),
          submitted({ consentDeadlineSeconds: 2 }),
          submitted(),
          ready(),
          ready(),
          ready({ runTimeoutSeconds: 4 }),
          ready(),
          ready(),
        ]);
        yield* running.claim("Biscoe");
        yield* slow.claim("Hub");
        yield* broken.claim("Dream");
        yield* silent.claim("Torgersen", 1);

        yield* hub.kill;
        yield* refused.decide("Biscoe", "rejected", "no");
        yield* refused.decide("Dream", "rejected", "not today");
        for (const lagoon of [unasked, unclaimed, running]) yield* lagoon.cancel;
        yield* broken.finish("Dream", "failed", "no column bill_length_mm");
        yield* hub.start;

        assert.strictEqual(
          (yield* refused.reaches("failed")).failure,
          "2 data nodes must consent and 1 still can: Biscoe refused (no) and Dream refused (not today).",
        );
        assert.strictEqual(
          (yield* unanswered.reaches("expired")).failure,
          "The consent deadline passed without an answer from Hub, Biscoe, Dream and Torgersen.",
        );
        yield* unasked.reaches("cancelled");
        yield* unclaimed.reaches("cancelled");
        assert.deepStrictEqual(yield* states(unclaimed), [
          "cancelled",
          "cancelled",
          "cancelled",
          "cancelled",
        ]);
        yield* running.finish("Biscoe", "cancelled");
        yield* running.reaches("cancelled");
        assert.strictEqual((yield* broken.reaches("failed")).failure, "Dream: no column bill_length_mm");
        assert.include(
          (yield* silent.reaches("failed")).failure,
          "Torgersen: The node stopped answering while it held the run.",
        );
        assert.include((yield* slow.reaches("expired")).failure, "longer than 4 s");
        assert.deepStrictEqual(yield* states(slow), ["timedOut", "timedOut", "timedOut", "timedOut"]);
      }),
    patience,
  );
});
