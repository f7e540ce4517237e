import { appendFileSync, writeFileSync } from "node:fs";
import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Config, Effect, Layer, Logger, Option, Schema } from "effect";
import { chosen, isChosen } from "./catalogue/catalogue.ts";
import * as PostgresTarget from "./harness/PostgresTarget.ts";
import { type Options, parseOptions } from "./Options.ts";
import { headReport } from "./report/headReport.ts";
import { recovery } from "./report/recovery.ts";
import { runBench } from "./runBench.ts";

/**
 * To standard output, and to the file asked for as far as it is known: a run that is stopped leaves what it
 * has.
 */
const publisher = ({ out }: Options) => {
  if (out !== undefined) writeFileSync(out, "");
  return (text: string) =>
    Effect.sync(() => {
      process.stdout.write(`${text}\n\n`);
      if (out !== undefined) appendFileSync(out, `${text}\n\n`);
    });
};

/** The command line is not understood. */
class Misused extends Schema.TaggedError<Misused>()("Misused", { reason: Schema.String }) {
  override get message(): string {
    return this.reason;
  }
}

const main = Effect.gen(function* () {
  const options = yield* Effect.try({
    try: () => parseOptions(process.argv.slice(2)),
    catch: (cause) => new Misused({ reason: cause instanceof Error ? cause.message : String(cause) }),
  });
  const url = yield* Config.option(Config.NonEmptyString("DATABASE_URL"));
  const scenarios = chosen(options.scenarios, options.only);
  const target = yield* PostgresTarget.open(options.server, Option.getOrUndefined(url));
  const publish = publisher(options);
  yield* publish(headReport(options, target, scenarios));
  yield* runBench(target, options, publish);
  if (isChosen("11", options.scenarios)) yield* publish(recovery);
}).pipe(
  Effect.scoped,
  Effect.provide(
    Layer.merge(NodeServices.layer, Logger.layer([Logger.withConsoleError(Logger.formatLogFmt)])),
  ),
);

NodeRuntime.runMain(main);
