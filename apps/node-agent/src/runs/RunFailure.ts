import { Schema } from "effect";

/** The hub gave the run to somebody else or gave it up: whatever it does now counts for nothing. */
export class RunLost extends Schema.TaggedError<RunLost>()("RunLost", { message: Schema.String }) {}

/** The hub answers, and cannot hand out what it built; only its operator can mend that. */
export class BundleUnavailable extends Schema.TaggedError<BundleUnavailable>()("BundleUnavailable", {
  message: Schema.String,
}) {}
