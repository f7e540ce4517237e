import { assert, describe, it, layer } from "@effect/vitest";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { JobId } from "@atoll/contract/jobs/Job";
import { ProjectId } from "@atoll/contract/projects/Project";
import { Cause, Effect, Exit, Layer, Option, Schema } from "effect";
import { AnalysisRepository } from "../src/analyses/AnalysisRepository.ts";
import { Database } from "../src/Database.ts";
import { JobRepository } from "../src/jobs/JobRepository.ts";
import { NodeRepository } from "../src/nodes/NodeRepository.ts";
import { ProjectRepository } from "../src/projects/ProjectRepository.ts";
import { TenantRepository } from "../src/tenants/TenantRepository.ts";
import * as TenantRepositories from "../src/TenantRepositories.ts";
import { fresh, inTenant, lagoon, type Organisation, organisation } from "./support/islands.ts";
import { connectAs } from "./support/roles.ts";
import * as TestDatabase from "./support/TestDatabase.ts";

/** The same repositories on one connection: whatever a statement leaves behind, the next one finds. */
const oneConnection = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) =>
    TenantRepositories.layer.pipe(Layer.provideMerge(Database.layer({ url: urls.app, maxConnections: 1 }))),
  ),
);

const Left = Schema.Tuple([Schema.Struct({ tenant: Schema.NullOr(Schema.String), projects: Schema.Finite })]);

/** The setting that a connection of the pool carries, and how many projects it shows. */
const left = Effect.gen(function* () {
  const { sql } = yield* Database;
  const rows = yield* sql`
    select nullif(current_setting('app.tenant', true), '') as tenant,
      (select count(*) from projects)::float8 as projects`;
  return (yield* Schema.decodeUnknownEffect(Left)(rows))[0];
});

const ownProject = Effect.fnUntraced(function* (name: string) {
  const owner = yield* organisation(name);
  const projects = yield* ProjectRepository;
  const id = fresh(ProjectId);
  yield* owner.as(projects.create({ id, name, description: "", createdBy: owner.userId }));
  return { owner, id };
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server), { excludeTestServices: true })("a read of one statement", (it) => {
    it.effect("finds what is the tenant's own or shared with it, and leaves no setting behind", () =>
      Effect.gen(function* () {
        const island = yield* lagoon;
        const [analyses, projects, nodes, jobs] = yield* Effect.all([
          AnalysisRepository,
          ProjectRepository,
          NodeRepository,
          JobRepository,
        ]);
        const { research, site, data, projectId, analysisId } = island;
        const stranger = yield* organisation("Stranger");
        yield* research.as(analyses.share(analysisId));
        const seen = ({ as }: Organisation) =>
          as(Effect.all([projects.get(projectId), analyses.get(analysisId), nodes.get(data.id)])).pipe(
            Effect.map((found) => found.map(({ _tag }) => _tag)),
          );
        for (let round = 0; round < 3; round += 1) {
          assert.deepStrictEqual(yield* seen(research), ["Some", "Some", "None"]);
          assert.deepStrictEqual(yield* left, { tenant: null, projects: 0 });
          assert.deepStrictEqual(yield* seen(site), ["Some", "Some", "Some"]);
          assert.deepStrictEqual(yield* seen(stranger), ["None", "None", "None"]);
          assert.deepStrictEqual(yield* left, { tenant: null, projects: 0 });
        }
        assert.isTrue(Option.isNone(yield* research.as(jobs.get(fresh(JobId)))));
        assert.isTrue(Option.isNone(yield* research.as(analyses.get(fresh(AnalysisId)))));
      }).pipe(Effect.provide(oneConnection)),
    );

    it.effect("keeps two tenants apart that share one connection at once", () =>
      Effect.gen(function* () {
        const projects = yield* ProjectRepository;
        const both = [yield* ownProject("Here"), yield* ownProject("There")] as const;
        const reads = Array.from({ length: 60 }, (_, index) => {
          const [mine, theirs] = index % 2 === 0 ? both : ([both[1], both[0]] as const);
          return mine.owner.as(Effect.all([projects.get(mine.id), projects.get(theirs.id)]));
        });
        for (const [own, other] of yield* Effect.all(reads, { concurrency: "unbounded" })) {
          assert.deepStrictEqual([Option.isSome(own), Option.isSome(other)], [true, false]);
        }
        assert.deepStrictEqual(yield* left, { tenant: null, projects: 0 });
      }).pipe(Effect.provide(oneConnection)),
    );

    it.effect("joins the open transaction of its tenant: it sees what is not committed", () =>
      Effect.gen(function* () {
        const { transaction } = yield* Database;
        const [projects, tenants] = [yield* ProjectRepository, yield* TenantRepository];
        const owner = yield* organisation("Owner");
        const id = fresh(ProjectId);
        const inside = yield* projects
          .create({ id, name: "Draft", description: "", createdBy: owner.userId })
          .pipe(
            Effect.andThen(projects.get(id)),
            // The transaction is still the tenant's afterwards.
            Effect.tap(() => Effect.map(tenants.current, (tenant) => assert.isTrue(Option.isSome(tenant)))),
            Effect.flatMap((found) => Effect.fail(found)),
            transaction,
            owner.as,
            Effect.flip,
          );
        assert.strictEqual(Option.isOption(inside) && Option.isSome(inside), true);
        assert.isTrue(Option.isNone(yield* owner.as(projects.get(id))), "it was rolled back");
      }),
    );

    it.effect("joins no transaction of another tenant, and does not run without one", () =>
      Effect.gen(function* () {
        const { transaction, sql } = yield* Database;
        const projects = yield* ProjectRepository;
        const { owner, id } = yield* ownProject("Here");
        const other = yield* organisation("There");
        const mixed = yield* Effect.exit(other.as(transaction(owner.as(projects.get(id)))));
        assert.isTrue(Exit.isFailure(mixed) && Cause.pretty(mixed.cause).includes("cannot be joined"));
        const none = yield* Effect.exit(inTenant(null)(projects.get(id)));
        assert.isTrue(Exit.isFailure(none) && Cause.pretty(none.cause).includes("without a tenant"));
        // Nor does the server let the function change sides, should the check above ever be missing.
        const forced = yield* sql`select id from read_project(${owner.tenantId}, ${id})`.pipe(
          transaction,
          other.as,
          Effect.exit,
        );
        assert.isTrue(Exit.isFailure(forced) && Cause.pretty(forced.cause).includes("SQLSTATE 42501"));
      }),
    );

    it.effect("is bound by row-level security where the function itself forgets to filter", () =>
      Effect.gen(function* () {
        const { read, sql } = yield* Database;
        const superuser = yield* connectAs("superuser");
        yield* superuser`
          create function read_all_projects(my_tenant uuid) returns setof projects language plpgsql as $$
          begin perform public.act_for(my_tenant); return query select * from public.projects; end $$`;
        yield* superuser`grant execute on function read_all_projects(uuid) to atoll_app`;
        const [here, there] = [yield* ownProject("Here"), yield* ownProject("There")];
        const all = read((tenant) => sql`select id from read_all_projects(${tenant})`);
        assert.deepStrictEqual(yield* here.owner.as(all), [{ id: here.id }]);
        assert.deepStrictEqual(yield* there.owner.as(all), [{ id: there.id }]);
        // A statement that does not say for whom it reads shows nothing.
        const bare = yield* here.owner.as(read(() => sql`select id from projects`));
        assert.deepStrictEqual(bare, []);
      }).pipe(Effect.scoped, Effect.provide(oneConnection)),
    );
  });
});
