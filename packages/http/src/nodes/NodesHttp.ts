import { AtollApi } from "@atoll/contract/AtollApi";
import { Nodes } from "@atoll/domain/nodes/Nodes";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "nodes",
  Effect.fnUntraced(function* (handlers) {
    const nodes = yield* Nodes;
    const { longPoll } = yield* Draining;
    return handlers.handleAll({
      create: ({ payload }) => permitted("nodes:create")(nodes.create(payload)),
      list: ({ query }) => permitted("nodes:read")(nodes.list(query)),
      self: () => nodes.self(),
      get: ({ params }) => permitted("nodes:read")(nodes.get(params.nodeId)),
      heartbeat: ({ payload }) => nodes.heartbeat(payload),
      work: ({ query }) => longPoll(query.wait ?? 0, (wait) => nodes.work(wait, query.known)),
    });
  }),
);
