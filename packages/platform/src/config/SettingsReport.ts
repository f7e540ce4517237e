import { Effect, Result, Schema } from "effect";
import * as Setting from "./Setting.ts";

/** Some settings of the environment are wrong: all of them, so that one look mends them. */
export class SettingsInvalid extends Schema.TaggedError<SettingsInvalid>()("SettingsInvalid", {
  sentences: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return this.sentences.join("\n");
  }
}

/** Checks every setting of this process at once, and says each as it may be shown. */
export const make: Effect.Effect<ReadonlyArray<Setting.SettingLine>, SettingsInvalid> = Effect.gen(
  function* () {
    const results = yield* Effect.forEach(Setting.all(), ({ line }) => Effect.result(line));
    const faults = results.filter(Result.isFailure).map(({ failure }) => failure.sentence);
    if (faults.length > 0) return yield* new SettingsInvalid({ sentences: faults });
    return results.filter(Result.isSuccess).map(({ success }) => success);
  },
);

/** The report as aligned lines of text; values left at their default say so. */
export const render = (lines: ReadonlyArray<Setting.SettingLine>): string => {
  const width = Math.max(0, ...lines.map(({ name }) => name.length));
  return lines
    .map(({ name, value, isDefault, description }) => {
      const shown = isDefault && value !== Setting.notSet ? `${value} (default)` : value;
      return `${name.padEnd(width)}  ${shown}  ${description}`;
    })
    .join("\n");
};
