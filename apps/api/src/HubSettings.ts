import * as Setting from "@atoll/platform/config/Setting";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { fileURLToPath } from "node:url";

const Port = Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 65_535 }));

const host = Setting.withDefault({
  name: "ATOLL_HOST",
  description: "the address to listen at",
  schema: Schema.NonEmptyString,
  expected: "an address of this machine",
  default: "127.0.0.1",
});

const port = Setting.withDefault({
  name: "ATOLL_PORT",
  description: "the port to listen at; 0 takes a free one",
  schema: Port,
  expected: "a port from 0 to 65535",
  default: 4600,
});

const publicUrl = Setting.optional({
  name: "ATOLL_PUBLIC_URL",
  description: "where browsers and nodes reach the hub; https in production",
  schema: Schema.URLFromString,
  expected: "a URL such as https://hub.example",
});

const Roles = Schema.String.check(Schema.isPattern(/^(api|runner|api,runner|runner,api)$/));

const roles = Setting.withDefault({
  name: "ATOLL_ROLES",
  description: "what this process does",
  schema: Roles,
  expected: "api, runner, or api,runner",
  default: "api,runner",
});

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const dashboard = Setting.withDefault({
  name: "ATOLL_DASHBOARD",
  description: "the folder of the built dashboard",
  schema: Schema.NonEmptyString,
  expected: "a folder",
  default: beside("../../dashboard/dist"),
});

const migrations = Setting.withDefault({
  name: "ATOLL_MIGRATIONS",
  description: "the folder of the SQL migrations, for the embedded database",
  schema: Schema.NonEmptyString,
  expected: "a folder",
  default: beside("../../../migrations"),
});

/** How this process serves. */
export class HubSettings extends Context.Service<
  HubSettings,
  {
    readonly host: string;
    readonly port: number;
    /** What it says it is when nobody says otherwise: the address it listens at. */
    readonly publicUrl: URL;
    readonly isRunner: boolean;
    readonly isApi: boolean;
    readonly dashboard: string;
    readonly migrations: string;
  }
>()("@atoll/api/HubSettings") {
  static readonly layer = Layer.effect(
    HubSettings,
    Effect.gen(function* () {
      const listen = { host: yield* host.read, port: yield* port.read };
      const given = yield* publicUrl.read;
      const does = (yield* roles.read).split(",");
      return HubSettings.of({
        ...listen,
        publicUrl: Option.getOrElse(given, () => new URL(`http://${listen.host}:${listen.port}`)),
        isRunner: does.includes("runner"),
        isApi: does.includes("api"),
        dashboard: yield* dashboard.read,
        migrations: yield* migrations.read,
      });
    }),
  );
}
