import { Schema } from "effect";

/** The hub gave the run to somebody else or gave it up: whatever it does now counts for nothing. */
export class RunLost extends Schema.TaggedError<RunLost>()("RunLost", { message: Schema.String }) {}
