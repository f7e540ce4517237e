import { createHash } from "node:crypto";
import { Context, Effect, Layer, Option, Ref, Schema, Stream } from "effect";
import { checkKey, checkPrefix, type InvalidObjectKey } from "./ObjectKey.ts";

/** There is no object under this key. */
export class ObjectNotFound extends Schema.TaggedError<ObjectNotFound>()("ObjectNotFound", {
  key: Schema.String,
}) {
  override get message(): string {
    return `There is no object ${this.key}.`;
  }
}

/**
 * The stored bytes are not those that were put. Asking again does not help; putting the object again does.
 */
export class ObjectCorrupt extends Schema.TaggedError<ObjectCorrupt>()("ObjectCorrupt", {
  key: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `The object ${this.key} is damaged: ${this.reason}.`;
  }
}

/** The medium failed: disk full, permission, connection. The same call may succeed later. */
export class ObjectStoreUnavailable extends Schema.TaggedError<ObjectStoreUnavailable>()(
  "ObjectStoreUnavailable",
  { operation: Schema.String, reason: Schema.String },
) {
  override get message(): string {
    return `The object store could not ${this.operation}: ${this.reason}`;
  }
}

export interface ObjectInfo {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Of the content, 64 lower-case hexadecimal characters. */
  readonly sha256: string;
}

export type ObjectContent<E = never, R = never> = Uint8Array | Stream.Stream<Uint8Array, E, R>;

/**
 * Bytes under keys, for contents too large or too many for the database. Keys look like paths
 * (`ObjectKey.ts`); it knows nothing of tenants: whoever makes a key puts the tenant in front.
 */
export class ObjectStore extends Context.Service<
  ObjectStore,
  {
    /**
     * Stores the content, in place of what was there. When this succeeds the object survives a crash of
     * process and machine. Until then, and when it fails or is interrupted, readers get what was there
     * before: never a part. Of two puts to one key at once, one wins whole.
     */
    readonly put: <E = never, R = never>(
      key: string,
      content: ObjectContent<E, R>,
    ) => Effect.Effect<ObjectInfo, E | InvalidObjectKey | ObjectStoreUnavailable, R>;
    /** The whole content, its SHA-256 verified against the one computed when it was put. */
    readonly get: (
      key: string,
    ) => Effect.Effect<
      Uint8Array,
      ObjectNotFound | ObjectCorrupt | ObjectStoreUnavailable | InvalidObjectKey
    >;
    /**
     * What was recorded when it was put. Does not read the content: success does not mean it is undamaged.
     */
    readonly head: (
      key: string,
    ) => Effect.Effect<
      ObjectInfo,
      ObjectNotFound | ObjectCorrupt | ObjectStoreUnavailable | InvalidObjectKey
    >;
    /** Removes the object; succeeds as well when there is none. */
    readonly remove: (key: string) => Effect.Effect<void, ObjectStoreUnavailable | InvalidObjectKey>;
    /**
     * The objects whose keys begin with the prefix (of any length, also empty), in the order of their keys.
     * Objects put or removed while it runs may be missed or seen.
     */
    readonly list: (
      prefix: string,
    ) => Stream.Stream<ObjectInfo, ObjectCorrupt | ObjectStoreUnavailable | InvalidObjectKey>;
  }
>()("@atoll/platform/objectstore/ObjectStore") {
  /** Keeps everything in memory, for tests: what it "stores" survives nothing. */
  static readonly layerMemory = Layer.effect(
    ObjectStore,
    Effect.suspend(() => makeMemory),
  );
}

/** The content in one piece. */
export const collect = <E, R>(content: ObjectContent<E, R>): Effect.Effect<Uint8Array, E, R> =>
  content instanceof Uint8Array
    ? Effect.succeed(content.slice())
    : Stream.runCollect(content).pipe(Effect.map((chunks) => new Uint8Array(Buffer.concat(chunks))));

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const makeMemory = Effect.gen(function* () {
  const objects = yield* Ref.make<ReadonlyMap<string, Uint8Array>>(new Map());
  const infoOf = (key: string, bytes: Uint8Array): ObjectInfo => ({
    key,
    size: bytes.byteLength,
    sha256: sha256Of(bytes),
  });
  const find = Effect.fnUntraced(function* (key: string) {
    yield* checkKey(key);
    const found = Option.fromUndefinedOr((yield* Ref.get(objects)).get(key));
    return yield* Effect.fromOption(found).pipe(Effect.mapError(() => new ObjectNotFound({ key })));
  });
  return ObjectStore.of({
    put: Effect.fnUntraced(function* (key, content) {
      yield* checkKey(key);
      const bytes = yield* collect(content);
      yield* Ref.update(objects, (map) => new Map(map).set(key, bytes));
      return infoOf(key, bytes);
    }),
    get: (key) => Effect.map(find(key), (bytes) => bytes.slice()),
    head: (key) => Effect.map(find(key), (bytes) => infoOf(key, bytes)),
    remove: Effect.fnUntraced(function* (key) {
      yield* checkKey(key);
      yield* Ref.update(objects, (map) => new Map([...map].filter(([other]) => other !== key)));
    }),
    list: (prefix) =>
      Stream.fromIterableEffect(
        Effect.map(Effect.andThen(checkPrefix(prefix), Ref.get(objects)), (map) =>
          [...map]
            .filter(([key]) => key.startsWith(prefix))
            .toSorted(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, bytes]) => infoOf(key, bytes)),
        ),
      ),
  });
});
