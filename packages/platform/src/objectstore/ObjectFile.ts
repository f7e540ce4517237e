import { createHash } from "node:crypto";
import { Effect, FileSystem, type PlatformError, Stream } from "effect";
import { ObjectCorrupt, type ObjectContent, type ObjectInfo, ObjectStoreUnavailable } from "./ObjectStore.ts";

/**
 * How an object lies in a file: one line of fixed length with digest and size, then the content. The digest
 * is in the same file, so no crash can part them; `tail -n +2` gives the content back without Atoll.
 */
const mark = "atoll-object-1";
const sizeDigits = 16;
const headerLength = mark.length + 1 + 64 + 1 + sizeDigits + 1;
const headerPattern = new RegExp(`^${mark} ([0-9a-f]{64}) ([0-9]{${sizeDigits}})\n$`);

const encodeHeader = (sha256: string, size: number): Uint8Array =>
  new TextEncoder().encode(`${mark} ${sha256} ${String(size).padStart(sizeDigits, "0")}\n`);

const decodeHeader = (key: string, bytes: Uint8Array): Effect.Effect<ObjectInfo, ObjectCorrupt> => {
  const [, sha256, size] = headerPattern.exec(new TextDecoder().decode(bytes)) ?? [];
  return sha256 === undefined
    ? Effect.fail(new ObjectCorrupt({ key, reason: "its first line is not that of an object" }))
    : Effect.succeed({ key, sha256, size: Number(size) });
};

const chunksOf = <E, R>(content: ObjectContent<E, R>): Stream.Stream<Uint8Array, E, R> =>
  content instanceof Uint8Array ? Stream.make(content) : content;

/** The medium's failures, and only those: the content's own stream may fail in its own way. */
export const io = <A, R>(operation: string, effect: Effect.Effect<A, PlatformError.PlatformError, R>) =>
  Effect.mapError(effect, ({ message }) => new ObjectStoreUnavailable({ operation, reason: message }));

/** Writes a new file, content and header, through to the disk. */
export const write = Effect.fnUntraced(function* <E, R>(
  path: string,
  key: string,
  content: ObjectContent<E, R>,
) {
  const files = yield* FileSystem.FileSystem;
  const file = yield* io("open a file", files.open(path, { flag: "wx", mode: 0o600 }));
  yield* io("write", file.writeAll(new Uint8Array(headerLength)));
  const hash = createHash("sha256");
  let size = 0;
  yield* Stream.runForEach(chunksOf(content), (chunk) => {
    hash.update(chunk);
    size += chunk.byteLength;
    return io("write", file.writeAll(chunk));
  });
  const sha256 = hash.digest("hex");
  yield* io("write", file.seek(0n, "start"));
  yield* io("write", file.writeAll(encodeHeader(sha256, size)));
  yield* io("write through to the disk", file.sync);
  return { key, sha256, size } satisfies ObjectInfo;
}, Effect.scoped);

/** The header alone, held against the file's length. */
export const readInfo = Effect.fnUntraced(function* (path: string, key: string) {
  const files = yield* FileSystem.FileSystem;
  const file = yield* files.open(path, { flag: "r" });
  const header = new Uint8Array(headerLength);
  yield* file.read(header);
  const info = yield* decodeHeader(key, header);
  const { size } = yield* file.stat;
  if (Number(size) !== info.size + headerLength) {
    return yield* new ObjectCorrupt({ key, reason: "its file is not as long as it was" });
  }
  return info;
}, Effect.scoped);

/** The content, verified. */
export const read = Effect.fnUntraced(function* (path: string, key: string) {
  const files = yield* FileSystem.FileSystem;
  const bytes = yield* files.readFile(path);
  const info = yield* decodeHeader(key, bytes.subarray(0, headerLength));
  const content = bytes.subarray(headerLength);
  const sha256 = createHash("sha256").update(content).digest("hex");
  if (sha256 !== info.sha256 || content.byteLength !== info.size) {
    return yield* new ObjectCorrupt({ key, reason: "its content does not match its SHA-256" });
  }
  return content;
});
