import { Cause, Option, Runtime, Schema } from "effect";

/** See docs/startup-failures.md. Everything else that keeps the hub from starting ends with 1. */
const exitCodes: Readonly<Record<string, number>> = {
  PortTaken: 20,
  ListenFailed: 20,
  ClusterListenFailed: 20,
  DataFolderTooNew: 21,
  MigrationUnknown: 21,
  DataFolderCorrupt: 22,
  DataFolderInUse: 23,
  DataFolderDenied: 24,
  DatabaseStartFailed: 24,
  DatabasePortTaken: 24,
  PostgresBinariesMissing: 24,
  SettingInvalid: 25,
  SettingsInvalid: 25,
  DevelopmentSettings: 25,
  KeyEncryptionKeyMissing: 25,
  KeyEncryptionKeyMalformed: 25,
  KeyEncryptionKeysAlike: 25,
  HubKeyUnreadable: 25,
  UnsafeDatabaseRole: 25,
};

/** The hub did not start, or could not go on. A person has read why; the process ends with the code. */
export class StartFailure extends Schema.TaggedError<StartFailure>()("StartFailure", {
  exitCode: Schema.Int,
  text: Schema.String,
}) {
  override readonly [Runtime.errorReported] = false;
  override readonly [Runtime.errorExitCode] = this.exitCode;
}

type Known = { readonly _tag: string; readonly message: string };

/** What happened and what to do, without a stack where the failure is one we know. */
export const startFailure = (cause: Cause.Cause<Known>): StartFailure =>
  Option.match(Cause.findErrorOption(cause), {
    onNone: () => new StartFailure({ exitCode: 1, text: Cause.pretty(cause) }),
    onSome: ({ _tag, message }) => new StartFailure({ exitCode: exitCodes[_tag] ?? 1, text: message }),
  });
