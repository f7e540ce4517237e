import { join } from "node:path";
import { Cause, Effect, FileSystem, Schema } from "effect";
import { pause } from "@atoll/platform/process/ProcessTable";

/** What the first worker of this run tried to make did not come about; the others do not try again. */
export class OncePerRunFailed extends Schema.TaggedError<OncePerRunFailed>()("OncePerRunFailed", {
  what: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `${this.what} could not be made for this test run: ${this.reason}`;
  }
}

const patience = 120_000;

/** Text becomes visible at the path in one piece. */
const publish = Effect.fnUntraced(function* (path: string, text: string) {
  const files = yield* FileSystem.FileSystem;
  yield* files.writeFileString(`${path}.new`, text);
  yield* files.rename(`${path}.new`, path);
});

/**
 * Runs `make` once in a run, in whichever worker asks first; the others wait in real time and get the text it
 * wrote down. A failure is remembered too: every suite that asked says the same reason.
 */
export const oncePerRun = Effect.fn("oncePerRun")(function* <E, R>(
  run: string,
  what: string,
  make: Effect.Effect<string, E, R>,
) {
  const files = yield* FileSystem.FileSystem;
  const record = join(run, `${what}.made`);
  const failure = join(run, `${what}.failed`);
  const first = yield* files.makeDirectory(join(run, `${what}.lock`)).pipe(
    Effect.as(true),
    Effect.catchReason("PlatformError", "AlreadyExists", () => Effect.succeed(false)),
  );
  if (first) {
    return yield* make.pipe(
      Effect.tap((text) => publish(record, text)),
      Effect.tapCause((cause) => publish(failure, Cause.pretty(cause))),
    );
  }
  const until = performance.now() + patience;
  for (;;) {
    if (yield* files.exists(record)) return yield* files.readFileString(record);
    if (yield* files.exists(failure)) {
      return yield* new OncePerRunFailed({ what, reason: yield* files.readFileString(failure) });
    }
    if (performance.now() > until) return yield* new OncePerRunFailed({ what, reason: "it took too long" });
    yield* pause(20);
  }
});
