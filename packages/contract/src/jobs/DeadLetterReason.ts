import { Schema } from "effect";

/** `exhausted`: every attempt failed. `rejected`: an attempt failed in a way that no repetition would change. */
export const DeadLetterReason = Schema.Literals(["exhausted", "rejected"]);
export type DeadLetterReason = typeof DeadLetterReason.Type;
