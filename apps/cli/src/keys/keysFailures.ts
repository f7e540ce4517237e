import { Runtime, Schema } from "effect";

/** Something is still sealed under an older key. */
export class KeysUnsettled extends Schema.TaggedError<KeysUnsettled>()("KeysUnsettled", {}) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return "Everything is sealed anew within minutes: see docs/operations/keys.md.";
  }
}

/** Neither one organisation was named nor all of them, or both. */
export class RotationUnnamed extends Schema.TaggedError<RotationUnnamed>()("RotationUnnamed", {}) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return "Say whose key: --tenant <id>, or --all.";
  }
}
