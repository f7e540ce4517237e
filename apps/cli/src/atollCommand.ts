import { Command } from "effect/cli";
import { jobsCommand } from "./jobs/jobsCommand.ts";
import { startCommand } from "./start/startCommand.ts";

/** Everything a person can do from a terminal: one subcommand each. */
export const atollCommand = Command.make("atoll").pipe(
  Command.withDescription("A hub for federated analysis"),
  Command.withSubcommands([startCommand, jobsCommand]),
);
