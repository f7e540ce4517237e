import { HubClient, isUnreachable, reconnect } from "@atoll/client/effect/HubClient";
import { Context, Effect, Layer, Predicate, Redacted, Struct } from "effect";
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http";
import { DemoFailed } from "../start/StartFailure.ts";
import type { DemoState } from "./DemoState.ts";
import type { Site } from "./islands.ts";

/** Sent as `Idempotency-Key` with every request made below it: the hub carries out one of each key. */
export const IdempotencyKey = Context.Reference<string | null>("@atoll/cli/demo/IdempotencyKey", {
  defaultValue: () => null,
});

/** Puts the current key on each request. */
export const withKey = HttpClient.mapRequestEffect((request) =>
  Effect.map(IdempotencyKey, (key) =>
    key === null ? request : HttpClientRequest.setHeader(request, "Idempotency-Key", key),
  ),
);

/** The HTTP client of the demo. */
export const layerHttp = Layer.effect(HttpClient.HttpClient, Effect.map(HttpClient.HttpClient, withKey)).pipe(
  Layer.provide(FetchHttpClient.layer),
);

/** What the hub, or the way to it, says about a request it did not carry out. */
export const sentenceOf = (error: unknown): string => {
  for (const member of ["detail", "title", "message"] as const) {
    if (Predicate.hasProperty(error, member) && typeof error[member] === "string" && error[member] !== "") {
      return error[member].endsWith(".") ? error[member] : `${error[member]}.`;
    }
  }
  return "The hub did not say why.";
};

/** About 25 seconds in all: long enough for a hub that is busy, not for one that is gone. */
const repeats = 10;

/** The first request with the key may have died with its hub: the key is free again within seconds. */
const mayBeRepeated = (error: unknown): boolean =>
  isUnreachable(error) || Predicate.isTagged(error, "IdempotencyConflict");

/** Names the step that a request belongs to, and repeats it with the same key while the hub cannot be reached. */
export const asStep =
  (step: string, key: string | null = null) =>
  <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, DemoFailed, R> =>
    request.pipe(
      Effect.provideService(IdempotencyKey, key),
      Effect.retry({ while: mayBeRepeated, schedule: reconnect, times: repeats }),
      Effect.mapError((error) =>
        error instanceof DemoFailed ? error : new DemoFailed({ step, reason: sentenceOf(error) }),
      ),
    );

/** The hub as one of the demo's people uses it. */
export type SignedIn = Effect.Success<ReturnType<typeof HubClient.make>>;

/**
 * Signs a person in, and registers it first when the hub does not know it, as on the first start and when only the
 * database was begun anew. What the demo knew of a person who was not there is forgotten.
 */
export const signIn = Effect.fn("HubAccess.signIn")(function* (
  baseUrl: string,
  state: DemoState,
  site: Site,
) {
  const anonymous = yield* HubClient.make({ baseUrl });
  const { id, people } = yield* state.get;
  const { email, password, displayName, tenantName } = people[site];
  const step = `sign in ${email}`;
  const login = anonymous.auth.login({ payload: { email, password } });
  const register = anonymous.auth.register({ payload: { email, password, displayName, tenantName } }).pipe(
    Effect.catchTag("EmailTaken", () =>
      Effect.fail(
        new DemoFailed({
          step,
          reason: `the hub knows this account with another password than the demo's notes. Begin anew with another data folder.`,
        }),
      ),
    ),
    Effect.filterOrFail(
      (answer) => "token" in answer,
      () => new DemoFailed({ step, reason: "the hub waits until the address is confirmed." }),
    ),
    Effect.provideService(IdempotencyKey, `${id}.register.${site}`),
    Effect.tap(() =>
      state.update((known) => ({
        ...Struct.omit(known, ["projectId", "analysisId"]),
        nodes: site === "Lagoon" ? {} : Struct.omit(known.nodes, [site]),
      })),
    ),
  );
  const { token } = yield* login.pipe(
    Effect.catchTag("InvalidCredentials", () => register),
    asStep(step),
  );
  return yield* HubClient.make({ baseUrl, token: Effect.succeed(Redacted.make(token)) });
});
