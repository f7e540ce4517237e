import { Cause, Effect, Exit, Option, Schema } from "effect";
import { Activity, DurableDeferred, Workflow } from "effect/workflow";
import { note } from "./Notes.ts";

export class Refused extends Schema.TaggedError<Refused>()("Refused", { why: Schema.String }) {}

/** The outside's answer, for workflows that wait for one. */
export const answer = DurableDeferred.make("answer", { success: Schema.String, error: Refused });

/** An activity that does nothing but write its name. */
export const step = (name: string) => Activity.make({ name, execute: note(name) });

/** The reason of an execution that ended with `Refused`, else how it ended. */
export const refusal = (exit: Exit.Exit<unknown, Refused>): string => {
  const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
  return error instanceof Refused ? error.why : String(exit);
};

/** A word of the outside to an execution. */
export const tell = (
  workflow: Workflow.Any,
  executionId: string,
  exit: Exit.Exit<string, Refused>,
  deferred: typeof answer = answer,
) =>
  DurableDeferred.done(deferred, {
    token: DurableDeferred.tokenFromExecutionId(deferred, { workflow, executionId }),
    exit,
  });

export const say = (workflow: Workflow.Any, executionId: string, value: string, deferred = answer) =>
  tell(workflow, executionId, Exit.succeed(value), deferred);

type Polled<A, E, R> = Effect.Effect<Option.Option<Workflow.Result<A, E>>, never, R>;

/** Waits until the polled execution is suspended. */
export const untilSuspended = <A, E, R>(poll: Polled<A, E, R>) =>
  poll.pipe(
    Effect.tap((polled) => (Option.isSome(polled) ? Effect.void : Effect.sleep(10))),
    Effect.repeat({ until: (polled) => Option.isSome(polled) && polled.value._tag === "Suspended" }),
    Effect.asVoid,
  );

const completed = <A, E>(polled: Option.Option<Workflow.Result<A, E>>) =>
  Option.flatMap(polled, (result) => (result._tag === "Complete" ? Option.some(result.exit) : Option.none()));

/** Waits until the polled execution is over, and says how it ended. */
export const untilOver = <A, E, R>(poll: Polled<A, E, R>) =>
  poll.pipe(
    Effect.map(completed),
    Effect.tap((exit) => (Option.isSome(exit) ? Effect.void : Effect.sleep(15))),
    Effect.repeat({ until: Option.isSome }),
    Effect.flatMap(Effect.fromOption),
  );
