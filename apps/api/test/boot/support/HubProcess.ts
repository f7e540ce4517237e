import { fileURLToPath } from "node:url";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as Program from "@atoll/testing/process/Program";
import { NodeServices } from "@effect/platform-node";
import { Effect, FileSystem, Option, Redacted, Stream, SubscriptionRef } from "effect";
import { ChildProcess } from "effect/process";

const readyLine = /ready at (http:\S+) after/;

/** A hub process with these settings and no others. Its end is awaited; it is killed with the scope. */
export const start = Effect.fnUntraced(function* (
  settings: Readonly<Record<string, string>>,
  name: "main" | "migrate" = "main",
) {
  const files = yield* FileSystem.FileSystem;
  const dataFolder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-api-test-" });
  const output = yield* SubscriptionRef.make("");
  const handle = yield* ChildProcess.make(
    process.execPath,
    [fileURLToPath(yield* Program.entry("api", name))],
    {
      env: { ATOLL_DATA: dataFolder, ATOLL_PORT: "0", ...settings },
      extendEnv: false,
      forceKillAfter: "5 seconds",
    },
  );
  yield* handle.all.pipe(
    Stream.decodeText(),
    Stream.runForEach((text) => SubscriptionRef.update(output, (all) => all + text)),
    Effect.forkScoped,
  );
  const ended = Effect.andThen(handle.exitCode, (code) =>
    Effect.map(SubscriptionRef.get(output), (text) => ({ code: Number(code), text })),
  );
  const url = SubscriptionRef.changes(output).pipe(
    Stream.map((text) => readyLine.exec(text)?.[1]),
    Stream.filter((found) => found !== undefined),
    Stream.runHead,
    Effect.map(Option.getOrThrow),
    Effect.raceFirst(Effect.flatMap(ended, ({ code, text }) => Effect.die(`Ended with ${code}:\n${text}`))),
  );
  const said = (words: string) =>
    SubscriptionRef.changes(output).pipe(
      Stream.filter((text) => text.includes(words)),
      Stream.runHead,
    );
  return { url, ended, said, kill: handle.kill };
}, Effect.provide(NodeServices.layer));

/** The settings of a hub on a database of the suite's own, which it may migrate. */
export const onDatabase = Effect.map(TestPostgres, ({ urls }) => ({
  ATOLL_KEY: "a2V5IG9mIHRlc3RzLCBrZXkgb2YgdGVzdHMsIGtleSA=",
  DATABASE_URL: Redacted.value(urls.app),
  DATABASE_SYSTEM_URL: Redacted.value(urls.system),
  DATABASE_MIGRATION_URL: Redacted.value(urls.owner),
}));
