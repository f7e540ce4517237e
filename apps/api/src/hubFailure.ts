import { Cause, Predicate } from "effect";

/** The exit code of each failure that a person can act on; see docs/startup-failures.md. */
const exitCodes: Readonly<Record<string, number>> = {
  PortTaken: 20,
  ListenFailed: 20,
  DataFolderTooNew: 21,
  DataFolderCorrupt: 22,
  DataFolderDenied: 22,
  DataFolderInUse: 23,
  DatabaseStartFailed: 24,
  DatabasePortTaken: 24,
  PostgresBinariesMissing: 24,
  DatabaseUnavailable: 24,
  SettingInvalid: 25,
  SettingsInvalid: 25,
  ProductionRefused: 25,
  KeyEncryptionKeyMissing: 25,
  KeyEncryptionKeyMalformed: 25,
};

const tagOf = (cause: Cause.Cause<unknown>): string => {
  const error = Cause.squash(cause);
  return Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : "";
};

/** 1 for a fault nobody foresaw. */
export const exitCodeOf = (cause: Cause.Cause<unknown>): number => exitCodes[tagOf(cause)] ?? 1;

/** One sentence for a failure that was foreseen; the whole cause for one that was not. */
export const failureText = (cause: Cause.Cause<unknown>): string => {
  const error = Cause.squash(cause);
  return tagOf(cause) in exitCodes && error instanceof Error ? error.message : Cause.pretty(cause);
};
