import { Runtime, Schema } from "effect";

/** A hub is to be asked, and as whom was not said. */
export class TokenMissing extends Schema.TaggedError<TokenMissing>()("TokenMissing", {}) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return "Say as whom to ask the hub: ATOLL_TOKEN or --token. A file is verified without one, by --file.";
  }
}
