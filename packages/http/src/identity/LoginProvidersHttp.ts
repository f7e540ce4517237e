import { AtollApi } from "@atoll/contract/AtollApi";
import { LoginProviders } from "@atoll/domain/identity/LoginProviders";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "loginProviders",
  Effect.fnUntraced(function* (handlers) {
    const providers = yield* LoginProviders;
    return handlers.handleAll({
      list: () =>
        providers.list().pipe(
          permitted("providers:read"),
          Effect.map((items) => ({ items })),
        ),
      create: ({ payload }) => permitted("providers:create")(providers.create(payload)),
      update: ({ params, payload }) =>
        permitted("providers:update")(providers.update(params.providerId, payload)),
      remove: ({ params }) => permitted("providers:delete")(providers.remove(params.providerId)),
      test: ({ params }) => permitted("providers:update")(providers.test(params.providerId)),
    });
  }),
);
