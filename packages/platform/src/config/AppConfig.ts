import { resolve } from "node:path";
import { Context, Effect, Layer, Schema } from "effect";
import * as Setting from "./Setting.ts";

/** In production, settings meant for development are refused by whoever owns them. */
export const EnvironmentName = Schema.Literals(["development", "production"]);
export type EnvironmentName = typeof EnvironmentName.Type;

const environment = Setting.withDefault({
  name: "ATOLL_ENV",
  description: "what this installation is for",
  schema: EnvironmentName,
  expected: "development or production",
  default: "development",
});

const dataFolder = Setting.withDefault({
  name: "ATOLL_DATA",
  description: "the folder for everything kept on this machine",
  schema: Schema.NonEmptyString,
  expected: "a folder",
  default: ".atoll",
});

/** What every part of a process may need to know of the installation. */
export class AppConfig extends Context.Service<
  AppConfig,
  {
    readonly environment: EnvironmentName;
    /**
     * Absolute; relative values are taken from the working folder, which for the two commands is the
     * project's.
     */
    readonly dataFolder: string;
  }
>()("@atoll/platform/config/AppConfig") {
  static readonly layer = Layer.effect(
    AppConfig,
    Effect.gen(function* () {
      return AppConfig.of({
        environment: yield* environment.read,
        dataFolder: resolve(yield* dataFolder.read),
      });
    }),
  );
}
