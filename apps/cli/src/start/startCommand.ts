import { resolve } from "node:path";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import { Effect, Option, Schema } from "effect";
import { Command, Flag } from "effect/cli";
import { Screen } from "../terminal/Screen.ts";
import { startAtoll } from "./startAtoll.ts";

const Port = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 65_535 }));

const flags = {
  demo: Flag.Boolean("demo").pipe(
    Flag.withDescription("Run the islands demo beside the hub; --no-demo serves the hub alone"),
    Flag.withDefault(true),
  ),
  port: Flag.Int("port").pipe(
    Flag.withDescription("The hub's port; 0 takes a free one. ATOLL_PORT when absent"),
    Flag.withSchema(Port),
    Flag.optional,
  ),
  host: Flag.String("host").pipe(
    Flag.withDescription("The address the hub listens on. ATOLL_HOST when absent"),
    Flag.optional,
  ),
  data: Flag.String("data").pipe(
    Flag.withDescription("The folder for everything that is kept. ATOLL_DATA, or .atoll here, when absent"),
    Flag.optional,
  ),
};

export const startCommand = Command.make(
  "start",
  flags,
  Effect.fnUntraced(function* ({ demo, port, host, data }) {
    const config = yield* AppConfig;
    const dataFolder = Option.match(data, {
      onNone: () => config.dataFolder,
      onSome: (folder) => resolve(folder),
    });
    return yield* startAtoll({ demo, port, host, dataFolder });
  }),
).pipe(
  Command.withDescription("Start the hub on this machine, run the islands demo, and keep serving"),
  Command.provide(AppConfig.layer),
  Command.provide(Screen.layer),
);
