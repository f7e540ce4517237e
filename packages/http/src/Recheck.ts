import { Context, Effect } from "effect";

/**
 * Whether the credential of the running request is still good and stands for the same caller. For answers that go on for
 * long: rights are checked when a request begins, and may be taken away meanwhile.
 */
export const Recheck = Context.Reference<Effect.Effect<boolean>>("@atoll/http/Recheck", {
  defaultValue: () => Effect.succeed(true),
});
