import { entityTag } from "@atoll/contract/Precondition";
import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";

/** Says the revision of what is answered in the `ETag`, for `If-Match` of the next change. */
export const revisioned = <A extends { readonly revision: number }, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.tap(effect, ({ revision }) =>
    HttpEffect.appendPreResponseHandler((_, response) =>
      Effect.succeed(HttpServerResponse.setHeader(response, "etag", entityTag(revision))),
    ),
  );
