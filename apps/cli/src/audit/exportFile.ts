import type { AuditExportEnd } from "@atoll/contract/audit/AuditExport";
import { Effect, FileSystem, Runtime, Schema, Stream } from "effect";
import type { Client } from "../hub/asking.ts";
import { beginning, endTextOf, finish, follow, type ReadChain, textOf } from "./exportedChain.ts";

/** The file cannot be read or written, or is there already. */
export class ExportFileFailed extends Schema.TaggedError<ExportFileFailed>()("ExportFileFailed", {
  path: Schema.String,
  reason: Schema.String,
}) {
  // The command prints it itself.
  override readonly [Runtime.errorReported] = false;
  override get message(): string {
    return `${this.path}: ${this.reason}`;
  }
}

const failed =
  (path: string) =>
  ({ message }: { readonly message: string }) =>
    new ExportFileFailed({ path, reason: message });

/**
 * Writes the organisation's trail into a file that is not there yet, which only its owner may read: it names people. A file
 * whose writing was interrupted has no end, and says so when it is verified.
 */
export const write = Effect.fnUntraced(function* ({ audit }: Client, path: string) {
  const files = yield* FileSystem.FileSystem;
  const file = yield* Effect.mapError(files.open(path, { flag: "wx", mode: 0o600 }), failed(path));
  const put = (lines: ReadonlyArray<string>) =>
    Effect.mapError(
      file.writeAll(new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""))),
      failed(path),
    );
  let end: AuditExportEnd | undefined;
  let after = 0;
  while (true) {
    const { items, end: now } = yield* audit.export({ query: { after } });
    // What is linked meanwhile, and that the export itself leaves an entry, is for the next one.
    const last: AuditExportEnd = end ?? now;
    end = last;
    const lines = items.filter(({ sequence }) => sequence <= last.sequence);
    yield* put(lines.map(textOf));
    const reached = lines.at(-1)?.sequence;
    if (reached === undefined || reached >= last.sequence) break;
    after = reached;
  }
  yield* put([endTextOf(end)]);
  return end;
}, Effect.scoped);

/** Reads a file to its end or its first fault, in the memory of one line. */
export const verify = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem;
  const read = yield* files.stream(path).pipe(
    Stream.decodeText(),
    Stream.splitLines,
    Stream.runFold(
      (): ReadChain => beginning,
      (chain, line) => follow(chain, line),
    ),
    Effect.mapError(failed(path)),
  );
  return finish(read);
});

/** What `verify` found, in words. */
export const verdict = (path: string, { line, sequence, hash, fault }: ReadChain) => [
  `${path}: ${sequence} entries are good, up to number ${sequence}, ${hash}`,
  ...(fault === undefined ? [] : [`${path}: BROKEN at line ${line}: ${fault}`]),
];
