import { CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import * as JobDefinition from "@atoll/domain/jobs/JobDefinition";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import { ShardOwnership } from "@atoll/infra/cluster/ShardOwnership";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as JobRunner from "@atoll/infra/jobs/JobRunner";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Exit, Layer, ManagedRuntime, Schema, Scope } from "effect";
import { SecureRandom } from "effect/crypto";
import type { Job, Open, Queue } from "../../protocol/Contender.ts";
import * as Databases from "./databases.ts";

const BenchJob = JobDefinition.make({
  type: "bench/1",
  payload: Schema.Struct({ key: Schema.String, tenant: Schema.String }),
  result: Schema.Void,
});

const tenants = new Map<string, TenantId>();

/** Whatever a load calls a tenant is one to Atoll too, with rows that the others cannot see. */
const inTenant = (name: string) => {
  const tenantId = tenants.get(name) ?? TenantId.make(SecureRandom.uuidV7Unsafe());
  tenants.set(name, tenantId);
  return Effect.provideService(CurrentRequest, {
    requestId: null,
    tenantId,
    actor: { _tag: "System", name: "bench" },
    address: null,
  });
};

const byTenant = (jobs: ReadonlyArray<Job>) => Map.groupBy(jobs, ({ tenant }) => tenant);

/** The jobs of the hub as its own code submits and runs them, in one process. */
export const openQueue: Open<Queue> = async ({ urls }) => {
  const services = Jobs.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(JobHints.layer, Wakeups.layerMemory, Databases.layerOwnership(urls))),
    Layer.provideMerge(Databases.layer(urls)),
  );
  const runtime = ManagedRuntime.make(services);
  const context = await runtime.context();
  const run = Effect.runPromiseWith(context);
  const jobs = Context.get(context, Jobs);
  const working = Scope.makeUnsafe();

  const allShards = Effect.gen(function* () {
    const ownership = yield* ShardOwnership;
    while ((yield* ownership.owned).length < 64) yield* Effect.sleep("20 millis");
  });

  return {
    add: async (job) => void (await run(jobs.submit(BenchJob, job).pipe(inTenant(job.tenant)))),
    addMany: async (all) => {
      const submits = [...byTenant(all)].map(([tenant, some]) =>
        jobs
          .submitAll(
            BenchJob,
            some.map((payload) => ({ payload })),
          )
          .pipe(inTenant(tenant)),
      );
      await run(Effect.all(submits, { discard: true }));
    },
    work: async (handle) => {
      const handler = BenchJob.handler((job) => Effect.promise(() => handle(job)));
      await run(
        allShards.pipe(
          Effect.andThen(Layer.buildWithScope(JobRunner.layer({ handlers: [handler] }), working)),
        ),
      );
    },
    close: async () => {
      await run(Scope.close(working, Exit.void));
      await runtime.dispose();
    },
  };
};
