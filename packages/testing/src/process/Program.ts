import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { NodeServices } from "@effect/platform-node";
import { Effect, Option, Schema } from "effect";
import { oncePerRun } from "../run/OncePerRun.ts";
import * as TestRun from "../run/TestRun.ts";

/** The programs that production runs as bundles. */
export type Program = "api" | "cli" | "node-agent";

export class BundlesNotBuilt extends Schema.TaggedError<BundlesNotBuilt>()("BundlesNotBuilt", {
  log: Schema.String,
}) {
  override get message(): string {
    return `The apps could not be built:\n${this.log}`;
  }
}

const root = new URL("../../../../", import.meta.url);
const programs: ReadonlyArray<Program> = ["api", "cli", "node-agent"];

/** What `npm start` does; what was built from unchanged sources stays. */
const build = (apps: ReadonlyArray<Program | "dashboard">) =>
  Effect.callback<string, BundlesNotBuilt>((resume) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(".ci/bundle.mjs", root)), ...apps], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: Array<Buffer> = [];
    child.stdout.on("data", (chunk: Buffer) => void said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => void said.push(chunk));
    child.once("error", ({ message }) => void said.push(Buffer.from(message)));
    child.once("close", (code) => {
      const log = Buffer.concat(said).toString();
      resume(code === 0 ? Effect.succeed(log) : Effect.fail(new BundlesNotBuilt({ log })));
    });
    return Effect.sync(() => void child.kill());
  });

/** Built at most once in a run, and once in a process that has none. */
const builtOnce = (what: string, apps: ReadonlyArray<Program | "dashboard">) =>
  Effect.runSync(
    Effect.cached(
      Effect.flatMap(
        TestRun.current,
        Option.match({ onNone: () => build(apps), onSome: (run) => oncePerRun(run, what, build(apps)) }),
      ),
    ),
  );

const built = builtOnce("programs", programs);
const pageBuilt = builtOnce("page", ["dashboard"]);

/** The folder of the dashboard's page as it is delivered, built from the sources as they are. */
export const page = Effect.as(pageBuilt, fileURLToPath(new URL("apps/dashboard/dist", root))).pipe(
  Effect.provide(NodeServices.layer),
  Effect.withSpan("Program.page"),
);

/**
 * The module that runs a program as production does: its bundle, built from the sources as they are. From its sources
 * a hub starts with three times the processor time.
 */
export const entry = Effect.fn("Program.entry")(function* (
  program: Program,
  name: "main" | "migrate" = "main",
) {
  yield* built;
  return new URL(`apps/${program}/dist/${name}.js`, root);
}, Effect.provide(NodeServices.layer));
