import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect } from "effect";

/** Root's folder for temporary files may be closed to others, which is for each test to decide. */
const isRoot = process.getuid?.() === 0;

/**
 * A place for one test, gone with it. `mode` of the folder `data` is put into: 0o711 lets other accounts
 * through.
 */
export const scratch = (mode = 0o711) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const parent = mkdtempSync(join(isRoot ? "/tmp" : tmpdir(), "atoll-platform-"));
      chmodSync(parent, mode);
      return parent;
    }),
    (parent) => Effect.sync(() => rmSync(parent, { recursive: true, force: true })),
  ).pipe(Effect.map((parent) => join(parent, "data")));
