import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as SettingsReport from "@atoll/platform/config/SettingsReport";
import { NodeRuntime } from "@effect/platform-node";
import { Cause, Effect, Exit, Layer, Logger, References, Runtime } from "effect";
import { ListenAddress } from "./ListenAddress.ts";
import * as ProductionRules from "./ProductionRules.ts";
import * as Settings from "./Settings.ts";
import { StartFailure, startFailure } from "./StartFailure.ts";
import { HttpTier, InfraTier, PlatformTier, ServicesTier } from "./Tiers.ts";

/** Says every setting, secrets redacted, and refuses wrong ones before anything is started. */
const Checked = Layer.effectDiscard(
  Effect.gen(function* () {
    const lines = yield* SettingsReport.make;
    yield* Effect.logInfo(`Settings:\n${SettingsReport.render(lines)}`);
    yield* ProductionRules.check;
  }),
).pipe(Layer.provide(AppConfig.layer));

const Ready = Layer.effectDiscard(
  Effect.gen(function* () {
    const { publicUrl } = yield* ListenAddress;
    const roles = yield* Settings.roles.read;
    const seconds = (performance.now() / 1_000).toFixed(1);
    yield* Effect.logInfo(
      roles.includes("api")
        ? `Atoll is ready at ${publicUrl.origin} after ${seconds} s`
        : `Atoll is running workflows after ${seconds} s`,
    );
  }),
);

const Stopping = Layer.effectDiscard(Effect.addFinalizer(() => Effect.logInfo("Atoll is stopping")));

/** The same image serves, runs workflows, or both. */
const Hub = Layer.unwrap(
  Effect.gen(function* () {
    const roles = yield* Settings.roles.read;
    const runner = roles.includes("runner") ? InfraTier : Layer.empty;
    const api = roles.includes("api") ? HttpTier : Layer.empty;
    return Layer.mergeAll(Ready, Stopping).pipe(
      Layer.provide(api),
      Layer.provide(runner),
      Layer.provide(ServicesTier),
      Layer.provide(PlatformTier),
    );
  }),
).pipe(Layer.provide(Checked));

const logger = Layer.unwrap(
  Effect.map(AppConfig, ({ environment }) =>
    Logger.layer([environment === "production" ? Logger.consoleJson : Logger.consolePretty()]),
  ),
).pipe(Layer.provide(AppConfig.layer));

/** On standard error, whatever the log is written to. */
const say = (failure: StartFailure) =>
  Effect.andThen(
    Effect.sync(() => process.stderr.write(`${failure.text}\n`)),
    Effect.fail(failure),
  );

const main = Layer.launch(Hub).pipe(
  Effect.provide(logger),
  // Nothing collects spans: made all the same they cost as much as a request's own work.
  Effect.provideService(References.TracerEnabled, false),
  Effect.catchCause((cause) =>
    Cause.hasInterruptsOnly(cause) ? Effect.interrupt : say(startFailure(cause)),
  ),
);

NodeRuntime.runMain(main, {
  // To be told to stop is a normal end.
  teardown: (exit, onExit) =>
    Runtime.defaultTeardown(exit, (code) => onExit(Exit.hasInterrupts(exit) && code === 130 ? 0 : code)),
});
