import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Cause, Effect, Exit, Runtime } from "effect";
import { CliError, Command } from "effect/cli";
import { atollCommand } from "./atollCommand.ts";
import { version } from "./processes/Installation.ts";
import { failureText } from "./start/failureText.ts";

// A terminal that is closed ends the command as Ctrl-C does, so that nothing stays behind.
process.on("SIGHUP", () => process.kill(process.pid, "SIGTERM"));

/** Of sysexits.h: the command line is not understood. bootstrap.mjs uses it too. */
const misused = 64;

/** Being told to stop is a normal end. */
const teardown: Runtime.Teardown = (exit, onExit) => {
  if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) return onExit(0);
  if (CliError.isCliError(Cause.squash(exit.cause))) return onExit(misused);
  return Runtime.defaultTeardown(exit, onExit);
};

Command.run(atollCommand, { version }).pipe(
  Effect.tapError((error) => Effect.sync(() => void process.stderr.write(failureText(error)))),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ teardown }),
);
