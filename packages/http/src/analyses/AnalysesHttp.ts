import { AtollApi } from "@atoll/contract/AtollApi";
import { AnalysisConsents } from "@atoll/domain/analyses/AnalysisConsents";
import { AnalysisDrafts } from "@atoll/domain/analyses/AnalysisDrafts";
import { AnalysisFiles } from "@atoll/domain/analyses/AnalysisFiles";
import { AnalysisReading } from "@atoll/domain/analyses/AnalysisReading";
import { AnalysisSubmission } from "@atoll/domain/analyses/AnalysisSubmission";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";

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
      create: ({ payload }) => drafts.create(payload),
      list: ({ query }) => reading.list(query),
      get: ({ params }) => reading.get(params.analysisId),
      activity: ({ params, query }) =>
        longPoll(query.wait ?? 0, (wait) => reading.activity(params.analysisId, { ...query, wait })),
      logs: ({ params, query }) => reading.logs(params.analysisId, query),
      manifest: ({ params }) => reading.manifest(params.analysisId),
      upload: ({ params, query, payload }) =>
        files.upload(
          params.analysisId,
          { path: query.path, entrypoint: query.entrypoint === "true" },
          payload,
        ),
      files: ({ params, query }) => files.list(params.analysisId, query.bucket),
      file: ({ params }) => files.read(params.analysisId, params.fileId),
      result: ({ params }) => files.result(params.analysisId),
      lock: ({ params }) => submission.lock(params.analysisId),
      unlock: ({ params }) => submission.unlock(params.analysisId),
      submit: ({ params }) => submission.submit(params.analysisId),
      cancel: ({ params }) => submission.cancel(params.analysisId),
      consent: ({ params, payload }) => consents.decide(params.analysisId, params.nodeId, payload),
    });
  }),
);
