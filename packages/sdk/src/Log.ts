import { format } from "node:util";
import type { LogLevel } from "./Protocol.ts";

/** Lines the analyst and the node's steward see with the run. They leave the site: never log data. */
export interface Log {
  readonly debug: (message: string) => Promise<void>;
  readonly info: (message: string) => Promise<void>;
  readonly warn: (message: string) => Promise<void>;
  readonly error: (message: string) => Promise<void>;
}

const LONGEST = 4000;

/** A log that writes through `write`; longer texts are cut and say how much is missing. */
export const makeLog = (write: (level: LogLevel, message: string) => Promise<void>): Log => {
  const line = (level: LogLevel) => (message: string) =>
    write(
      level,
      message.length <= LONGEST ? message : `${message.slice(0, LONGEST)}… (${message.length} characters)`,
    );
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
};

/**
 * Sends what the analysis prints with `console.*` to the log, as a process in the sandbox has no terminal.
 * Returns what puts the console back. A line that cannot be sent any more is dropped.
 */
export const captureConsole = (log: Log): (() => void) => {
  const before = { ...globalThis.console };
  const line =
    (write: (message: string) => Promise<void>) =>
    (...values: ReadonlyArray<unknown>) =>
      void write(format(...values)).catch(() => {});
  Object.assign(globalThis.console, {
    debug: line(log.debug),
    trace: line(log.debug),
    log: line(log.info),
    info: line(log.info),
    warn: line(log.warn),
    error: line(log.error),
  });
  return () => void Object.assign(globalThis.console, before);
};
