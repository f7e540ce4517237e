import { HubClient, isUnreachable, reconnect } from "@atoll/client/effect/HubClient";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import { Clock, Context, Effect, Layer, Option, Predicate, Redacted, Ref, Semaphore } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";

interface Token {
  readonly token: Redacted.Redacted<string>;
  /** Milliseconds since 1970 after which a new one is asked for. */
  readonly renewAt: number;
}

/** A token is renewed when this much of its life is left. */
const renewBeforeMillis = 60_000;

const makeToken = Effect.gen(function* () {
  const { hubUrl, nodeId } = yield* AgentConfig;
  const { signing } = yield* AgentKeys;
  const anonymous = yield* HubClient.make({ baseUrl: hubUrl });
  const held = yield* Ref.make(Option.none<Token>());
  const turn = yield* Semaphore.make(1);

  const ask = Effect.gen(function* () {
    const assertion = yield* ClientAssertion.create({ nodeId, audience: hubUrl, key: signing });
    const granted = yield* anonymous.auth.token({
      payload: {
        grant_type: "client_credentials",
        client_assertion_type: ClientAssertion.assertionType,
        client_assertion: assertion,
      },
    });
    const now = yield* Clock.currentTimeMillis;
    const token = Redacted.make(granted.access_token);
    const renewAt = now + Math.max(granted.expires_in * 1_000 - renewBeforeMillis, 1_000);
    yield* Ref.set(held, Option.some({ token, renewAt }));
    return token;
  }).pipe(
    Effect.tapError((error) => Effect.logWarning(`The hub gives no token: ${error.message}`)),
    Effect.retry(reconnect),
    // The retry has no end, so no failure comes through.
    Effect.catch((error) => Effect.die(error)),
  );

  const get = turn.withPermit(
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis;
      const usable = Option.filter(yield* Ref.get(held), ({ renewAt }) => renewAt > now);
      return Option.isSome(usable) ? usable.value.token : yield* ask;
    }),
  );

  return { get, forget: Ref.set(held, Option.none()) };
});

/** The hub as this node sees it. */
export class Hub extends Context.Service<
  Hub,
  {
    readonly client: HubClient["Service"];
    /**
     * Repeats an idempotent call until the hub answers it; a token that the hub no longer knows is renewed on
     * the way. What the hub refuses is the caller's.
     */
    call<A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, E, R>;
  }
>()("@atoll/node-agent/hub/Hub") {
  static readonly layer = Layer.effect(
    Hub,
    Effect.gen(function* () {
      const { hubUrl } = yield* AgentConfig;
      const token = yield* makeToken;
      const client = yield* HubClient.make({ baseUrl: hubUrl, token: token.get });
      const call = <A, E, R>(request: Effect.Effect<A, E, R>) =>
        request.pipe(
          Effect.tapError((error) =>
            Predicate.isTagged(error, "Unauthenticated") ? token.forget : Effect.void,
          ),
          Effect.retry({
            while: (error) => isUnreachable(error) || Predicate.isTagged(error, "Unauthenticated"),
            schedule: reconnect,
          }),
        );
      return Hub.of({ client, call });
    }),
  );
}
