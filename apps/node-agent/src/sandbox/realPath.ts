import { Effect } from "effect";
import { realpath } from "node:fs/promises";
import { SandboxUnavailable } from "./ChildProcess.ts";

/** The path without symbolic links. A `*` or `,` would mean more than one path to Node's permission flags. */
export const realPath = (path: string): Effect.Effect<string, SandboxUnavailable> =>
  Effect.tryPromise({
    try: () => realpath(path),
    catch: (error) =>
      new SandboxUnavailable({ message: `The sandbox cannot open ${path}: ${String(error)}` }),
  }).pipe(
    Effect.filterOrFail(
      (real) => !/[*,]/.test(real),
      () => new SandboxUnavailable({ message: `A path of the sandbox holds "*" or ",": ${path}` }),
    ),
  );
