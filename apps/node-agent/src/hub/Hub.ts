import { HubClient, isUnreachable, reconnect } from "@atoll/client/effect/HubClient";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { InvalidScope } from "@atoll/contract/identity/IdentityProblems";
import { runScope } from "@atoll/contract/nodes/runScope";
import { Context, Effect, Layer, Predicate, Ref } from "effect";
import { HttpClient } from "effect/http";
import { AgentConfig } from "../config/AgentConfig.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";
import * as AccessToken from "./AccessToken.ts";
import type { RunHub } from "./RunHub.ts";

/** Repeats `request` until the hub answers it; a token that the hub no longer knows is renewed on the way. */
const persist = <A, E, R>({ forget }: AccessToken.AccessToken, request: Effect.Effect<A, E, R>) =>
  request.pipe(
    Effect.tapError((error) => (Predicate.isTagged(error, "Unauthenticated") ? forget : Effect.void)),
    Effect.retry({
      while: (error) => isUnreachable(error) || Predicate.isTagged(error, "Unauthenticated"),
      schedule: reconnect,
    }),
  );

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
    /** For a run that this node has claimed; `InvalidScope` where the hub says that it holds no such run. */
    asRun(runId: RunId): Effect.Effect<RunHub["Service"], InvalidScope>;
  }
>()("@atoll/node-agent/hub/Hub") {
  static readonly layer = Layer.effect(
    Hub,
    Effect.gen(function* () {
      const { hubUrl } = yield* AgentConfig;
      const services = yield* Effect.context<AgentConfig | AgentKeys | HttpClient.HttpClient>();
      const anonymous = yield* HubClient.make({ baseUrl: hubUrl });
      const token = yield* AccessToken.make(anonymous);
      // What has no scope is not refused for it.
      const owned = Effect.catchTag(token.get, "InvalidScope", Effect.die);
      const client = yield* HubClient.make({ baseUrl: hubUrl, token: owned });

      const asRun = Effect.fn("Hub.asRun")(function* (runId: RunId) {
        const runToken = yield* AccessToken.make(anonymous, runScope(runId));
        const latest = yield* Ref.make(yield* runToken.get);
        const refresh = Effect.flatMap(runToken.get, (held) => Ref.set(latest, held));
        return {
          client: yield* HubClient.make({ baseUrl: hubUrl, token: Ref.get(latest) }),
          call: <A, E, R>(request: Effect.Effect<A, E, R>) =>
            persist(runToken, Effect.andThen(refresh, request)),
        };
      }, Effect.provideContext(services));

      return Hub.of({ client, call: (request) => persist(token, request), asRun });
    }),
  );
}
