import { Schema } from "effect";
import { isStorable } from "./Text.ts";

const maximumDepth = 64;

/** Why a JSON value cannot be stored, or undefined. Iterative: hostile nesting must not exhaust the stack. */
const fault = (root: Schema.Json): string | undefined => {
  const stack: Array<{ readonly value: Schema.Json; readonly depth: number }> = [{ value: root, depth: 0 }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { value, depth } = item;
    if (depth > maximumDepth) return `must not be nested deeper than ${maximumDepth} levels`;
    if (typeof value === "number" && !Number.isFinite(value)) return "must hold finite numbers only";
    if (typeof value === "string" && !isStorable(value)) return unstorable;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!isStorable(key)) return unstorable;
      stack.push({ value: member, depth: depth + 1 });
    }
  }
  return undefined;
};

const unstorable = "must not contain NUL or unpaired surrogate characters";

/** Whether PostgreSQL's jsonb accepts the value, as `StorableJsonObject` says. */
export const isStorableJson = (value: Schema.Json): boolean => fault(value) === undefined;

/** A JSON object that PostgreSQL's jsonb accepts: well-formed text, finite numbers, at most 64 levels. */
export const StorableJsonObject = Schema.JsonObject.check(
  Schema.makeFilter((value: { readonly [key: string]: Schema.Json }) => fault(value) ?? true),
);
