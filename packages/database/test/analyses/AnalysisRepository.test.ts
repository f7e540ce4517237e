import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { Manifest } from "@atoll/contract/analyses/Manifest";
import { FilePath } from "@atoll/contract/analyses/AnalysisFile";
import { Sha256 } from "@atoll/contract/Text";
import { Effect, Exit, Option } from "effect";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { Database } from "../../src/Database.ts";
import { ProjectRepository } from "../../src/projects/ProjectRepository.ts";
import { fresh, key, lagoon, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const digest = Sha256.make("a".repeat(64));

const manifestOf = (island: Effect.Success<typeof lagoon>): Manifest => ({
  version: 1,
  analysisId: island.analysisId,
  projectId: island.projectId,
  tenantId: island.research.tenantId,
  name: "Sexes",
  createdBy: island.research.userId,
  runtime: { name: "process", sdk: "1" },
  entrypoint: FilePath.make("main.ts"),
  files: [],
  parameters: {},
  nodes: [],
  quorum: 1,
  consentDeadlineSeconds: 60,
  runTimeoutSeconds: 60,
  hubKey: key("h"),
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("an analysis", (it) => {
    it.effect("comes back as it was written, the names inside its parameters untouched", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const { research, analysisId } = yield* lagoon;
        const analysis = Option.getOrThrow(yield* research.as(analyses.get(analysisId)));
        assert.strictEqual(analysis.state, "draft");
        assert.deepStrictEqual(analysis.parameters, {
          tolerance: 1e-6,
          "snake_case key": { inner_key: [1, null] },
        });
        assert.deepStrictEqual(
          (yield* research.as(analyses.nodes(analysisId))).map(({ nodeName, dataset }) => [
            nodeName,
            dataset,
          ]),
          [
            ["aggregator", null],
            ["biscoe", "penguins"],
          ],
        );
      }),
    );

    it.effect("changes its state once, however many try at once", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const island = yield* lagoon;
        const { research, analysisId } = island;
        const locked = yield* research.as(
          Effect.all(
            Array.from({ length: 6 }, () => analyses.lock(analysisId, manifestOf(island), digest)),
            { concurrency: "unbounded" },
          ),
        );
        assert.strictEqual(locked.filter(Option.isSome).length, 1);
        const submitted = yield* research.as(
          analyses.transition({ id: analysisId, from: ["locked"], to: "consenting" }),
        );
        assert.isNotNull(Option.getOrThrow(submitted).submittedAt);
        const wrong = yield* research.as(
          analyses.transition({ id: analysisId, from: ["draft", "locked"], to: "cancelled" }),
        );
        assert.isTrue(Option.isNone(wrong));
      }),
    );

    it.effect("is seen by a site from the moment it is shared, and changed by its owner only", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const island = yield* lagoon;
        const { research, site, analysisId, data } = island;
        assert.isTrue(Option.isNone(yield* site.as(analyses.get(analysisId))));
        yield* research.as(analyses.lock(analysisId, manifestOf(island), digest));
        yield* research.as(analyses.share(analysisId));
        yield* research.as(analyses.share(analysisId));
        yield* research.as(analyses.transition({ id: analysisId, from: ["locked"], to: "consenting" }));
        const seen = Option.getOrThrow(yield* site.as(analyses.get(analysisId)));
        assert.strictEqual(seen.tenantId, research.tenantId);
        assert.strictEqual((yield* site.as(analyses.nodes(analysisId))).length, 2);
        const [pending] = yield* site.as(analyses.consentsPendingFor(data.id));
        assert.deepStrictEqual(pending?.manifest, manifestOf(island));
        const meddled = yield* site.as(
          analyses.transition({ id: analysisId, from: ["consenting"], to: "cancelled" }),
        );
        assert.isTrue(Option.isNone(meddled));
        const stranger = yield* organisation("Stranger");
        assert.isTrue(Option.isNone(yield* stranger.as(analyses.get(analysisId))));
      }),
    );

    it.effect("takes a node's decision from the node's tenant, once, and forgets it on unlock", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const island = yield* lagoon;
        const { research, site, analysisId, data } = island;
        const approve = analyses.decide({
          analysisId,
          nodeId: data.id,
          decision: "approved",
          reason: "Fine.",
        });
        yield* research.as(analyses.lock(analysisId, manifestOf(island), digest));
        assert.isTrue(Option.isNone(yield* research.as(approve)));
        const decided = Option.getOrThrow(yield* site.as(approve));
        assert.strictEqual(decided.decidedBy, `user:${site.userId}`);
        assert.isTrue(Option.isNone(yield* site.as(approve)));
        const draft = Option.getOrThrow(yield* research.as(analyses.unlock(analysisId)));
        assert.isNull(draft.manifestDigest);
        const node = Option.getOrThrow(yield* research.as(analyses.node(analysisId, data.id)));
        assert.deepStrictEqual([node.consent, node.reason], ["pending", null]);
      }),
    );

    it.effect("grows its revision when another tenant changes something below it", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const { research, site, analysisId, data } = yield* lagoon;
        const revision = Effect.map(
          research.as(analyses.get(analysisId)),
          (found) => Option.getOrThrow(found).revision,
        );
        const before = yield* revision;
        yield* site.as(analyses.decide({ analysisId, nodeId: data.id, decision: "rejected", reason: "No." }));
        assert.isAbove(yield* revision, before);
      }),
    );

    it.effect("is paged newest first, without a gap or a repetition", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const projects = yield* ProjectRepository;
        const { research, projectId } = yield* lagoon;
        const ids = Array.from({ length: 4 }, () => fresh(AnalysisId));
        yield* research.as(
          Effect.forEach(ids, (id) =>
            analyses.create({
              id,
              projectId,
              name: "Another",
              description: "",
              parameters: {},
              quorum: 1,
              consentDeadlineSeconds: 1,
              runTimeoutSeconds: 1,
              createdBy: research.userId,
              nodes: [],
            }),
          ),
        );
        const first = yield* research.as(analyses.list({ limit: 3, projectId }));
        assert.isNotNull(first.nextCursor);
        const second = yield* research.as(analyses.list({ limit: 3, cursor: first.nextCursor ?? "" }));
        assert.isNull(second.nextCursor);
        const seen = [...first.items, ...second.items].map(({ id }) => id);
        assert.deepStrictEqual(seen.slice(0, 4), ids.toReversed());
        assert.strictEqual(new Set(seen).size, 5);
        const wrong = yield* research.as(Effect.exit(analyses.list({ cursor: "'; drop table analyses" })));
        assert.isTrue(Exit.isFailure(wrong) && Exit.hasFails(wrong));
        assert.strictEqual((yield* research.as(projects.list({}))).items.length, 1);
      }),
    );

    it.effect("rolls back whole when a transaction fails", () =>
      Effect.gen(function* () {
        const analyses = yield* AnalysisRepository;
        const database = yield* Database;
        const { research, analysisId } = yield* lagoon;
        const failed = analyses
          .requestCancel(analysisId)
          .pipe(Effect.andThen(Effect.fail("no")), database.transaction, Effect.flip, research.as);
        assert.strictEqual(yield* failed, "no");
        assert.isFalse(yield* research.as(analyses.cancelRequested(analysisId)));
      }),
    );
  });
});
