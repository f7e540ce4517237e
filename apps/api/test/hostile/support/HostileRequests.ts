import { Arbitrary, Effect, Schema } from "effect";
import type { Dice } from "./Dice.ts";
import { contentTypes, foreignMembers, headers, hostileValues, methods } from "./hostileValues.ts";
import { rawBodies, rawSegments } from "./hostileValues.ts";
import { callOf, type Operation, type OperationRequest } from "./operations.ts";
import type { Call } from "./wire.ts";

export interface HostileRequest {
  readonly path: string;
  readonly call: Call;
  /** What was done to it, for the report. */
  readonly done: ReadonlyArray<string>;
}

interface Draft {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
  readonly done: Array<string>;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every object and array in a JSON value, itself included. */
const containers = (value: unknown): ReadonlyArray<object> =>
  isObject(value) ? [value, ...Object.values(value).flatMap(containers)] : [];

/** Replaces, removes or adds a member somewhere in the JSON body. */
const mutateJson = (dice: Dice, text: string): string => {
  const root: unknown = JSON.parse(text);
  const holder = dice.pick([...containers(root), {}]);
  const keys = Object.keys(holder);
  if (keys.length === 0 || dice.chance(0.25)) {
    const [name, value] = dice.pick(foreignMembers);
    // Defined, not assigned: `__proto__` is to be a member like any other.
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
  } else {
    const value = dice.pick(hostileValues);
    const key = dice.pick(keys);
    if (value === undefined) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, key, value);
  }
  return JSON.stringify(root) ?? "";
};

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** As `encodeURIComponent`, which does not take lone surrogates. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 6_000);

const segmentOf = (dice: Dice): string =>
  dice.chance(0.5) ? dice.pick(rawSegments) : encoded(textOf(dice.pick(hostileValues)));

type Mutation = readonly [name: string, apply: (draft: Draft, dice: Dice) => void];

const replaceSegment = (draft: Draft, dice: Dice): void => {
  const [path = "", ...query] = draft.path.split("?");
  const segments = path.split("/");
  segments[dice.below(segments.length)] = segmentOf(dice);
  draft.path = [segments.join("/") || "/", ...query].join("?");
  if (!draft.path.startsWith("/")) draft.path = `/${draft.path}`;
};

const mutateQuery = (draft: Draft, dice: Dice): void => {
  const [path = "", query = ""] = draft.path.split("?");
  const pairs = query.split("&").filter((pair) => pair !== "");
  const index = dice.below(pairs.length + 1);
  const [name = "limit"] = (pairs[index] ?? dice.pick(["limit", "nonsense", "__proto__", "wait"])).split("=");
  const replaced = `${dice.chance(0.1) ? segmentOf(dice) : name}=${segmentOf(dice)}`;
  if (dice.chance(0.3)) pairs.push(replaced);
  else pairs[index] = replaced;
  draft.path = `${path}?${pairs.join("&")}`;
};

const mutations: ReadonlyArray<Mutation> = [
  ["segment", replaceSegment],
  ["query", mutateQuery],
  ["method", (draft, dice) => void (draft.method = dice.pick(methods))],
  ["type", (draft, dice) => void (draft.headers["content-type"] = dice.pick(contentTypes))],
  [
    "header",
    (draft, dice) => {
      const [name, value] = dice.pick(headers);
      draft.headers[name] = Buffer.from(value, "utf8").toString("latin1");
    },
  ],
  [
    "body",
    (draft, dice) => {
      const good = typeof draft.body === "string" ? draft.body : '{"name":"a","count":1}';
      draft.body = dice.pick(rawBodies(good));
      draft.headers["content-type"] ??= "application/json";
    },
  ],
  [
    "member",
    (draft, dice) => {
      if (typeof draft.body === "string") draft.body = mutateJson(dice, draft.body);
    },
  ],
];

/** A long poll that is allowed to wait would only wait. */
const withoutWaiting = (path: string): string =>
  path.replace(/([?&]wait=)([^&]*)/g, (whole, name: string, value: string) => {
    const seconds = Number(decodeSafely(value));
    return seconds > 0 && seconds <= 30 ? `${name}0` : whole;
  });

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Bodies that fit the operation's schema as it is on the wire, made by Effect's Arbitrary. */
export const sampleBodies = Effect.fnUntraced(function* (
  { endpoint }: Operation,
  seed: number,
  count: number,
) {
  const jsonPayloads = [...endpoint.payload.values()].filter(({ encoding }) => encoding._tag === "Json");
  const [schema] = jsonPayloads.flatMap(({ schemas }) => schemas);
  if (schema === undefined) return [];
  return yield* Arbitrary.sampleEffect(Arbitrary.schema(Schema.toEncoded(schema)), { count, size: 6, seed });
});

/** A request of the operation with one to three things wrong with it; sometimes with none. */
export const hostileRequest = (
  dice: Dice,
  operation: Operation,
  request: OperationRequest,
  token: string | undefined,
): HostileRequest => {
  const { path, call } = callOf(operation, request, token);
  const given = Object.entries(call.headers ?? {}).map(([name, value]) => [name, String(value)]);
  const { method = "GET", body } = call;
  const draft: Draft = { path, method, headers: Object.fromEntries(given), body, done: [] };
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const likely = typeof body === "string" ? mutations.slice(-2) : mutations.slice(0, 2);
    const [name, apply] = dice.pick(dice.chance(0.5) ? likely : mutations);
    // Other bodies, and those that were mutated before, may be no JSON.
    const isJson = !draft.done.includes("body") && /json/.test(String(call.headers?.["content-type"]));
    if (name === "member" && !isJson) continue;
    apply(draft, dice);
    draft.done.push(name);
  }
  const { headers: finalHeaders } = draft;
  const content = draft.body === undefined ? {} : { body: draft.body };
  return {
    path: withoutWaiting(draft.path),
    call: { method: draft.method, headers: finalHeaders, ...content },
    done: draft.done,
  };
};
