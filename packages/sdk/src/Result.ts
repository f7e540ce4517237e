import { assertJson, isPlainObject } from "./Json.ts";
import type { Json } from "./Json.ts";

/** `submitResult` was called at a node that is no aggregator, or twice. */
export class ResultRefused extends Error {
  override readonly name = "ResultRefused";
}

/** A result as it travels: JSON as it is, bytes as base64. */
export const encodeResult = (result: Json | Uint8Array): Json | { readonly base64: string } => {
  if (result instanceof Uint8Array) return { base64: Buffer.from(result).toString("base64") };
  assertJson(result, "The result");
  if (isPlainObject(result) && Object.keys(result).join() === "base64") {
    throw new ResultRefused(
      'A result with "base64" as its only key would be taken for bytes: submit a Uint8Array',
    );
  }
  return result;
};
