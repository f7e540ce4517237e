import { Runtime, Schema } from "effect";

/** The hub did not do what it was asked for, or could not be reached. */
export class HubRefused extends Schema.TaggedError<HubRefused>()("HubRefused", { reason: Schema.String }) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return this.reason;
  }
}
