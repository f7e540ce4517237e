import { Bundle } from "@atoll/contract/analyses/Manifest";
import type { Sha256 } from "@atoll/contract/Text";
import { sha256Hex } from "@atoll/security/Digest";
import { Effect, FileSystem, Path, Schema } from "effect";
import type { PlatformError } from "effect";

/** The bytes are not those that the manifest's consent is about. */
export class BundleDigestMismatch extends Schema.TaggedError<BundleDigestMismatch>()("BundleDigestMismatch", {
  expected: Schema.String,
  actual: Schema.String,
}) {}

/**
 * The bytes have the right digest and are no bundle all the same: the hub built something this agent does
 * not know.
 */
export class BundleMalformed extends Schema.TaggedError<BundleMalformed>()("BundleMalformed", {
  message: Schema.String,
}) {}

/** A file of the bundle differs from the digest that the bundle states for it. */
export class BundleFileMismatch extends Schema.TaggedError<BundleFileMismatch>()("BundleFileMismatch", {
  path: Schema.String,
}) {}

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Bundle), { onExcessProperty: "error" });
const decodeBase64 = Schema.decodeUnknownEffect(Schema.Uint8ArrayFromBase64);

/** Two paths that a file system may take for one, or a file where another path needs a folder. */
const collision = (paths: ReadonlyArray<string>): string | undefined => {
  const files = new Set(paths.map((path) => path.toLowerCase()));
  if (files.size < paths.length) return "two files whose names differ in letter case at most";
  const parents = paths.flatMap((path) => {
    const parts = path.toLowerCase().split("/");
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  return parents.some((parent) => files.has(parent)) ? "a file where another needs a folder" : undefined;
};

/**
 * Checks a bundle against the digest that was consented to and writes its files, read-only, into `folder`,
 * which must not exist. Nothing is written before everything is checked. A bundle without a package.json
 * gets one that makes its modules ES modules. Returns the absolute path of the entrypoint.
 */
export const unpackBundle = Effect.fn("unpackBundle")(function* (
  bytes: Uint8Array,
  digest: Sha256,
  folder: string,
): Effect.fn.Return<
  string,
  BundleDigestMismatch | BundleMalformed | BundleFileMismatch | PlatformError.PlatformError,
  FileSystem.FileSystem | Path.Path
> {
  const actual = sha256Hex(bytes);
  if (actual !== digest) return yield* new BundleDigestMismatch({ expected: digest, actual });
  const bundle = yield* decode(Buffer.from(bytes).toString("utf8")).pipe(
    Effect.mapError((error) => new BundleMalformed({ message: error.message })),
  );
  const collides = collision(bundle.files.map((file) => file.path));
  if (collides !== undefined) return yield* new BundleMalformed({ message: `The bundle holds ${collides}.` });
  if (!bundle.files.some((file) => file.path === bundle.entrypoint)) {
    return yield* new BundleMalformed({ message: "The bundle does not hold its entrypoint." });
  }
  const files = yield* Effect.forEach(bundle.files, (file) =>
    decodeBase64(file.content).pipe(
      Effect.mapError(() => new BundleMalformed({ message: `The file ${file.path} is not base64.` })),
      Effect.filterOrFail(
        (content) => sha256Hex(content) === file.sha256,
        () => new BundleFileMismatch({ path: file.path }),
      ),
      Effect.map((content) => ({ path: file.path, content })),
    ),
  );
  const fileSystem = yield* FileSystem.FileSystem;
  const path = yield* Path.Path;
  yield* fileSystem.makeDirectory(folder, { mode: 0o700 });
  const write = (name: string, content: Uint8Array) =>
    Effect.andThen(
      fileSystem.makeDirectory(path.dirname(path.join(folder, name)), { recursive: true, mode: 0o700 }),
      fileSystem.writeFile(path.join(folder, name), content, { flag: "wx", mode: 0o400 }),
    );
  yield* Effect.forEach(files, ({ path: name, content }) => write(name, content), { discard: true });
  if (!files.some((file) => file.path.toLowerCase() === "package.json")) {
    yield* write("package.json", new TextEncoder().encode('{"type":"module"}\n'));
  }
  return path.join(folder, bundle.entrypoint);
});
