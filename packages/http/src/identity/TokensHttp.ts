import { AtollApi } from "@atoll/contract/AtollApi";
import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Tokens } from "@atoll/domain/identity/Tokens";
import { AccessTokenKeys } from "@atoll/domain/keys/AccessTokenKeys";
import { renderKeySet } from "@atoll/security/AccessTokenKey";
import { Effect, Layer, Redacted } from "effect";
import { HttpApiBuilder } from "effect/http-api";

const tokens = HttpApiBuilder.group(
  AtollApi,
  "tokens",
  Effect.fnUntraced(function* (handlers) {
    const { open, refresh } = yield* Tokens;
    return handlers.handleAll({
      open: () => open(),
      refresh: ({ payload }) => refresh(Redacted.make(payload.refresh_token)),
    });
  }),
);

const keySet = HttpApiBuilder.group(
  AtollApi,
  "key-set",
  Effect.fnUntraced(function* (handlers) {
    const { published } = yield* AccessTokenKeys;
    return handlers.handleAll({
      read: () =>
        Effect.mapBoth(published, { onFailure: () => new ServiceUnavailable({}), onSuccess: renderKeySet }),
    });
  }),
);

export const layer = Layer.merge(tokens, keySet);
