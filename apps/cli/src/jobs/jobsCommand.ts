import { JobId } from "@atoll/contract/jobs/Job";
import { JobState } from "@atoll/contract/jobs/JobState";
import { Effect, Option, Schema, Stream } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { FetchHttpClient } from "effect/http";
import { access, asking } from "../hub/asking.ts";
import { Screen } from "../terminal/Screen.ts";
import { jobBlock, jobLine } from "./jobLines.ts";

const jobId = Argument.String("job").pipe(
  Argument.withDescription("The job's id"),
  Argument.withSchema(JobId),
);

const listCommand = Command.make(
  "list",
  {
    ...access,
    state: Flag.Literals("state", JobState.literals).pipe(
      Flag.withDescription("Only jobs in this state"),
      Flag.optional,
    ),
    type: Flag.String("type").pipe(Flag.withDescription("Only jobs of this type"), Flag.optional),
    limit: Flag.Int("limit").pipe(
      Flag.withDescription("How many at most"),
      Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))),
      Flag.withDefault(20),
    ),
  },
  Effect.fnUntraced(function* ({ state, type, limit, ...where }) {
    const screen = yield* Screen;
    const query = {
      limit,
      ...Option.match(state, { onNone: () => ({}), onSome: (value) => ({ state: value }) }),
      ...Option.match(type, { onNone: () => ({}), onSome: (value) => ({ type: value }) }),
    };
    const { items } = yield* asking(where, ({ jobs }) => jobs.list({ query }));
    yield* screen.say(...(items.length === 0 ? ["There are no such jobs."] : items.map(jobLine)));
  }),
).pipe(Command.withDescription("List jobs, newest first"));

const showCommand = Command.make(
  "show",
  {
    ...access,
    job: jobId,
    follow: Flag.Boolean("follow").pipe(
      Flag.withDescription("Wait until the job is over, and show how it goes on"),
      Flag.withDefault(false),
    ),
  },
  Effect.fnUntraced(function* ({ job, follow, ...where }) {
    const screen = yield* Screen;
    const params = { jobId: job };
    const shown = yield* asking(where, ({ jobs }) =>
      Effect.gen(function* () {
        if (follow) {
          const events = yield* jobs.events({ params, headers: {} });
          yield* Stream.runForEach(events, (event) =>
            event.event === "heartbeat"
              ? Effect.void
              : screen.show([
                  {
                    text: `${event.data.state} ${event.data.progress} % ${event.data.progressNote ?? ""}`,
                    news: `${event.data.state} ${event.data.progressNote ?? ""}`,
                  },
                ]),
          );
        }
        return jobBlock(yield* jobs.get({ params }), yield* jobs.attempts({ params }));
      }),
    );
    yield* screen.say(...shown);
  }),
).pipe(Command.withDescription("Show a job with its attempts"));

const cancelCommand = Command.make(
  "cancel",
  { ...access, job: jobId },
  Effect.fnUntraced(function* ({ job, ...where }) {
    const screen = yield* Screen;
    const { state } = yield* asking(where, ({ jobs }) => jobs.cancel({ params: { jobId: job } }));
    yield* screen.say(
      state === "cancelled"
        ? "The job is cancelled."
        : "The job was asked to stop; it is cancelled when its handler has stopped.",
    );
  }),
).pipe(Command.withDescription("Cancel a job"));

/** Background work of the organisation, from a terminal. */
export const jobsCommand = Command.make("jobs").pipe(
  Command.withDescription("List, show and cancel jobs of a hub"),
  Command.withSubcommands([listCommand, showCommand, cancelCommand]),
  Command.provide(FetchHttpClient.layer),
  Command.provide(Screen.layer),
);
