import * as Setting from "@atoll/platform/config/Setting";
import { Duration, Schema } from "effect";

const atLeast = (least: Duration.Duration) =>
  Schema.DurationFromString.check(Schema.makeFilter((kept) => Duration.isGreaterThanOrEqualTo(kept, least)));

const time = (name: string, description: string, least: Duration.Duration, otherwise: Duration.Duration) =>
  Setting.withDefault({
    name,
    description,
    schema: atLeast(least),
    expected: `a time of at least ${Duration.format(least)}, such as 30 days`,
    default: otherwise,
    shownDefault: Duration.format(otherwise),
  });

const day = Duration.days(1);

export const sessions = time(
  "ATOLL_KEEP_SESSIONS",
  "how long a session stays on record after its end",
  Duration.zero,
  Duration.days(30),
);

export const apiKeys = time(
  "ATOLL_KEEP_API_KEYS",
  "how long an API key stays on record after its end",
  Duration.zero,
  Duration.days(90),
);

export const effects = time(
  "ATOLL_KEEP_EFFECTS",
  "how long the proof stays that an outward effect of an analysis happened once",
  Duration.days(30),
  Duration.days(365),
);

export const unconfirmedAccounts = Setting.optional({
  name: "ATOLL_KEEP_UNCONFIRMED_ACCOUNTS",
  description:
    "how long an account waits for its address to be confirmed before it goes, if nothing is in it; for ever when absent",
  schema: atLeast(day),
  expected: "a time of at least 1d, such as 30 days",
});

export const delivered = time(
  "ATOLL_KEEP_OUTBOX",
  "how long a delivered signal stays on record",
  Duration.zero,
  Duration.days(7),
);

export const messages = time(
  "ATOLL_KEEP_MESSAGES",
  "how long the sealed content of a message stays after the last time it could be delivered",
  Duration.zero,
  Duration.days(7),
);

export const idempotencyKeys = time(
  "ATOLL_KEEP_IDEMPOTENCY_KEYS",
  "how long a repeated call gets the answer of the first",
  day,
  Duration.days(2),
);

export const workflows = time(
  "ATOLL_KEEP_WORKFLOWS",
  "how long the journal of a workflow stays after its end; as long a second start is known for one",
  day,
  Duration.days(30),
);

export const jobs = time(
  "ATOLL_KEEP_JOBS",
  "how long a job and its history stay after its end",
  Duration.hours(1),
  Duration.days(30),
);

export const deadLetters = time(
  "ATOLL_KEEP_DEAD_LETTERS",
  "how long a dead letter stays with its job",
  day,
  Duration.days(90),
);
