import { NodeRuntime, NodeServices } from "@effect/platform-node";
import * as SettingsReport from "@atoll/platform/config/SettingsReport";
import { HubServer } from "@atoll/http/HubServer";
import { Cause, Clock, Effect, Layer } from "effect";
import { performance } from "node:perf_hooks";
import { HttpTier } from "./HttpTier.ts";
import { exitCodeOf, failureText } from "./hubFailure.ts";
import { HubSettings } from "./HubSettings.ts";
import { InfraTier } from "./InfraTier.ts";
import { PlatformTier } from "./PlatformTier.ts";
import { productionChecks } from "./productionChecks.ts";
import { ServicesTier } from "./ServicesTier.ts";

/** Every setting of this process as an operator may see it; a wrong one stops the boot with its sentence. */
const settings = Layer.effectDiscard(
  Effect.flatMap(SettingsReport.make, (lines) => Effect.logInfo(`Settings\n${SettingsReport.render(lines)}`)),
);

/** The line that whoever started the hub waits for. */
const ready = Layer.effectDiscard(
  Effect.gen(function* () {
    const { url } = yield* HubServer;
    const { publicUrl } = yield* HubSettings;
    const seconds = ((yield* Clock.currentTimeMillis) - performance.timeOrigin) / 1_000;
    yield* Effect.logInfo(
      `Atoll is ready at ${url} after ${seconds.toFixed(1)} s (public address ${publicUrl.origin})`,
    );
  }),
);

const Hub = ready.pipe(
  Layer.provideMerge(HttpTier),
  Layer.provideMerge(InfraTier),
  Layer.provideMerge(ServicesTier),
  Layer.provideMerge(PlatformTier),
  Layer.provide(productionChecks),
  Layer.provide(settings),
  Layer.provide(NodeServices.layer),
);

Layer.launch(Hub).pipe(
  Effect.catchCause((cause) =>
    Cause.hasInterruptsOnly(cause)
      ? Effect.failCause(cause)
      : Effect.andThen(
          Effect.logError(failureText(cause)),
          Effect.sync(() => process.exit(exitCodeOf(cause))),
        ),
  ),
  NodeRuntime.runMain,
);
