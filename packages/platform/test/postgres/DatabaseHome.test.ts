import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { NodeServices } from "@effect/platform-node";
import { Effect, Option } from "effect";
import { EmbeddedPostgres } from "@atoll/platform/postgres/EmbeddedPostgres";
import * as PostgresAccount from "@atoll/platform/postgres/PostgresAccount";
import * as PostgresBinaries from "@atoll/platform/postgres/PostgresBinaries";
import { isReachable } from "@atoll/platform/process/Reachability";
import { hubProcess, mayRun } from "./hubProcess.ts";
import { scratch } from "./scratch.ts";

const isRoot = process.getuid?.() === 0;
const nobody = Number(readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):/m)?.[1] ?? "0");

const start = (dataFolder: string) => EmbeddedPostgres.make({ dataFolder });
const startAndStop = (dataFolder: string) => Effect.scoped(Effect.asVoid(start(dataFolder)));

/** Where the link points to, removed with the test. */
const placeOf = (folder: string) =>
  Effect.acquireRelease(
    Effect.sync(() => dirname(readlinkSync(join(folder, "postgres")))),
    (place) => Effect.sync(() => rmSync(place, { recursive: true, force: true })),
  );

describe.skipIf(!isRoot)("a hub of root's in a folder closed to its database (needs root)", () => {
  it.live("keeps the cluster where the database's account can come, and finds it again", () =>
    Effect.gen(function* () {
      const folder = yield* scratch(0o700);
      yield* startAndStop(folder);
      const place = yield* placeOf(folder);
      assert.strictEqual(dirname(place), "/var/lib/atoll");
      assert.strictEqual(readFileSync(join(place, "origin"), "utf8").trim(), folder);
      yield* startAndStop(folder);

      const moved = `${folder}-moved`;
      renameSync(folder, moved);
      yield* startAndStop(moved);
      assert.strictEqual(readFileSync(join(place, "origin"), "utf8").trim(), moved);

      const copy = `${folder}-copy`;
      cpSync(moved, copy, { recursive: true, verbatimSymlinks: true });
      const copied = yield* Effect.flip(startAndStop(copy));
      assert.strictEqual(copied._tag, "DataFolderCorrupt");
      assert.include(copied.message, "copy");

      rmSync(place, { recursive: true });
      const gone = yield* Effect.flip(startAndStop(moved));
      assert.strictEqual(gone._tag, "DataFolderCorrupt");
      assert.include(gone.message, place);
    }),
  );

  it.live("runs programs that lie in such a folder from a copy, made once", () =>
    Effect.gen(function* () {
      const account = yield* PostgresAccount.resolve;
      const installed = yield* PostgresBinaries.find(Option.none(), Option.none());
      const closed = yield* scratch(0o700);
      cpSync(installed.home, closed, { recursive: true, verbatimSymlinks: true });
      const found = yield* PostgresBinaries.find(Option.some(closed), account);
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => rmSync(found.home, { recursive: true, force: true })),
      );
      assert.notStrictEqual(found.home, closed);
      assert.isTrue(Option.isSome(account) && (yield* isReachable(join(found.home, "lib"), account.value)));
      const again = yield* PostgresBinaries.find(Option.some(closed), account);
      assert.strictEqual(again.home, found.home);
      const postgres = yield* EmbeddedPostgres.make({
        dataFolder: yield* scratch(),
        binaries: Option.some(closed),
      });
      assert.isAbove(postgres.pid, 0);
    }).pipe(Effect.provide(NodeServices.layer)),
  );
});

const canBecomeNobody = isRoot && nobody > 0 && mayRun({ uid: nobody, gid: nobody });

describe.skipIf(!canBecomeNobody)(
  "a hub of an ordinary user (needs root, in a folder open to others)",
  () => {
    it.live("runs its database as itself", () =>
      Effect.gen(function* () {
        const folder = yield* scratch();
        mkdirSync(folder);
        chownSync(folder, nobody, nobody);
        const hub = yield* hubProcess(folder, { uid: nobody, gid: nobody });
        assert.property(hub.report, "serverPid");
        assert.isFalse(existsSync(join(folder, "data.unfinished")));
        yield* hub.end("SIGTERM");

        // Root may use it later: the cluster stays its owner's.
        yield* startAndStop(folder);
      }),
    );

    it.live("is told when the folder belongs to somebody else", () =>
      Effect.gen(function* () {
        const folder = yield* scratch();
        yield* startAndStop(folder);
        const hub = yield* hubProcess(folder, { uid: nobody, gid: nobody });
        assert.deepInclude({ ...hub.report }, { failed: "DataFolderDenied" });
      }),
    );
  },
);
