import { Runtime, Schema } from "effect";

/** What ends `atoll start`: each says what happened and what to do, and has a code of docs/startup-failures.md. */

/** The hub did not come up, or ended while it served. Its own words and its own code are passed on. */
export class HubFailed extends Schema.TaggedError<HubFailed>()("HubFailed", {
  exitCode: Schema.Int,
  sentences: Schema.Array(Schema.String),
}) {
  override readonly [Runtime.errorReported] = false;
  override get [Runtime.errorExitCode](): number {
    return this.exitCode;
  }
  override get message(): string {
    return this.sentences.join("\n");
  }
}

/** The hub serves, but a step of the demo did not come to its end. */
export class DemoFailed extends Schema.TaggedError<DemoFailed>()("DemoFailed", {
  /** What could not be done, completing "the demo could not …". */
  step: Schema.String,
  /** A sentence. */
  reason: Schema.String,
}) {
  override readonly [Runtime.errorReported] = false;
  override readonly [Runtime.errorExitCode] = 30;
  override get message(): string {
    return `The islands demo could not ${this.step}: ${this.reason}`;
  }
}

/** What a person does about a failed demo. */
export const demoWayOut =
  "run the command again, it goes on where it stopped; npm start -- --no-demo serves without the demo.";

/** Of a program that ended without a code of its own, killed by a signal. */
export const endedUnexpectedly = 26;
