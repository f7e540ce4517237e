import { AtollApi } from "@atoll/contract/AtollApi";
import { AnalysisConsents } from "@atoll/domain/analyses/AnalysisConsents";
import { AnalysisDrafts } from "@atoll/domain/analyses/AnalysisDrafts";
import { AnalysisFiles } from "@atoll/domain/analyses/AnalysisFiles";
import { AnalysisReading } from "@atoll/domain/analyses/AnalysisReading";
import { AnalysisSubmission } from "@atoll/domain/analyses/AnalysisSubmission";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "analyses",
  Effect.fnUntraced(function* (handlers) {
    const drafts = yield* AnalysisDrafts;
    const reading = yield* AnalysisReading;
    const submission = yield* AnalysisSubmission;
    const consents = yield* AnalysisConsents;
    const files = yield* AnalysisFiles;
    const { longPoll } = yield* Draining;
    return handlers.handleAll({
      create: ({ payload }) => permitted("analyses:create")(drafts.create(payload)),
      list: ({ query }) => permitted("analyses:read")(reading.list(query)),
      get: ({ params }) => permitted("analyses:read")(reading.get(params.analysisId)),
      activity: ({ params, query }) =>
        longPoll(query.wait ?? 0, (wait) =>
          permitted("analyses:read")(reading.activity(params.analysisId, { ...query, wait })),
        ),
      logs: ({ params, query }) => permitted("analyses:read")(reading.logs(params.analysisId, query)),
      manifest: ({ params }) => permitted("analyses:read")(reading.manifest(params.analysisId)),
      upload: ({ params, query, payload }) =>
        permitted("analyses:update")(
          files.upload(
            params.analysisId,
            { path: query.path, entrypoint: query.entrypoint === "true" },
            payload,
          ),
        ),
      files: ({ params, query }) => permitted("analyses:read")(files.list(params.analysisId, query.bucket)),
      file: ({ params }) => permitted("analyses:read")(files.read(params.analysisId, params.fileId)),
      result: ({ params }) => permitted("analyses:read")(files.result(params.analysisId)),
      lock: ({ params }) => permitted("analyses:submit")(submission.lock(params.analysisId)),
      unlock: ({ params }) => permitted("analyses:submit")(submission.unlock(params.analysisId)),
      submit: ({ params }) => permitted("analyses:submit")(submission.submit(params.analysisId)),
      cancel: ({ params }) => permitted("analyses:cancel")(submission.cancel(params.analysisId)),
      consent: ({ params, payload }) =>
        permitted("analyses:consent")(consents.decide(params.analysisId, params.nodeId, payload)),
    });
  }),
);
