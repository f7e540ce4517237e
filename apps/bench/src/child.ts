import { Schema } from "effect";
import { loadOf } from "./loads/loads.ts";
import type { Figures, FromContender } from "./protocol/Message.ts";
import { SetupText } from "./protocol/Setup.ts";

/** One contender in one round: sets up, says Ready, works when it is told to start, says what came out. */

const say = (message: FromContender) =>
  new Promise<void>((resolve) => void process.send?.(message, () => resolve()));

/** Without the harness there is nobody to work for. */
process.once("disconnect", () => process.exit(1));

const told = (wanted: string) =>
  new Promise<void>((resolve) => {
    const hear = (message: unknown) => {
      if (message !== wanted) return;
      process.off("message", hear);
      resolve();
    };
    process.on("message", hear);
  });

/** A figure of nothing (the median of no latency) is none, and JSON has no word for it. */
const known = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => Number.isFinite(value)));

try {
  const closing = told("close");
  const starting = told("start");
  const setup = Schema.decodeUnknownSync(SetupText)(process.argv[2]);
  const load = await loadOf(setup);
  await say({ _tag: "Ready", port: load.port ?? null, requests: load.requests ?? {} });
  if (load.measure !== undefined) {
    await starting;
    let measuring = true;
    // Told to close in the middle of it: the run was stopped, and nobody waits for the figures.
    void closing.then(() => measuring && process.exit(1));
    const outcome = await load.measure({
      begin: () => say({ _tag: "Mark", at: "begin" }),
      end: () => say({ _tag: "Mark", at: "end" }),
    });
    measuring = false;
    await say({ _tag: "Done", operations: outcome.operations, figures: known(outcome.figures) });
  }
  await closing;
  await load.close();
  process.exit(0);
} catch (error) {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await say({ _tag: "Failed", reason });
  process.exit(1);
}
