import { type HubClient, reconnect } from "@atoll/client/effect/HubClient";
import type { InvalidScope } from "@atoll/contract/identity/IdentityProblems";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import { Clock, Effect, Option, Redacted, Ref, Semaphore } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";

interface Held {
  readonly token: Redacted.Redacted<string>;
  /** Milliseconds since 1970 after which a new one is asked for. */
  readonly renewAt: number;
}

export interface AccessToken {
  /** The token that is held, or a new one: asked for until the hub answers. Fails where the hub gives none of this scope. */
  readonly get: Effect.Effect<Redacted.Redacted<string>, InvalidScope>;
  /** The hub does not know the token any more. */
  readonly forget: Effect.Effect<void>;
}

/** A token is renewed when this much of its life is left. */
const renewBeforeMillis = 60_000;

/** Of the node itself, or of what `scope` names. */
export const make = Effect.fnUntraced(function* (anonymous: HubClient["Service"], scope?: string) {
  const { hubUrl, nodeId } = yield* AgentConfig;
  const { signing } = yield* AgentKeys;
  const held = yield* Ref.make(Option.none<Held>());
  const turn = yield* Semaphore.make(1);

  const ask = Effect.gen(function* () {
    const assertion = yield* ClientAssertion.create({ nodeId, audience: hubUrl, key: signing });
    const granted = yield* anonymous.auth.token({
      payload: {
        grant_type: "client_credentials",
        client_assertion_type: ClientAssertion.assertionType,
        client_assertion: assertion,
        ...(scope === undefined ? {} : { scope }),
      },
    });
    const now = yield* Clock.currentTimeMillis;
    const token = Redacted.make(granted.access_token);
    const renewAt = now + Math.max(granted.expires_in * 1_000 - renewBeforeMillis, 1_000);
    yield* Ref.set(held, Option.some({ token, renewAt }));
    return token;
  }).pipe(
    Effect.tapError((error) => Effect.logWarning(`The hub gives no token: ${error.message}`)),
    Effect.retry({ while: (error) => error._tag !== "InvalidScope", schedule: reconnect }),
    // The retry has no end, so no other failure comes through.
    Effect.catch((error) => (error._tag === "InvalidScope" ? Effect.fail(error) : Effect.die(error))),
  );

  const get = turn.withPermit(
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis;
      const usable = Option.filter(yield* Ref.get(held), ({ renewAt }) => renewAt > now);
      return Option.isSome(usable) ? usable.value.token : yield* ask;
    }),
  );

  return { get, forget: Ref.set(held, Option.none()) } satisfies AccessToken;
});
