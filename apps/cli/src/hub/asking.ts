import { HubClient } from "@atoll/client/effect/HubClient";
import { Config, Effect, type Redacted } from "effect";
import { Flag } from "effect/cli";
import { sentenceOf } from "../demo/HubAccess.ts";
import { HubRefused } from "./HubRefused.ts";

/** Where the hub is, and as whom to ask it. */
export const access = {
  hub: Flag.String("hub").pipe(
    Flag.withDescription("Where the hub answers. ATOLL_HUB when absent, or http://127.0.0.1:4600"),
    Flag.withFallbackConfig(Config.String("ATOLL_HUB")),
    Flag.withDefault("http://127.0.0.1:4600"),
  ),
  token: Flag.Redacted("token").pipe(
    Flag.withDescription("The bearer token of a session. Better: ATOLL_TOKEN, which no process list shows"),
    Flag.withFallbackConfig(Config.Redacted("ATOLL_TOKEN")),
  ),
};

export interface Access {
  readonly hub: string;
  readonly token: Redacted.Redacted<string>;
}

export type Client = Effect.Success<ReturnType<typeof HubClient.make>>;

/** Asks the hub; says in a sentence what it or the way to it refuses. */
export const asking = Effect.fnUntraced(function* <A, E, R>(
  { hub, token }: Access,
  ask: (client: Client) => Effect.Effect<A, E, R>,
) {
  const client = yield* HubClient.make({ baseUrl: hub, token: Effect.succeed(token) });
  return yield* Effect.mapError(ask(client), (error) => new HubRefused({ reason: sentenceOf(error) }));
});
