import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { Effect, FileSystem, Option } from "effect";
import { DataFolderCorrupt } from "../data/DataFolderErrors.ts";
import { syncFolder, writeDurably } from "../files/DurableFile.ts";
import { isReachable } from "../process/Reachability.ts";
import type { PostgresAccount } from "./PostgresAccount.ts";
import { sharedPlace } from "./PostgresBinaries.ts";
import { makeHome } from "./PostgresCluster.ts";

/**
 * Where the cluster of a data folder lives: in `postgres` below it; or, when the database's account cannot
 * come there, in a folder of `/var/lib/atoll` that `postgres` is then a link to. See docs/decisions for why.
 */
export interface DatabaseHome {
  readonly path: string;
  /** Who runs the server: whoever the cluster belongs to already, else the account asked for. */
  readonly account: Option.Option<PostgresAccount>;
}

/** Written into a folder of `/var/lib/atoll`: the data folder it belongs to. */
const originFile = "origin";

const resolved = (path: string) =>
  Effect.flatMap(FileSystem.FileSystem, (files) => files.realPath(path)).pipe(Effect.option);

const makeElsewhere = Effect.fnUntraced(function* (link: string, account: PostgresAccount) {
  const files = yield* FileSystem.FileSystem;
  const origin = dirname(link);
  yield* files.makeDirectory(sharedPlace, { recursive: true, mode: 0o755 });
  const place = join(sharedPlace, `${basename(dirname(origin)) || "data"}-${randomBytes(4).toString("hex")}`);
  yield* files.makeDirectory(place, { mode: 0o711 });
  yield* writeDurably(join(place, originFile), `${origin}\n`, 0o644);
  const home = join(place, "postgres");
  yield* makeHome(home, Option.some(account));
  yield* files.symlink(home, link);
  yield* syncFolder(origin);
  yield* Effect.logInfo(
    `The database of ${origin} lives in ${home}: ${account.name} may not enter the former.`,
  );
  return home;
});

/**
 * A link whose cluster is gone, or which was copied together with its folder, must not begin an empty
 * database.
 */
const checkLink = Effect.fnUntraced(function* (link: string, home: string) {
  const files = yield* FileSystem.FileSystem;
  const folder = dirname(link);
  const originPath = join(dirname(home), originFile);
  const origin = (yield* files.readFileString(originPath)).trim();
  if (origin === folder) return;
  const other = yield* resolved(join(origin, "postgres"));
  if (Option.isSome(other) && other.value === home) {
    const reason = `it is a copy of ${origin} and points to the same database.`;
    return yield* new DataFolderCorrupt({ folder, reason });
  }
  yield* writeDurably(originPath, `${folder}\n`, 0o644);
});

/** The cluster's own account wins: a folder that one user made is not started as another. */
const accountOf = Effect.fnUntraced(function* (home: string, account: Option.Option<PostgresAccount>) {
  const files = yield* FileSystem.FileSystem;
  const { uid, gid } = yield* files.stat(home);
  return Option.map(account, (asked) => {
    const owner = Option.getOrElse(uid, () => asked.uid);
    if (owner === 0 || owner === asked.uid) return asked;
    return { name: `user ${owner}`, uid: owner, gid: Option.getOrElse(gid, () => asked.gid) };
  });
});

/** Finds the cluster's home or makes an empty one. */
export const open = Effect.fn("DatabaseHome.open")(function* (
  folder: string,
  account: Option.Option<PostgresAccount>,
) {
  const files = yield* FileSystem.FileSystem;
  const link = join(folder, "postgres");
  const target = yield* files.readLink(link).pipe(Effect.option);
  if (Option.isSome(target)) {
    const home = yield* resolved(link);
    if (Option.isNone(home)) {
      const reason = `its database lay in ${target.value}, which is gone.`;
      return yield* new DataFolderCorrupt({ folder, reason });
    }
    yield* checkLink(link, home.value);
    return { path: home.value, account: yield* accountOf(home.value, account) } satisfies DatabaseHome;
  }
  if (yield* files.exists(link)) {
    return { path: link, account: yield* accountOf(link, account) } satisfies DatabaseHome;
  }
  if (Option.isSome(account) && !(yield* isReachable(folder, account.value))) {
    return { path: yield* makeElsewhere(link, account.value), account } satisfies DatabaseHome;
  }
  yield* makeHome(link, account);
  return { path: link, account } satisfies DatabaseHome;
});
