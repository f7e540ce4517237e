import { Runtime, Schema } from "effect";

/** An entry of an audit trail is not what it was, or is gone. */
export class ChainBroken extends Schema.TaggedError<ChainBroken>()("ChainBroken", {}) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return "The audit trail was changed behind the hub's back: see docs/operations/audit.md.";
  }
}
