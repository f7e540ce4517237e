import {
  type AnalysisFile,
  AnalysisFileId,
  type BucketType,
  type FilePath,
} from "@atoll/contract/analyses/AnalysisFile";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import {
  AnalysisFileNotFound,
  AnalysisNotFound,
  IllegalAnalysisTransition,
} from "@atoll/contract/analyses/AnalysisProblems";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { QuotaExceeded } from "@atoll/contract/tenants/TenantProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { AnalysisFileRepository } from "@atoll/database/storage/AnalysisFileRepository";
import { Context, Effect, Layer } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant } from "../caller.ts";
import { newId } from "../newId.ts";
import { Quotas } from "../tenants/Quotas.ts";
import { databaseAnswers } from "../unavailable.ts";
import { AnalysisContent } from "./AnalysisContent.ts";

/** The path of an analysis's result in its RESULT bucket. */
export const resultPath = "result.json";

/** The files of analyses. Contents are addressed by their SHA-256 and verified on every read. */
export class AnalysisFiles extends Context.Service<
  AnalysisFiles,
  {
    /**
     * Puts a file into the CODE bucket of a draft; a file of the same path is replaced. For that the quota needs room for
     * both: nothing is stored of what would pass it.
     */
    upload(
      analysisId: AnalysisId,
      file: { readonly path: typeof FilePath.Type; readonly entrypoint: boolean },
      content: Uint8Array,
    ): Effect.Effect<
      AnalysisFile,
      AnalysisNotFound | IllegalAnalysisTransition | QuotaExceeded | ServiceUnavailable,
      Permit<"analyses:update">
    >;
    list(
      analysisId: AnalysisId,
      bucket?: BucketType,
    ): Effect.Effect<
      ReadonlyArray<AnalysisFile>,
      AnalysisNotFound | ServiceUnavailable,
      Permit<"analyses:read">
    >;
    read(
      analysisId: AnalysisId,
      fileId: AnalysisFileId,
    ): Effect.Effect<
      Uint8Array,
      AnalysisNotFound | AnalysisFileNotFound | ServiceUnavailable,
      Permit<"analyses:read">
    >;
    /** The result, for the owner's tenant only and only once the analysis is completed. */
    result(
      analysisId: AnalysisId,
    ): Effect.Effect<
      Uint8Array,
      AnalysisNotFound | AnalysisFileNotFound | ServiceUnavailable,
      Permit<"analyses:read">
    >;
  }
>()("@atoll/domain/analyses/AnalysisFiles") {
  static readonly layer = Layer.effect(
    AnalysisFiles,
    Effect.gen(function* () {
      const analyses = yield* AnalysisRepository;
      const files = yield* AnalysisFileRepository;
      const contents = yield* AnalysisContent;
      const quotas = yield* Quotas;
      const trail = yield* AuditTrail;

      const visible = Effect.fnUntraced(function* (analysisId: AnalysisId) {
        return yield* Effect.fromOption(yield* analyses.get(analysisId), () => new AnalysisNotFound({}));
      });

      const owned = (analysisId: AnalysisId) =>
        Effect.filterOrFail(
          Effect.all([visible(analysisId), currentTenant]),
          ([analysis, tenantId]) => analysis.tenantId === tenantId,
          () => new AnalysisNotFound({}),
        ).pipe(Effect.map(([analysis]) => analysis));

      const upload = Effect.fn("AnalysisFiles.upload")(function* (
        analysisId: AnalysisId,
        { path, entrypoint }: { readonly path: typeof FilePath.Type; readonly entrypoint: boolean },
        content: Uint8Array,
      ) {
        const { state, tenantId } = yield* owned(analysisId);
        if (state !== "draft") {
          return yield* new IllegalAnalysisTransition({
            state,
            detail: `Code can be changed while an analysis is a draft; this one is ${state}.`,
          });
        }
        const within = <A, E, R>(work: Effect.Effect<A, E, R>) =>
          quotas.within("storageBytes", files.totalSize, work, content.byteLength);
        // Asked before, so that no object is left of what is refused, and again with the row, for many at once.
        yield* within(Effect.void);
        const stored = yield* contents.put({ tenantId, analysisId, bucket: "CODE" }, content);
        const id = yield* newId(AnalysisFileId);
        const put = within(files.put({ id, analysisId, bucket: "CODE", path, ...stored, entrypoint }));
        return yield* trail.recorded(
          Effect.flatMap(put, (file) => Effect.fromOption(file, () => new AnalysisNotFound({}))),
          (file) => ({
            action: "analyses.upload",
            target: { type: "analysis", id: analysisId },
            changes: diff("analysisFile", {}, file),
          }),
        );
      }, databaseAnswers);

      const list = Effect.fn("AnalysisFiles.list")(function* (analysisId: AnalysisId, bucket?: BucketType) {
        yield* visible(analysisId);
        return yield* files.list(analysisId, bucket);
      }, databaseAnswers);

      const read = Effect.fn("AnalysisFiles.read")(function* (
        analysisId: AnalysisId,
        fileId: AnalysisFileId,
      ) {
        const { tenantId } = yield* visible(analysisId);
        const found = yield* files.get(analysisId, fileId);
        const file = yield* Effect.fromOption(found, () => new AnalysisFileNotFound({}));
        // Sites see the code that runs at them; what came out is the owner's.
        if (file.bucket !== "CODE") yield* owned(analysisId);
        return yield* contents.get({ tenantId, analysisId, bucket: file.bucket }, file.sha256);
      }, databaseAnswers);

      const result = Effect.fn("AnalysisFiles.result")(function* (analysisId: AnalysisId) {
        const { state, tenantId } = yield* owned(analysisId);
        const file = (yield* files.list(analysisId, "RESULT")).find(({ path }) => path === resultPath);
        if (state !== "completed" || file === undefined) return yield* new AnalysisFileNotFound({});
        return yield* contents.get({ tenantId, analysisId, bucket: "RESULT" }, file.sha256);
      }, databaseAnswers);

      return AnalysisFiles.of({ upload, list, read, result });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
