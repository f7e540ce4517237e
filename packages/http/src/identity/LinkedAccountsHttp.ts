import { AtollApi } from "@atoll/contract/AtollApi";
import { LinkedAccounts } from "@atoll/domain/identity/LinkedAccounts";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as SignInCookie from "./SignInCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "linkedAccounts",
  Effect.fnUntraced(function* (handlers) {
    const linked = yield* LinkedAccounts;
    return handlers.handleAll({
      list: () => Effect.map(linked.list(), (items) => ({ items })),
      begin: ({ params, payload }) =>
        Effect.gen(function* () {
          const begun = yield* linked.begin(params.providerId, payload, yield* SignInCookie.read);
          yield* SignInCookie.set(begun);
          return { url: begun.url };
        }),
      finish: ({ params, payload }) =>
        Effect.flatMap(SignInCookie.read, (browser) => linked.finish(params.providerId, payload, browser)),
      unlink: ({ params }) => linked.unlink(params.linkedAccountId),
    });
  }),
);
