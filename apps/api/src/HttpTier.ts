import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { Draining } from "@atoll/http/Draining";
import { Readiness } from "@atoll/http/health/Readiness";
import { HttpConfig } from "@atoll/http/HttpConfig";
import { HubServer } from "@atoll/http/HubServer";
import { Duration, Effect, Layer } from "effect";
import { HubSettings } from "./HubSettings.ts";
import { version } from "./hubVersion.ts";

/** How long a stopping hub waits for requests that are being answered. */
const drain = Duration.seconds(30);

const readiness = Layer.effect(
  Readiness,
  Effect.map(SystemDatabase, ({ sql }) => ({
    check: sql`select 1`.pipe(
      Effect.timeout("2 seconds"),
      Effect.asVoid,
      Effect.mapError(() => new ServiceUnavailable({ detail: "The database does not answer." })),
    ),
  })),
);

const config = Layer.effect(
  HttpConfig,
  Effect.map(HubSettings, ({ publicUrl, dashboard }) => ({ publicUrl, dashboard, version })),
);

const server = Layer.unwrap(
  Effect.map(HubSettings, ({ host, port }) => HubServer.layer({ host, port, drain })),
);

/** The hub's interface, listening once all below is ready. A runner alone answers probes the same way. */
export const HttpTier = server.pipe(Layer.provide([readiness, config, Draining.layer]));
