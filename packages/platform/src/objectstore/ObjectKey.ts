import { Effect, Schema } from "effect";

/** The key is not one the store accepts; the reason says what is wrong with it. */
export class InvalidObjectKey extends Schema.TaggedError<InvalidObjectKey>()("InvalidObjectKey", {
  key: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `${JSON.stringify(this.key.slice(0, 200))} is not an object key: ${this.reason}.`;
  }
}

export const maxKeyLength = 1024;
const maxSegmentLength = 200;
const segmentPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

const fault = (key: string): string | null => {
  if (key === "") return "it is empty";
  if (key.length > maxKeyLength) return `it is longer than ${maxKeyLength} characters`;
  for (const segment of key.split("/")) {
    if (segment === "") return "it begins or ends with a slash or has two in a row";
    if (segment.length > maxSegmentLength) return `a segment is longer than ${maxSegmentLength} characters`;
    if (!segmentPattern.test(segment)) {
      return "segments hold letters, digits, dot, hyphen and underscore of ASCII only, and begin with no dot";
    }
  }
  return null;
};

/**
 * Keys are segments joined by `/`. Few characters are allowed, so that a key means the same on every medium
 * and none leads out of it; names given by people belong in the database, not in keys.
 */
export const checkKey = (key: string): Effect.Effect<void, InvalidObjectKey> =>
  Effect.suspend(() => {
    const reason = fault(key);
    return reason === null ? Effect.void : Effect.fail(new InvalidObjectKey({ key, reason }));
  });

/** A prefix is the beginning of a key, cut anywhere. */
export const checkPrefix = (prefix: string): Effect.Effect<void, InvalidObjectKey> =>
  checkKey(`${prefix}x`).pipe(Effect.mapError(({ reason }) => new InvalidObjectKey({ key: prefix, reason })));
