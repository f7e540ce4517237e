import { mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { TenantPurgeRepository } from "@atoll/database/tenants/TenantPurgeRepository";
import { MailerUnavailable, Mailer, type Mail } from "@atoll/platform/mail/Mailer";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { assert, layer } from "@effect/vitest";
import { Context, Effect, Layer, Redacted, Ref, Schema, Stream } from "effect";
import { MailConfig } from "../../src/mail/MailConfig.ts";
import { PurgeMails } from "../../src/tenants/PurgeMails.ts";
import { TenantOperations } from "../../src/tenants/TenantOperations.ts";
import { TenantPurge } from "../../src/tenants/TenantPurge.ts";
import { Tenants } from "../../src/tenants/Tenants.ts";
import { mailsTo, superuser } from "../support/identityProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerTenants } from "../support/tenantServices.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** What left by mail; `isAway`: the server takes nothing. */
class Post extends Context.Service<
  Post,
  { readonly sent: Ref.Ref<ReadonlyArray<Mail>>; readonly isAway: Ref.Ref<boolean> }
>()("test/Post") {
  static readonly layer = Layer.effect(
    Post,
    Effect.all({ sent: Ref.make<ReadonlyArray<Mail>>([]), isAway: Ref.make(false) }),
  );
}

const mailer = Layer.effect(
  Mailer,
  Effect.map(Post, ({ sent, isAway }) => ({
    send: Effect.fnUntraced(function* (mail: Mail) {
      if (yield* Ref.get(isAway)) return yield* new MailerUnavailable({ reason: "It is away" });
      yield* Ref.update(sent, (mails) => [...mails, mail]);
    }),
  })),
);

class Objects extends Context.Service<Objects, string>()("test/Objects") {
  static readonly layer = Layer.effect(
    Objects,
    Effect.acquireRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "atoll-objects-"))),
      (folder) => Effect.sync(() => rmSync(folder, { recursive: true })),
    ),
  );
}

const purging = TenantPurge.layer.pipe(
  Layer.provide(PurgeMails.layer),
  Layer.provide(mailer),
  Layer.provide(
    MailConfig.layer({ from: { address: "hub@hub.example" }, publicUrl: new URL("https://hub.example") }),
  ),
  Layer.provideMerge(Post.layer),
  Layer.provideMerge(Layer.unwrap(Effect.map(Objects, FileSystemObjectStore.layer))),
  Layer.provideMerge(Objects.layer),
);

/** One connection that sees everything. */
class Watcher extends Context.Service<Watcher, Effect.Success<typeof superuser>>()("test/Watcher") {
  static readonly layer = Layer.effect(Watcher, superuser);
}

const State = Schema.Tuple([Schema.Struct({ state: Schema.String, effects: Schema.Int })]);

const stateOf = Effect.fnUntraced(function* (tenant: TenantId) {
  const sql = yield* Watcher;
  const [found] = yield* sql`
    select state, (select count(*)::integer from effects where tenant_id = ${tenant}) as effects
    from tenants where id = ${tenant}`.pipe(Effect.flatMap(Schema.decodeUnknownEffect(State)));
  return found;
});

/** Its grace is over. */
const expire = Effect.fnUntraced(function* (tenant: TenantId) {
  const sql = yield* Watcher;
  yield* sql`update tenants set purge_after = now() where id = ${tenant}`;
});

const keysOf = Effect.fnUntraced(function* (tenant: TenantId) {
  const store = yield* ObjectStore;
  const found = yield* Stream.runCollect(store.list(`tenants/${tenant}/`));
  return found.map(({ key }) => key);
});

const putObjects = Effect.fnUntraced(function* (tenant: TenantId) {
  const store = yield* ObjectStore;
  for (const key of ["bundles/a", "analyses/b/CODE/c", "analyses/b/RESULT/d"]) {
    yield* store.put(`tenants/${tenant}/${key}`, new TextEncoder().encode(key));
  }
});

const hub = Layer.merge(purging, Watcher.layer).pipe(
  Layer.provideMerge(layerTenants),
  Layer.provideMerge(TestDatabase.layer),
);

