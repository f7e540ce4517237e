import { Context } from "effect";

const kibibyte = 1_024;
const mebibyte = 1_024 * kibibyte;

/**
 * The largest request body, in bytes, by how it is encoded. A larger one is answered with 413 and not read.
 */
export const defaultBodyLimits = {
  json: mebibyte,
  form: 16 * kibibyte,
  bytes: 16 * mebibyte,
} as const;

/** Room for one envelope of the largest size, or many small ones. */
export const messagesBodyLimit = 6 * mebibyte;

/** The largest request body of an endpoint whose limit is not the default of its encoding. */
export const BodyLimit = Context.Reference<number | undefined>("@atoll/contract/BodyLimit", {
  defaultValue: () => undefined,
});
