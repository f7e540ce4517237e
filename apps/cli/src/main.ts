import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Cause, Effect, Exit, Runtime } from "effect";
import { Command } from "effect/cli";
import { atollCommand } from "./atollCommand.ts";
import { version } from "./processes/Installation.ts";
import { failureText } from "./start/failureText.ts";

// A terminal that is closed ends the command as Ctrl-C does, so that nothing stays behind.
process.on("SIGHUP", () => process.kill(process.pid, "SIGTERM"));

/** Being told to stop is a normal end. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)
    ? onExit(0)
    : Runtime.defaultTeardown(exit, onExit);

Command.run(atollCommand, { version }).pipe(
  Effect.tapError((error) => Effect.sync(() => void process.stderr.write(failureText(error)))),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ teardown }),
);
