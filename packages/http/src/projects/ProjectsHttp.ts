import { AtollApi } from "@atoll/contract/AtollApi";
import { Projects } from "@atoll/domain/projects/Projects";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "projects",
  Effect.fnUntraced(function* (handlers) {
    const projects = yield* Projects;
    return handlers.handleAll({
      create: ({ payload }) => projects.create(payload),
      list: ({ query }) => projects.list(query),
      get: ({ params }) => projects.get(params.projectId),
      nodes: ({ params }) => projects.nodes(params.projectId),
      invite: ({ params, payload }) => projects.invite(params.projectId, payload.nodeId),
      consent: ({ params, payload }) => projects.consent(params.projectId, params.nodeId, payload),
    });
  }),
);
