import { AtollApi } from "@atoll/contract/AtollApi";
import { Messages } from "@atoll/domain/messages/Messages";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "messages",
  Effect.fnUntraced(function* (handlers) {
    const messages = yield* Messages;
    const { longPoll } = yield* Draining;
    return handlers.handleAll({
      send: ({ payload }) => messages.send(payload.messages),
      pull: ({ query }) =>
        longPoll(query.wait ?? 0, (wait) => messages.pull({ ...query, wait })).pipe(
          Effect.map((pulled) => ({ messages: pulled })),
        ),
      acknowledge: ({ payload }) => messages.acknowledge(payload.ids),
    });
  }),
);
