import type { StartedAnalysis } from "@atoll/contract/sandbox/SandboxProtocol";
import { Context, Effect, Layer } from "effect";
import type { Scope } from "effect";
import { SandboxUnavailable } from "./ChildProcess.ts";
import { Isolation } from "./Isolation.ts";
import type { IsolationReport } from "./Isolation.ts";
import { realPath } from "./realPath.ts";
import type { RuntimeLibraries } from "./RuntimeLibraries.ts";
import { nodeCommand, withKernelLimits } from "./sandboxCommand.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";
import type { SandboxRun } from "./SandboxRun.ts";
import { superviseRun } from "./superviseRun.ts";

export interface SandboxSpec {
  /** Holds the unpacked bundle; readable by the run and not writable. */
  readonly runFolder: string;
  /** `entrypoint` lies in the run folder; of the site's files only `dataset.path` is readable. */
  readonly analysis: StartedAnalysis;
  readonly limits: SandboxLimits;
}

/** Runs analyses where they can reach their bundle, their data set and their agent, and nothing else. */
export class Sandbox extends Context.Service<
  Sandbox,
  {
    readonly isolation: IsolationReport;
    /** Starts the analysis; closing the scope kills it. Several may run at once. */
    readonly run: (spec: SandboxSpec) => Effect.Effect<SandboxRun, SandboxUnavailable, Scope.Scope>;
  }
>()("@atoll/node-agent/sandbox/Sandbox") {
  static readonly layer = (
    libraries: RuntimeLibraries,
  ): Layer.Layer<Sandbox, SandboxUnavailable, Isolation> =>
    Layer.effect(
      Sandbox,
      Effect.gen(function* () {
        const isolation = yield* Isolation;
        const installed = {
          bootstrap: yield* realPath(libraries.bootstrap),
          sdk: yield* realPath(libraries.sdk),
          algorithms: yield* realPath(libraries.algorithms),
          extension: libraries.extension,
        };

        const run = Effect.fn("Sandbox.run")(function* ({ runFolder, analysis, limits }: SandboxSpec) {
          const folder = yield* realPath(runFolder);
          const entrypoint = yield* realPath(analysis.entrypoint);
          if (!entrypoint.startsWith(`${folder}/`)) {
            return yield* new SandboxUnavailable({
              message: "The entrypoint lies outside the run's folder.",
            });
          }
          const dataset =
            analysis.dataset === null
              ? null
              : { ...analysis.dataset, path: yield* realPath(analysis.dataset.path) };
          const paths = { runFolder: folder, datasets: dataset === null ? [] : [dataset.path] };
          const command = isolation.wrap(nodeCommand(paths, installed, limits));
          return yield* superviseRun({
            command: withKernelLimits(command, limits),
            folder,
            limits,
            watchdog: isolation.report.watchdog,
            start: { ...analysis, entrypoint, dataset },
          });
        });

        return Sandbox.of({ isolation: isolation.report, run });
      }),
    );
}
