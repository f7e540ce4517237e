import { AtollApi } from "@atoll/contract/AtollApi";
import { Projects } from "@atoll/domain/projects/Projects";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "projects",
  Effect.fnUntraced(function* (handlers) {
    const projects = yield* Projects;
    return handlers.handleAll({
      create: ({ payload }) => permitted("projects:create")(projects.create(payload)),
      list: ({ query }) => permitted("projects:read")(projects.list(query)),
      get: ({ params }) => permitted("projects:read")(projects.get(params.projectId)),
      nodes: ({ params }) => permitted("projects:read")(projects.nodes(params.projectId)),
      invite: ({ params, payload }) =>
        permitted("projects:update")(projects.invite(params.projectId, payload.nodeId)),
      consent: ({ params, payload }) =>
        permitted("projects:consent")(projects.consent(params.projectId, params.nodeId, payload)),
    });
  }),
);
