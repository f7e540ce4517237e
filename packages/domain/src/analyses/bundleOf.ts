import { Bundle } from "@atoll/contract/analyses/Manifest";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { sha256Hex } from "@atoll/security/Digest";
import { Sha256 } from "@atoll/contract/Text";
import { Effect, Schema } from "effect";
import { stripTypes } from "./stripTypes.ts";

/** A file of the CODE bucket. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encode = Schema.encodeEffect(Bundle);
const byPath = (a: SourceFile, b: SourceFile): number => (a.path < b.path ? -1 : 1);

/**
 * Builds the bundle of an analysis. The same files give the same bytes and so the same digest, whoever builds them and
 * in whatever order they come. Paths stay as they are: imports between the files keep working.
 */
export const bundleOf = Effect.fn("bundleOf")(function* (
  entrypoint: string,
  sources: ReadonlyArray<SourceFile>,
) {
  const files = yield* Effect.forEach(sources.toSorted(byPath), ({ path, bytes }) =>
    Effect.map(stripTypes(path, bytes), (content) => ({
      path,
      sha256: Sha256.make(sha256Hex(content)),
      content: Buffer.from(content).toString("base64"),
    })),
  );
  const encoded = yield* Effect.orDie(encode({ version: 1, entrypoint, files }));
  const bytes = yield* Effect.orDie(CanonicalJson.bytes(encoded));
  return { bytes, digest: Sha256.make(sha256Hex(bytes)) };
});
