import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { type Answers, runAgainst } from "../hub/runAgainst.ts";

const id = "01990a5c-7d00-7000-9000-000000000001";
const instant = "2026-11-21T09:30:00.000Z";

const job = {
  id,
  type: "echo/1",
  state: "completed",
  priority: "normal",
  payload: { text: "Hello" },
  result: { text: "Hello" },
  failure: null,
  progress: 100,
  progressNote: null,
  attempts: 1,
  maxAttempts: 5,
  timeoutMs: 300_000,
  dedupeKey: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  rateLimit: null,
  createdAt: instant,
  availableAt: instant,
  startedAt: instant,
  finishedAt: instant,
  cancelRequestedAt: null,
};

const news = { state: "completed", progress: 100, progressNote: null, attempts: 1, failure: null };
const attempts = [
  { attempt: 1, runner: "hub:1", startedAt: instant, endedAt: instant, outcome: "completed", error: null },
];

const over = {
  type: "urn:atoll:problem:job-over",
  status: 409,
  title: "The job is over",
  state: "completed",
};

/** What the hub answers, by method and path. */
const answers: Answers = {
  "GET /api/v1/jobs?limit=5&state=completed": [
    200,
    "application/json",
    JSON.stringify({ items: [job], nextCursor: null }),
  ],
  [`GET /api/v1/jobs/${id}`]: [200, "application/json", JSON.stringify(job)],
  [`GET /api/v1/jobs/${id}/attempts`]: [200, "application/json", JSON.stringify(attempts)],
  [`GET /api/v1/jobs/${id}/events`]: [
    200,
    "text/event-stream",
    `id: a\nevent: end\ndata: ${JSON.stringify(news)}\n\n`,
  ],
  [`POST /api/v1/jobs/${id}/cancel`]: [409, "application/problem+json", JSON.stringify(over)],
};

const run = (words: ReadonlyArray<string>) => runAgainst(answers, ["jobs", ...words]);

it.live("lists jobs", () =>
  Effect.gen(function* () {
    const { code, log } = yield* run(["list", "--limit", "5", "--state", "completed"]);
    expect(log).toBe(`${id}  completed      2026-11-21T09:30:00Z  echo/1\n`);
    expect(code).toBe(0);
  }),
);

it.live("follows a job to its end and shows it", () =>
  Effect.gen(function* () {
    const { code, log } = yield* run(["show", id, "--follow"]);
    expect(log).toContain('result     {"text":"Hello"}');
    expect(log).toContain("1. 2026-11-21T09:30:00Z  completed");
    expect(code).toBe(0);
  }),
);

it.live("says in a sentence why a job is not cancelled", () =>
  Effect.gen(function* () {
    const { code, log } = yield* run(["cancel", id]);
    expect(log).toMatch(/^\s*atoll: The job is over\.\s*$/);
    expect(code).toBe(1);
  }),
);

it.live("refuses what is no id", () =>
  Effect.gen(function* () {
    const { code } = yield* run(["cancel", "1"]);
    expect(code).toBe(64);
  }),
);
