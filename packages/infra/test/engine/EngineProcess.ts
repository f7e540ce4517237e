import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { shardCount } from "@atoll/database/cluster/Shard";
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { connect } from "@atoll/database/connect";
import { type DatabaseUrls, TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Context, Effect, Exit, Layer, Scope } from "effect";
import type { WorkflowEngine } from "effect/workflow";
import * as Holdings from "../../src/cluster/Holdings.ts";
import { ShardOwnership } from "../../src/cluster/ShardOwnership.ts";
import * as WorkflowJournalEngine from "../../src/engine/WorkflowJournalEngine.ts";
import type { WorkflowOwnerOptions } from "../../src/engine/WorkflowOwner.ts";

/** The process an activity runs in. */
export class Home extends Context.Service<Home, string>()("@atoll/infra/test/Home") {}

/** What a process holds, moved by the test instead of by a cluster. */
class Shards extends Context.Service<Shards, Holdings.Holdings>()("@atoll/infra/test/Shards") {}

export interface EngineProcessOptions extends WorkflowOwnerOptions {
  readonly name: string;
  readonly workflows: Layer.Layer<never, never, WorkflowEngine.WorkflowEngine | Database | Home>;
  /** Another way to the same database. */
  readonly urls?: Pick<DatabaseUrls, "app" | "system">;
  readonly maxConnections?: number;
}

export const everyShard = Array.from({ length: shardCount }, (_, index) => index + 1);

/** An engine in a process of its own as far as PostgreSQL can tell: own pools, own tenure. It owns nothing at first. */
export const start = Effect.fnUntraced(function* ({
  name,
  workflows,
  urls,
  maxConnections = 4,
  ...options
}: EngineProcessOptions) {
  const postgres = yield* TestPostgres;
  const { app, system } = urls ?? postgres.urls;
  const layer = workflows.pipe(
    Layer.provideMerge(WorkflowJournalEngine.layer(options)),
    Layer.provide(Layer.effect(ShardOwnership, Shards)),
    Layer.provideMerge(Layer.effect(Shards, Holdings.make(name))),
    Layer.provideMerge(Layer.merge(WorkflowJournal.layer, TenureRepository.layer)),
    Layer.provideMerge(
      Layer.merge(
        SystemDatabase.layer({ url: system, maxConnections }),
        Database.layer({ url: app, maxConnections }),
      ),
    ),
    Layer.provide(Layer.succeed(Home, name)),
  );
  const scope = yield* Effect.acquireRelease(Scope.make(), (scope) => Scope.close(scope, Exit.void));
  const context = yield* Layer.buildWithScope(Layer.fresh(layer), scope);
  const shards = Context.get(context, Shards);
  const { holders } = Context.get(context, TenureRepository);
  return {
    run: <A, E>(work: Effect.Effect<A, E, WorkflowEngine.WorkflowEngine | Database | SystemDatabase>) =>
      Effect.provide(work, context),
    shards,
    /** Takes shards from whoever has them; whoever did not hand over is fenced. */
    take: (wanted: ReadonlyArray<number> = everyShard) =>
      Effect.flatMap(holders(wanted), shards.take).pipe(
        Effect.andThen(Effect.repeat(Effect.sleep(2), { until: () => wanted.every(shards.isOwned) })),
        Effect.timeout("5 seconds"),
        Effect.asVoid,
      ),
    stop: Scope.close(scope, Exit.void),
  };
});

/** As somebody who may do everything. */
export const superuser = Effect.flatMap(TestPostgres, ({ urls }) =>
  connect({ url: urls.superuser, applicationName: "test", maxConnections: 1 }),
);
