import { Effect, Option, Schema } from "effect";
import { isSqlError } from "effect/sql/SqlError";
import { sqlState } from "../SqlFailure.ts";

/**
 * The fencing token of a process that owns shards: every statement it writes as an owner proves that the tenure still
 * holds. A later tenure has a greater number.
 */
export const Tenure = Schema.Int.pipe(Schema.brand("Tenure"));
export type Tenure = typeof Tenure.Type;

/** Another process took the shards over: nothing was written, and nothing may be written under this tenure again. */
export class TenureFenced extends Schema.TaggedError<TenureFenced>()("TenureFenced", { tenure: Tenure }) {
  override get message(): string {
    return `Tenure ${this.tenure} is over: another process has taken over what it owned.`;
  }
}

/** Raised by `hold_tenure` and by every function of the journal that calls it. */
const fencedState = "AT001";

/** Turns the server's refusal of a fenced tenure into `TenureFenced`; use it before `settle`. */
export const orFenced =
  (tenure: Tenure) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | TenureFenced, R> =>
    effect.pipe(
      Effect.catch((error): Effect.Effect<never, E | TenureFenced> =>
        isSqlError(error) && Option.contains(sqlState(error), fencedState)
          ? Effect.fail(new TenureFenced({ tenure }))
          : Effect.fail(error),
      ),
    );
