import { FilePath } from "@atoll/contract/analyses/AnalysisFile";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { defaultQuotas } from "@atoll/contract/tenants/TenantSettings";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { DateTime, Effect, Layer, Stream } from "effect";
import { Access } from "../../src/access/Access.ts";
import { Entitlements } from "../../src/access/Entitlements.ts";
import { Operators } from "../../src/access/Operators.ts";
import { AnalysisContent } from "../../src/analyses/AnalysisContent.ts";
import { AnalysisFiles } from "../../src/analyses/AnalysisFiles.ts";
import { ApiKeys } from "../../src/identity/ApiKeys.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { newId } from "../../src/newId.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { layerSubmitting } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { tagged } from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const hub = Layer.mergeAll(ApiKeys.layer, AnalysisFiles.layer).pipe(
  Layer.provide([Mails.layer, AnalysisContent.layer, Quotas.layer]),
  Layer.provide(Access.layer.pipe(Layer.provide([Entitlements.layer, Operators.layerNobody]))),
  Layer.provideMerge(Layer.mergeAll(Revocations.layer, ObjectStore.layerMemory)),
  Layer.provideMerge(Invalidations.layerMemory),
  Layer.provideMerge(layerSubmitting),
  Layer.provideMerge(Layer.merge(layerPostgres, KeyEncryptionKey.layerTest)),
);

layer(hub, { excludeTestServices: true })("quotas", (it) => {
  it.effect("let in as many API keys as may be used at once", () =>
    Effect.gen(function* () {
      const [keys, tenants] = yield* Effect.all([ApiKeys, TenantRepository]);
      const ana = yield* organisation("Ana");
      yield* ana.as(tenants.setQuotas({ ...defaultQuotas, apiKeys: 2 }));
      const expiresAt = DateTime.add(yield* DateTime.now, { days: 30 });
      const create = ana.as(keys.create({ name: "Nightly", scopes: ["projects:read"], expiresAt }));
      const made = yield* Effect.replicateEffect(tagged(create), 6, { concurrency: "unbounded" });
      assert.strictEqual(made.filter((outcome) => outcome === "done").length, 2);
      const { items } = yield* ana.as(keys.list({}));
      for (const { id } of items.slice(0, 1)) yield* ana.as(keys.revoke(id));
      assert.strictEqual(yield* tagged(create), "done", "one that is revoked makes room");
      assert.strictEqual(yield* tagged(create), "QuotaExceeded");
    }),
  );

  it.effect("let in as many bytes as there is room for, and store no object of more", () =>
    Effect.gen(function* () {
      const [files, tenants, projects, analyses, store] = yield* Effect.all([
        AnalysisFiles,
        TenantRepository,
        ProjectRepository,
        AnalysisRepository,
        ObjectStore,
      ]);
      const ana = yield* organisation("Ana");
      yield* ana.as(tenants.setQuotas({ ...defaultQuotas, storageBytes: 1_000 }));
      const [projectId, analysisId] = [yield* newId(ProjectId), yield* newId(AnalysisId)];
      const named = { description: "", createdBy: ana.userId };
      yield* ana.as(projects.create({ id: projectId, name: "Penguins", ...named }));
      yield* ana.as(
        analyses.create({
          id: analysisId,
          projectId,
          name: "Sexes",
          parameters: {},
          quorum: 1,
          consentDeadlineSeconds: 60,
          runTimeoutSeconds: 60,
          nodes: [],
          ...named,
        }),
      );
      const upload = (name: string, size: number) =>
        tagged(
          ana.as(
            files.upload(
              analysisId,
              { path: FilePath.make(name), entrypoint: false },
              new Uint8Array(size).fill(size % 251),
            ),
          ),
        );
      assert.strictEqual(yield* upload("a.ts", 600), "done");
      assert.strictEqual(yield* upload("b.ts", 401), "QuotaExceeded");
      assert.strictEqual(yield* upload("c.ts", 400), "done");
      const objects = yield* Stream.runCollect(store.list(`tenants/${ana.tenantId}/`));
      assert.strictEqual(objects.length, 2);
    }),
  );
});
