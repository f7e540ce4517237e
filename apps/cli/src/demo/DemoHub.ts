import { Effect } from "effect";
import type { RunningHub } from "../processes/Hub.ts";
import type { DemoFailed } from "../start/StartFailure.ts";
import type { DemoState } from "./DemoState.ts";
import { asStep, signIn, type SignedIn } from "./HubAccess.ts";
import { type Site, sites } from "./islands.ts";

/** The hub as the demo uses it: each person signed in when first needed, each change under a key of its own. */
export interface DemoHub {
  /** Where the sites' agents reach it. */
  readonly publicUrl: string;
  readonly state: DemoState;
  readonly as: (site: Site) => Effect.Effect<SignedIn, DemoFailed>;
  /**
   * Carries out a change as this site's person. `key` tells it from the demo's other changes: after a crash the
   * same change with the same key is carried out once.
   */
  readonly change: <A, E>(
    site: Site,
    step: string,
    key: string,
    request: (hub: SignedIn) => Effect.Effect<A, E>,
  ) => Effect.Effect<A, DemoFailed>;
  readonly read: <A, E>(
    site: Site,
    step: string,
    request: (hub: SignedIn) => Effect.Effect<A, E>,
  ) => Effect.Effect<A, DemoFailed>;
}

export const make = Effect.fnUntraced(function* (
  { url, publicUrl }: Pick<RunningHub, "url" | "publicUrl">,
  state: DemoState,
) {
  const context = yield* Effect.context<Effect.Services<ReturnType<typeof signIn>>>();
  const sessions = new Map(
    yield* Effect.forEach(
      sites,
      Effect.fnUntraced(function* (site) {
        const session = signIn(url, state, site).pipe(Effect.provideContext(context));
        return [site, yield* Effect.cached(session)] as const;
      }),
    ),
  );
  const as = (site: Site) =>
    sessions.get(site) ?? signIn(url, state, site).pipe(Effect.provideContext(context));
  return {
    publicUrl,
    state,
    as,
    change: Effect.fnUntraced(function* (site, step, key, request) {
      const { id } = yield* state.get;
      return yield* request(yield* as(site)).pipe(asStep(step, `${id}.${key}`));
    }),
    read: Effect.fnUntraced(function* (site, step, request) {
      return yield* request(yield* as(site)).pipe(asStep(step));
    }),
  } satisfies DemoHub;
});