layer(hub, {
  excludeTestServices: true,
})("the end of an organisation", (it) => {
  it.effect("archived, restorable until its time is over, then purged with all its objects", () =>
    Effect.gen(function* () {
      const [tenants, operations, purge, post] = yield* Effect.all([
        Tenants,
        TenantOperations,
        TenantPurge,
        Post,
      ]);
      const [ana, bo, ops] = [
        yield* organisation("Ana"),
        yield* organisation("Bo"),
        yield* organisation("Operator"),
      ];
      const { tenantId } = ana;
      const email = `${ana.userId}@lagoon.example`;
      yield* putObjects(tenantId);
      yield* putObjects(bo.tenantId);
      const folder = join(yield* Objects, "tenants", tenantId, "analyses", "b", "CODE");
      for (const name of readdirSync(folder)) truncateSync(join(folder, name), 3);

      const archived = yield* ana.as(tenants.archive(tenantId));
      assert.deepInclude(
        (yield* mailsTo(email)).map((mail) => (mail._tag === "TenantArchived" ? mail.purgeAfter : null)),
        archived.purgeAfter,
      );
      const early = yield* Effect.flip(ops.as(operations.move(tenantId, "purge")));
      assert.strictEqual(early._tag, "TenantStateConflict", "not within the grace");
      yield* purge.pass;
      assert.strictEqual((yield* stateOf(tenantId)).state, "archived");
      yield* expire(tenantId);
      const late = [
        Effect.asVoid(ana.as(tenants.restore(tenantId))),
        Effect.asVoid(ops.as(operations.move(tenantId, "restore"))),
      ];
      for (const restore of late) {
        assert.strictEqual((yield* Effect.flip(restore))._tag, "TenantStateConflict");
      }
      assert.strictEqual((yield* ops.as(operations.move(tenantId, "purge"))).state, "purging");

      yield* Ref.set(post.isAway, true);
      yield* purge.pass;
      assert.strictEqual((yield* stateOf(tenantId)).state, "purging", "the owners are told before it ends");
      assert.deepStrictEqual(yield* keysOf(tenantId), []);
      yield* Ref.set(post.isAway, false);
      yield* purge.pass;
      assert.strictEqual((yield* stateOf(tenantId)).state, "purged");
      const [farewell, ...more] = yield* Ref.get(post.sent);
      assert.deepStrictEqual(more, []);
      assert.deepInclude(farewell?.to, { address: email });
      assert.match(farewell?.subject ?? "", /^Ana was deleted$/);
      assert.strictEqual((yield* keysOf(bo.tenantId)).length, 3);

      // A job that was at work until a moment ago.
      yield* putObjects(tenantId);
      const sql = yield* Watcher;
      yield* sql`insert into effects (tenant_id, key, kind) values (${tenantId}, 'late', 'k')`;
      yield* purge.pass;
      assert.deepStrictEqual(yield* keysOf(tenantId), []);
      assert.deepStrictEqual(yield* stateOf(tenantId), { state: "purged", effects: 0 });
      assert.strictEqual((yield* Ref.get(post.sent)).length, 1);
    }).pipe(Effect.scoped),
  );

  it.effect("finished by another process where one is killed in the middle of it", () =>
    Effect.gen(function* () {
      const repository = yield* TenantPurgeRepository;
      const { urls } = yield* TestPostgres;
      const sql = yield* Watcher;
      const ana = yield* organisation("Ana");
      yield* putObjects(ana.tenantId);
      const rows = 30_000;
      yield* sql`
        insert into effects (tenant_id, key, kind)
        select ${ana.tenantId}::uuid, 'k' || n, 'k' from generate_series(1, ${rows}::integer) as n`;
      yield* sql`update tenants set state = 'archived', purge_after = now() where id = ${ana.tenantId}`;
      const start = Effect.flatMap(Objects, (folder) =>
        TestProcess.start({
          entry: new URL("purgeProcess.ts", import.meta.url),
          env: {
            TEST_APP_URL: Redacted.value(urls.app),
            TEST_SYSTEM_URL: Redacted.value(urls.system),
            TEST_OBJECTS: folder,
          },
        }),
      );
      const victim = yield* start;
      yield* stateOf(ana.tenantId).pipe(Effect.repeat({ until: ({ effects }) => effects < rows }));
      yield* victim.kill("SIGKILL");
      const left = yield* stateOf(ana.tenantId);
      assert.strictEqual(left.state, "purging");
      assert.isAbove(left.effects, 0, "it was killed in the middle");
      assert.isFalse(yield* repository.finish(ana.tenantId));
      const heir = yield* start;
      yield* heir.line(/done/, 60_000);
      assert.deepStrictEqual(yield* stateOf(ana.tenantId), { state: "purged", effects: 0 });
      assert.deepStrictEqual(yield* keysOf(ana.tenantId), []);
      const counts =
        yield* sql`select purge_counts ->> 'effects' as effects from tenants where id = ${ana.tenantId}`;
      assert.deepStrictEqual(counts, [{ effects: String(rows) }], "each row was counted once");
      const trail = yield* sql`
        select changes -> 'state' ->> 'after' as state, actor_id as actor from audit_entries
        where target_id = ${ana.tenantId} order by at`;
      assert.deepStrictEqual(trail, [
        { state: "purging", actor: "tenant-purge" },
        { state: "purged", actor: "tenant-purge" },
      ]);
      assert.match(yield* heir.log, new RegExp(`mail to ${ana.userId}@lagoon.example`));
    }).pipe(Effect.scoped),
  );
});
