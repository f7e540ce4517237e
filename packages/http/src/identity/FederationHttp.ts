import { AtollApi } from "@atoll/contract/AtollApi";
import { Federation } from "@atoll/domain/identity/Federation";
import { LoginProviders } from "@atoll/domain/identity/LoginProviders";
import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { pageOf } from "./postedAnswer.ts";
import * as SessionCookie from "./SessionCookie.ts";
import * as SignInCookie from "./SignInCookie.ts";

/** Sends the browser on; the endpoint answers 303. */
const goTo = (location: string) =>
  HttpEffect.appendPreResponseHandler((_, response) =>
    Effect.succeed(HttpServerResponse.setHeader(response, "location", location)),
  );

export const layer = HttpApiBuilder.group(
  AtollApi,
  "federation",
  Effect.fnUntraced(function* (handlers) {
    const federation = yield* Federation;
    const providers = yield* LoginProviders;
    return handlers.handleAll({
      offered: ({ params }) => Effect.map(providers.offered(params.tenantId), (items) => ({ items })),
      begin: ({ params, payload }) =>
        Effect.gen(function* () {
          const begun = yield* federation.begin(params.providerId, payload, yield* SignInCookie.read);
          yield* SignInCookie.set(begun);
          return { url: begun.url };
        }),
      finish: ({ params, payload }) =>
        Effect.gen(function* () {
          const finished = yield* federation.finish(params.providerId, payload, yield* SignInCookie.read);
          yield* SessionCookie.set(finished.session);
          return finished;
        }),
      relay: ({ params, payload }) => goTo(pageOf(params.providerId, payload)),
    });
  }),
);
