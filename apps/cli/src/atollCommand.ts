import { Command } from "effect/cli";
import { auditCommand } from "./audit/auditCommand.ts";
import { keysCommand } from "./keys/keysCommand.ts";
import { jobsCommand } from "./jobs/jobsCommand.ts";
import { startCommand } from "./start/startCommand.ts";

/** Everything a person can do from a terminal: one subcommand each. */
export const atollCommand = Command.make("atoll").pipe(
  Command.withDescription("A hub for federated analysis"),
  Command.withSubcommands([startCommand, jobsCommand, auditCommand, keysCommand]),
);
