import type { Analysis } from "@atoll/contract/analyses/Analysis";
import type { AnalysisActivity } from "@atoll/contract/analyses/AnalysisActivity";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { AnalysisLog } from "@atoll/contract/analyses/AnalysisLog";
import { AnalysisNotFound, IllegalAnalysisTransition } from "@atoll/contract/analyses/AnalysisProblems";
import type { Manifest } from "@atoll/contract/analyses/Manifest";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { PageRequest } from "@atoll/contract/Page";
import type { ProjectId } from "@atoll/contract/projects/Project";
import { AnalysisLogRepository } from "@atoll/database/analyses/AnalysisLogRepository";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { Database } from "@atoll/database/Database";
import { MessageRepository } from "@atoll/database/messages/MessageRepository";
import { AnalysisFileRepository } from "@atoll/database/storage/AnalysisFileRepository";
import { analysisTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Layer, Option } from "effect";
import { Access } from "../access/Access.ts";
import type { Permit } from "../Permit.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { whenChanged } from "../whenChanged.ts";

/** Reading analyses: the owner's tenant and those of its nodes see them. */
export class AnalysisReading extends Context.Service<
  AnalysisReading,
  {
    /** Newest first; of a caller who may not read all, the tenant's own ones that it may. */
    list(
      page: PageRequest & { readonly projectId?: ProjectId },
    ): Effect.Effect<PageOf<Analysis>, InvalidRequest | ServiceUnavailable, Permit<"analyses:read">>;
    get(
      analysisId: AnalysisId,
    ): Effect.Effect<Analysis, AnalysisNotFound | ServiceUnavailable, Permit<"analyses:read">>;
    /**
     * One consistent picture of the analysis and all below it. With a `revision` it waits up to `wait`
     * seconds for another one and answers with the same picture when there is none.
     */
    activity(
      analysisId: AnalysisId,
      options: { readonly revision?: number; readonly wait?: number },
    ): Effect.Effect<AnalysisActivity, AnalysisNotFound | ServiceUnavailable, Permit<"analyses:read">>;
    logs(
      analysisId: AnalysisId,
      page: PageRequest,
    ): Effect.Effect<
      PageOf<AnalysisLog>,
      AnalysisNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"analyses:read">
    >;
    /** What was locked; a draft has none. */
    manifest(
      analysisId: AnalysisId,
    ): Effect.Effect<
      Manifest,
      AnalysisNotFound | IllegalAnalysisTransition | ServiceUnavailable,
      Permit<"analyses:read">
    >;
  }
>()("@atoll/domain/analyses/AnalysisReading") {
  static readonly layer = Layer.effect(
    AnalysisReading,
    Effect.gen(function* () {
      const database = yield* Database;
      const analyses = yield* AnalysisRepository;
      const runs = yield* RunRepository;
      const files = yield* AnalysisFileRepository;
      const logLines = yield* AnalysisLogRepository;
      const messages = yield* MessageRepository;
      const wakeups = yield* Wakeups;
      const access = yield* Access;

      const found = (analysis: Option.Option<Analysis>) =>
        Effect.fromOption(analysis, () => new AnalysisNotFound({}));

      const list = Effect.fn("AnalysisReading.list")(function* (
        page: PageRequest & { readonly projectId?: ProjectId },
      ) {
        const reach = yield* access.reach("analyses:read");
        return yield* listAnswers(analyses.list({ ...page, reach }));
      });

      const get = Effect.fn("AnalysisReading.get")(function* (analysisId: AnalysisId) {
        return yield* found(yield* analyses.get(analysisId));
      }, databaseAnswers);

      const picture = (analysisId: AnalysisId) =>
        database.transaction(
          Effect.gen(function* () {
            return {
              analysis: yield* found(yield* analyses.get(analysisId)),
              nodes: yield* analyses.nodes(analysisId),
              runs: yield* runs.list(analysisId),
              messages: yield* messages.flows(analysisId),
              files: yield* files.list(analysisId),
              logs: yield* logLines.latest(analysisId, 100),
            };
          }),
        );

      const activity = Effect.fn("AnalysisReading.activity")(function* (
        analysisId: AnalysisId,
        { revision, wait = 0 }: { readonly revision?: number; readonly wait?: number },
      ) {
        if (revision !== undefined && wait > 0) {
          yield* whenChanged(wakeups, {
            topic: analysisTopic(analysisId),
            waitSeconds: wait,
            read: Effect.flatMap(analyses.get(analysisId), found),
            isNews: (analysis: Analysis) => analysis.revision !== revision,
          });
        }
        return yield* picture(analysisId);
      }, databaseAnswers);

      const logs = Effect.fn("AnalysisReading.logs")(function* (analysisId: AnalysisId, page: PageRequest) {
        yield* get(analysisId);
        return yield* listAnswers(logLines.list(analysisId, page));
      }, databaseAnswers);

      const manifest = Effect.fn("AnalysisReading.manifest")(function* (analysisId: AnalysisId) {
        const { state } = yield* get(analysisId);
        const locked = yield* analyses.locked(analysisId);
        return yield* Effect.fromOption(
          Option.map(locked, ({ manifest: frozen }) => frozen),
          () =>
            new IllegalAnalysisTransition({ state, detail: "A draft has no manifest yet; lock it first." }),
        );
      }, databaseAnswers);

      return AnalysisReading.of({ list, get, activity, logs, manifest });
    }),
  );
}
