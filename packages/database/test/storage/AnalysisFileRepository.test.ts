import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { AnalysisFileId, type BucketType } from "@atoll/contract/analyses/AnalysisFile";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { Effect, Option } from "effect";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { AnalysisFileRepository } from "../../src/storage/AnalysisFileRepository.ts";
import { fresh, lagoon, node, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("the files of an analysis", (it) => {
    const shared = Effect.gen(function* () {
      const files = yield* AnalysisFileRepository;
      const analyses = yield* AnalysisRepository;
      const island = yield* lagoon;
      yield* island.research.as(analyses.share(island.analysisId));
      const file = (bucket: BucketType, path: string, digest = "a", entrypoint = false) => ({
        id: fresh(AnalysisFileId),
        analysisId: island.analysisId,
        bucket,
        path,
        sha256: digest.repeat(64),
        size: 5_000_000_000,
        entrypoint,
      });
      return { ...island, files, file };
    });

    it.effect("are replaced by path, keep their id, and have one entrypoint", () =>
      Effect.gen(function* () {
        const { files, file, research, analysisId } = yield* shared;
        const first = Option.getOrThrow(yield* research.as(files.put(file("CODE", "a.ts", "a", true))));
        const again = Option.getOrThrow(yield* research.as(files.put(file("CODE", "a.ts", "b", true))));
        assert.deepStrictEqual([again.id, again.sha256], [first.id, "b".repeat(64)]);
        yield* research.as(files.put(file("CODE", "b.ts", "c", true)));
        const listed = yield* research.as(files.list(analysisId, "CODE"));
        assert.deepStrictEqual(
          listed.map(({ path, entrypoint, size }) => [path, entrypoint, size]),
          [
            ["a.ts", false, 5_000_000_000],
            ["b.ts", true, 5_000_000_000],
          ],
        );
        assert.isTrue(yield* research.as(files.remove(analysisId, first.id)));
        assert.isTrue(Option.isNone(yield* research.as(files.get(analysisId, first.id))));
      }),
    );

    it.effect("are added once: a second result answers with the first", () =>
      Effect.gen(function* () {
        const { files, file, research } = yield* shared;
        const first = Option.getOrThrow(yield* research.as(files.add(file("RESULT", "result", "a"))));
        const second = Option.getOrThrow(yield* research.as(files.add(file("RESULT", "result", "b"))));
        assert.deepStrictEqual(second, first);
      }),
    );

    it.effect("take their result from an aggregator of another organisation, and show it to both", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const { files, file, research, projectId } = yield* shared;
        const partner = yield* organisation("Partner");
        const combining = yield* node(partner, "combining", "aggregator");
        const analysisId = fresh(AnalysisId);
        yield* research.as(
          Effect.andThen(
            analyses.create({
              id: analysisId,
              projectId,
              name: "Combined elsewhere",
              description: "",
              parameters: {},
              quorum: 1,
              consentDeadlineSeconds: 1,
              runTimeoutSeconds: 1,
              createdBy: research.userId,
              nodes: [
                {
                  nodeId: combining.id,
                  nodeTenantId: partner.tenantId,
                  nodeName: "combining",
                  nodeType: "aggregator",
                  dataset: null,
                },
              ],
            }),
            analyses.share(analysisId),
          ),
        );
        const stored = yield* partner.as(files.add({ ...file("RESULT", "result"), analysisId }));
        assert.strictEqual(Option.getOrThrow(stored).bucket, "RESULT");
        for (const side of [research, partner]) {
          assert.strictEqual((yield* side.as(files.list(analysisId))).length, 1);
        }
      }),
    );

    it.effect("show a site the code but not the result, and let it write neither", () =>
      Effect.gen(function* () {
        const { files, file, research, site, analysisId } = yield* shared;
        yield* research.as(
          Effect.all([files.put(file("CODE", "a.ts")), files.add(file("RESULT", "result"))]),
        );
        assert.deepStrictEqual(
          (yield* site.as(files.list(analysisId))).map(({ bucket }) => bucket),
          ["CODE"],
        );
        assert.isTrue(Option.isNone(yield* site.as(files.put(file("CODE", "evil.ts")))));
        assert.isTrue(Option.isNone(yield* site.as(files.add(file("RESULT", "forged")))));
        assert.isTrue(Option.isSome(yield* site.as(files.add(file("TEMP", "large")))));
        const stranger = yield* organisation("Stranger");
        assert.deepStrictEqual(yield* stranger.as(files.list(analysisId)), []);
        assert.isTrue(Option.isNone(yield* stranger.as(files.add(file("TEMP", "other")))));
      }),
    );
  });
});
