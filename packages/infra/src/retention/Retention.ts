import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { RetentionRepository } from "@atoll/database/retention/RetentionRepository";
import type { Forget } from "@atoll/database/retention/retentionStatements";
import type { SettingInvalid } from "@atoll/platform/config/Setting";
import { Duration, Effect, Option } from "effect";
import type { SystemSchedule } from "../schedules/SystemSchedules.ts";
import * as RetentionSettings from "./RetentionSettings.ts";

/** Rows of one statement: few enough that nobody waits for its locks. */
const batch = 1_000;
/** Batches of one kind in one pass; what is left waits for the next. */
const batches = 200;

/** What was forgotten in a pass, by kind. */
export type Forgotten = Readonly<Record<string, number>>;

/** Batch after batch, until nothing is left or the pass has done its share. */
export const forget = Effect.fnUntraced(function* (step: Forget, keep: Duration.Duration, most = batch) {
  let sum = 0;
  for (let done = 0; done < batches; done++) {
    const count = yield* step(keep, most);
    sum += count;
    if (count < most) break;
  }
  return sum;
});

/**
 * Forgets what is over and has been kept as long as it is to be kept; the settings say how long. In small statements,
 * each a commit of its own: an interrupted pass has done a part, and the next one does the rest.
 */
export const pass: Effect.Effect<Forgotten, DatabaseUnavailable | SettingInvalid, RetentionRepository> =
  Effect.gen(function* () {
    const repository = yield* RetentionRepository;
    const forgotten = {
      sessions: yield* forget(repository.forgetSessions, yield* RetentionSettings.sessions.read),
      nodeTokens: yield* forget(repository.forgetNodeTokens, Duration.days(1)),
      nodeAssertions: yield* forget(repository.forgetNodeAssertions, Duration.days(1)),
      oneTimeTokens: yield* forget(repository.forgetOneTimeTokens, Duration.days(1)),
      loginThrottles: yield* forget(repository.forgetLoginThrottles, Duration.days(1)),
      loginAttempts: yield* forget(repository.forgetLoginAttempts, Duration.days(1)),
      apiKeys: yield* forget(repository.forgetApiKeys, yield* RetentionSettings.apiKeys.read),
      refreshTokens: yield* forget(repository.forgetRefreshTokens, Duration.days(1)),
      ceremonies: yield* forget(repository.forgetCeremonies, Duration.days(1)),
      effects: yield* forget(repository.forgetEffects, yield* RetentionSettings.effects.read),
      unconfirmedAccounts: yield* Option.match(yield* RetentionSettings.unconfirmedAccounts.read, {
        onNone: () => Effect.succeed(0),
        onSome: (keep) => forget(repository.forgetUnconfirmedAccounts, keep),
      }),
      outbox: yield* forget(repository.forgetDelivered, yield* RetentionSettings.delivered.read),
      idempotencyKeys: yield* forget(
        repository.forgetIdempotencyKeys,
        yield* RetentionSettings.idempotencyKeys.read,
      ),
      messages: yield* forget(repository.emptyMessages, yield* RetentionSettings.messages.read),
    };
    const sum = Object.values(forgotten).reduce((all, each) => all + each, 0);
    if (sum > 0)
      yield* Effect.logInfo("Forgot what has been over for long").pipe(Effect.annotateLogs(forgotten));
    return forgotten;
  }).pipe(Effect.withSpan("Retention.pass"));

/** Once an hour, in one process. */
export const schedule: SystemSchedule<RetentionRepository> = {
  name: "retention",
  cron: "41 * * * *",
  run: () => Effect.asVoid(pass),
};
