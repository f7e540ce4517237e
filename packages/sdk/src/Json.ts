/** What may travel between sites or become a result: exactly what JSON (RFC 8259) can say. */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | { readonly [key: string]: Json };

/** A value handed to the SDK is not JSON. `path` points at the first offending place, `$` being the whole. */
export class NotJson extends Error {
  override readonly name = "NotJson";
  readonly path: string;
  constructor(what: string, path: string, fault: string) {
    super(`${what} cannot be sent as JSON: ${path} ${fault}`);
    this.path = path;
  }
}

const MAX_DEPTH = 64;

/**
 * Refuses what `JSON.stringify` would silently change: NaN and infinities (they become `null`), `undefined`,
 * functions, class instances, typed arrays, cycles. The error names the place, e.g. `$.gradient[2] is NaN`.
 */
export function assertJson(value: unknown, what: string): asserts value is Json {
  const visit = (node: unknown, path: string, depth: number): void => {
    if (depth > MAX_DEPTH) throw new NotJson(what, path, `is nested deeper than ${MAX_DEPTH} levels`);
    if (node === null || typeof node === "boolean" || typeof node === "string") return;
    if (typeof node === "number") {
      if (!Number.isFinite(node))
        throw new NotJson(what, path, `is ${node}, only finite numbers can be sent`);
      return;
    }
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index++) visit(node[index], `${path}[${index}]`, depth + 1);
      return;
    }
    if (!isPlainObject(node)) throw new NotJson(what, path, `is ${kindOf(node)}`);
    for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`, depth + 1);
  };
  visit(value, "$", 0);
}

/** An object literal or a parsed JSON object: no class instance, no array. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const kindOf = (value: unknown): string => {
  if (ArrayBuffer.isView(value)) return "a typed array (use Array.from)";
  if (typeof value === "object") return `an instance of ${value?.constructor?.name ?? "an unknown class"}`;
  return value === undefined ? "undefined" : `a ${typeof value}`;
};
