import { Replay } from "@atoll/contract/Idempotency";
import { Context, Effect, Layer } from "effect";
import type { HttpServerResponse } from "effect/http";

/** What the first request with the key was answered with, where there was one. Left by `Idempotency`. */
export const FirstAnswer = Context.Reference<HttpServerResponse.HttpServerResponse | undefined>(
  "@atoll/http/idempotency/FirstAnswer",
  { defaultValue: () => undefined },
);

/** See the contract. */
export const layer = Layer.succeed(Replay, (httpEffect) =>
  Effect.flatMap(FirstAnswer, (answer) => (answer === undefined ? httpEffect : Effect.succeed(answer))),
);
