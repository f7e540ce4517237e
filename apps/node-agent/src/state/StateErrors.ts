import { Schema } from "effect";

/**
 * The disk refused a read, a write or an fsync. What was being written may or may not be there after a
 * restart.
 */
export class StateUnavailable extends Schema.TaggedError<StateUnavailable>()("StateUnavailable", {
  message: Schema.String,
}) {}

/**
 * A whole line does not continue the chain: the file was edited, or its disk lost something it had
 * confirmed.
 */
export class StateBroken extends Schema.TaggedError<StateBroken>()("StateBroken", {
  path: Schema.String,
  line: Schema.Int,
  message: Schema.String,
}) {}

/** Another agent that is alive holds this state file. */
export class StateInUse extends Schema.TaggedError<StateInUse>()("StateInUse", {
  path: Schema.String,
  pid: Schema.Int,
}) {}

/**
 * The record does not continue the sequence to its recipient; a repeated number would be a forged message.
 */
export class SequenceOutOfOrder extends Schema.TaggedError<SequenceOutOfOrder>()("SequenceOutOfOrder", {
  expected: Schema.Int,
  given: Schema.Int,
}) {}
