import { spawnSync } from "node:child_process";
import { Effect, FileSystem, Option } from "effect";

/**
 * The operating system's account the database server runs under. PostgreSQL refuses to run as root, so a hub
 * started as root hands its server to another account; a hub of an ordinary user needs none (`None`).
 */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const find = (passwd: string, name: string): Option.Option<PostgresAccount> =>
  Option.fromUndefinedOr(passwd.split("\n").find((line) => line.startsWith(`${name}:`))).pipe(
    Option.map((line) => line.split(":")),
    Option.map(([, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) })),
    Option.filter(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid) && uid > 0),
  );

const lookUp = Effect.fnUntraced(function* (name: string) {
  const files = yield* FileSystem.FileSystem;
  const passwd = yield* files.readFileString("/etc/passwd").pipe(Effect.orElseSucceed(() => ""));
  return find(passwd, name);
});

/** Debian and Red Hat have the first, Alpine and other small systems the second. */
const makeCommands: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]],
  ["adduser", ["-S", "-D", "-H", "postgres"]],
];

const make = Effect.sync(() =>
  makeCommands.some(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0),
);

/**
 * `None` for an ordinary user. For root: `postgres`, made when missing; where no account can be made,
 * `nobody`, with a warning, because other services may share it.
 */
export const resolve = Effect.gen(function* () {
  if (process.getuid?.() !== 0) return Option.none<PostgresAccount>();
  const existing = yield* lookUp("postgres");
  if (Option.isSome(existing)) return existing;
  if (yield* make) {
    const made = yield* lookUp("postgres");
    if (Option.isSome(made)) return made;
  }
  const nobody = yield* lookUp("nobody");
  if (Option.isSome(nobody)) {
    yield* Effect.logWarning("No account `postgres` and none could be made: the database runs as `nobody`.");
  }
  return nobody;
}).pipe(Effect.withSpan("PostgresAccount.resolve"));
