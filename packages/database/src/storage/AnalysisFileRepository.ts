import { AnalysisFile, type AnalysisFileId, type BucketType } from "@atoll/contract/analyses/AnalysisFile";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { readable } from "../participation.ts";
import { all, maybe, one, run, wrote } from "../statements.ts";

export interface NewFile {
  readonly id: AnalysisFileId;
  readonly analysisId: AnalysisId;
  readonly bucket: BucketType;
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly entrypoint: boolean;
}

const Total = Schema.Struct({ total: Schema.Finite });

/** What the buckets of an analysis hold; the bytes are in the object store. */
export class AnalysisFileRepository extends Context.Service<
  AnalysisFileRepository,
  {
    /** Adds or replaces by path; a new entrypoint takes the mark from the old. None: not our analysis. */
    readonly put: (file: NewFile) => Effect.Effect<Option.Option<AnalysisFile>, DatabaseUnavailable>;
    /**
     * Adds, never replaces: answers with the file that is there afterwards, whose digest tells whether it is this
     * one. Open to the tenants of the analysis's nodes: RESULT to the aggregator's, TEMP to all. None: not theirs.
     */
    readonly add: (file: NewFile) => Effect.Effect<Option.Option<AnalysisFile>, DatabaseUnavailable>;
    /** By bucket and path. */
    readonly list: (
      analysisId: AnalysisId,
      bucket?: BucketType,
    ) => Effect.Effect<ReadonlyArray<AnalysisFile>, DatabaseUnavailable>;
    /** What the tenant's analyses hold together, in bytes. */
    readonly totalSize: Effect.Effect<number, DatabaseUnavailable>;
    readonly get: (
      analysisId: AnalysisId,
      id: AnalysisFileId,
    ) => Effect.Effect<Option.Option<AnalysisFile>, DatabaseUnavailable>;
    readonly remove: (
      analysisId: AnalysisId,
      id: AnalysisFileId,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/storage/AnalysisFileRepository") {
  static readonly layer = Layer.effect(
    AnalysisFileRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal("id, analysis_id, bucket, path, sha256, size, entrypoint, created_at");
      /** The analysis as (tenant_id, id), if the tenant owns it or takes part in it. */
      const theirs = (tenant: TenantId, id: AnalysisId) =>
        sql`select tenant_id, id from analyses where id = ${id} and ${readable(sql, "analyses", tenant)}`;
      const insert = (f: NewFile, analysis: ReturnType<typeof theirs>) => sql`
        insert into analysis_files (tenant_id, id, analysis_id, bucket, path, sha256, size, entrypoint)
        select a.tenant_id, ${f.id}::uuid, a.id, ${f.bucket}, ${f.path}, ${f.sha256}, ${f.size}, ${f.entrypoint}
        from (${analysis}) a`;
      return AnalysisFileRepository.of({
        totalSize: forTenant((tenant) =>
          Effect.map(
            one(Total)(sql`
              select coalesce(sum(size), 0)::float8 as total from analysis_files where tenant_id = ${tenant}`),
            ({ total }) => total,
          ),
        ),
        put: (file) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              if (file.entrypoint) {
                yield* run(sql`
                  update analysis_files set entrypoint = false
                  where tenant_id = ${tenant} and analysis_id = ${file.analysisId}
                    and bucket = ${file.bucket} and path <> ${file.path} and entrypoint`);
              }
              const own = sql`select tenant_id, id from analyses
                where tenant_id = ${tenant} and id = ${file.analysisId}`;
              return yield* maybe(AnalysisFile)(sql`
                ${insert(file, own)}
                on conflict on constraint analysis_files_path_unique do update
                  set sha256 = excluded.sha256, size = excluded.size, entrypoint = excluded.entrypoint
                returning ${columns}`);
            }),
          ),
        add: (file) =>
          forTenant((tenant) => {
            const analysis = sql`${theirs(tenant, file.analysisId)} and (tenant_id = ${tenant}
              or takes_part(tenant_id, id, ${file.bucket === "RESULT" ? "aggregator" : null}))`;
            return Effect.andThen(
              run(sql`
                ${insert(file, analysis)} on conflict on constraint analysis_files_path_unique do nothing`),
              maybe(AnalysisFile)(sql`
                select ${columns} from analysis_files
                where (tenant_id, analysis_id) in (${analysis})
                  and bucket = ${file.bucket} and path = ${file.path}`),
            );
          }),
        list: (analysisId, bucket) =>
          forTenant((tenant) =>
            all(AnalysisFile)(sql`
              select ${columns} from analysis_files
              where (tenant_id, analysis_id) in (${theirs(tenant, analysisId)})
                ${bucket === undefined ? sql.literal("") : sql`and bucket = ${bucket}`}
              order by bucket, path`),
          ),
        get: (analysisId, id) =>
          forTenant((tenant) =>
            maybe(AnalysisFile)(sql`
              select ${columns} from analysis_files
              where (tenant_id, analysis_id) in (${theirs(tenant, analysisId)}) and id = ${id}`),
          ),
        remove: (analysisId, id) =>
          forTenant((tenant) =>
            wrote(sql`
              delete from analysis_files
              where tenant_id = ${tenant} and analysis_id = ${analysisId} and id = ${id} returning id`),
          ),
      });
    }),
  );
}
