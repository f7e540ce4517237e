import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect } from "effect";

/**
 * A place for one test, gone with it. `mode` of the folder `data` is put into: 0o711 lets other accounts
 * through.
 */
export const scratch = (mode = 0o711) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const parent = mkdtempSync(join(tmpdir(), "atoll-platform-"));
      chmodSync(parent, mode);
      return parent;
    }),
    (parent) => Effect.sync(() => rmSync(parent, { recursive: true, force: true })),
  ).pipe(Effect.map((parent) => join(parent, "data")));
