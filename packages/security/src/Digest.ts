import { createHash, hash, timingSafeEqual } from "node:crypto";
import { Effect, Schema, Stream } from "effect";

/** SHA-256 as 64 lower-case hex digits. */
export const Sha256Hex = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/));

/** Strings are hashed as UTF-8. */
export const sha256 = (data: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hash("sha256", data, "buffer"));

/** Lower-case hex; strings are hashed as UTF-8. */
export const sha256Hex = (data: Uint8Array | string): string => hash("sha256", data, "hex");

export interface StreamDigest {
  readonly sha256: string;
  /** Bytes seen. */
  readonly size: number;
}

/** Consumes the stream once, holding one chunk at a time. */
export const sha256Stream = <E, R>(
  stream: Stream.Stream<Uint8Array, E, R>,
): Effect.Effect<StreamDigest, E, R> =>
  Effect.suspend(() => {
    const running = createHash("sha256");
    let size = 0;
    return stream.pipe(
      Stream.runForEach((chunk) =>
        Effect.sync(() => {
          running.update(chunk);
          size += chunk.length;
        }),
      ),
      Effect.map(() => ({ sha256: running.digest("hex"), size })),
    );
  });

/**
 * Compares in a time that depends on the lengths only, never on the contents. Lengths are not secret here:
 * what is compared are digests, tags and tokens of known length.
 */
export const equals = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** `equals` on the UTF-8 of two strings. */
export const equalsText = (a: string, b: string): boolean => equals(Buffer.from(a), Buffer.from(b));
