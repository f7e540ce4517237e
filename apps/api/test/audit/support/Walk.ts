import { auditedAs } from "@atoll/contract/Audited";
import { expect } from "@effect/vitest";
import { Effect, Schedule, Schema } from "effect";
import { HostileHub, type Superuser } from "../../hostile/support/HostileHub.ts";
import { callOf, type OperationRequest, operations } from "../../hostile/support/operations.ts";
import type { Answer } from "../../hostile/support/wire.ts";
import type { Ids } from "../../hostile/support/World.ts";

/** Every operation that says it leaves an entry. */
export const audited: ReadonlyArray<string> = operations
  .filter(({ endpoint }) => auditedAs(endpoint)._tag === "Entry")
  .map(({ key }) => key);

const Entries = Schema.Array(
  Schema.Struct({
    action: Schema.String,
    actor: Schema.String,
    targetType: Schema.String,
    targetId: Schema.String,
    changes: Schema.Record(Schema.String, Schema.Json),
    tenant: Schema.String,
  }),
);
type Entry = (typeof Entries.Type)[number];

/** What the trails hold of one request; `kind:id` of who it was. */
const entriesOf = Effect.fnUntraced(function* ({ headers }: Answer) {
  const { sql } = yield* HostileHub;
  const requestId = String(headers["x-request-id"]);
  const rows = yield* sql`
    select action, concat_ws(':', actor_kind, actor_id) as actor, target_type as "targetType",
      target_id as "targetId", changes, tenant_id::text as tenant
    from audit_entries where request_id = ${requestId} order by at`;
  return yield* Schema.decodeUnknownEffect(Entries)(rows);
});

/** What the hub does after it has answered is there in a moment. */
const awaited = (answer: Answer, least: number) =>
  Effect.repeat(entriesOf(answer), {
    until: (entries) => entries.length >= least,
    schedule: Schedule.spaced("20 millis").pipe(Schedule.upTo({ times: 100 })),
  });

export const call = Effect.fnUntraced(function* (
  key: string,
  request: OperationRequest,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const { send } = yield* HostileHub;
  const operation = yield* Effect.fromNullishOr(operations.find((candidate) => candidate.key === key));
  const { path, call: made } = callOf(operation, request, token);
  return yield* send(path, { ...made, headers: { ...made.headers, ...headers } });
});

/** The organisation that is walked through. */
export interface World {
  readonly ids: Ids;
  readonly tokens: Readonly<Record<"owner" | "viewer" | "node", string>>;
  readonly account: { readonly email: string; readonly userId: string };
}

/** What is known before, or of the answer only. */
type Told = string | ((answer: Answer) => string);

const resolve = (told: Told, answer: Answer) => (typeof told === "string" ? told : told(answer));

export interface Step {
  readonly request?: OperationRequest;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The id of the user who is to be the actor; nobody when absent. */
  readonly by?: Told;
  /** Of what type the target is to be, and which; of any id when the latter is absent. */
  readonly on: readonly [type: string, id?: Told];
  /** What else is to be recorded of the same request. */
  readonly beside?: ReadonlyArray<string>;
  /** Whoever may not do it; nobody who is signed in when absent. */
  readonly refused?: string | undefined;
}

/** Walks operations, and knows which. */
export const make = () => {
  const walked = new Set<string>();

  const expectNone = Effect.fnUntraced(function* (key: string, refusal: Answer) {
    expect(refusal.status, `${key}: ${refusal.text}`).toBeGreaterThanOrEqual(400);
    expect(yield* entriesOf(refusal), `${key} was refused`).toEqual([]);
  });

  /** Refused first, it leaves nothing; carried out, exactly the entry that is told of. */
  const step = Effect.fnUntraced(function* (key: string, wanted: Step) {
    const { request = {}, token, headers, by, on, beside = [] } = wanted;
    if (token !== undefined) yield* expectNone(key, yield* call(key, request));
    if (wanted.refused !== undefined) {
      const refusal = yield* call(key, request, wanted.refused);
      expect(refusal.status, key).toBe(403);
      yield* expectNone(key, refusal);
    }
    const answer = yield* call(key, request, token, headers);
    expect(answer.status, `${key}: ${answer.text}`).toBeLessThan(300);
    const entries: ReadonlyArray<Entry> = yield* awaited(answer, 1 + beside.length);
    expect(entries.map(({ action }) => action).toSorted(), key).toEqual([key, ...beside].toSorted());
    const [entry] = entries.filter(({ action }) => action === key);
    const actor = by === undefined ? "anonymous" : `user:${resolve(by, answer)}`;
    expect([entry?.actor, entry?.targetType], key).toEqual([actor, on[0]]);
    if (on[1] !== undefined) expect(entry?.targetId, key).toBe(resolve(on[1], answer));
    walked.add(key);
    return { answer, entry };
  });

  /** Carried out, and yet nothing to record. */
  const leavesNone = Effect.fnUntraced(function* (key: string, answer: Answer) {
    expect(answer.status, `${key}: ${answer.text}`).toBeLessThan(300);
    expect(yield* entriesOf(answer), key).toEqual([]);
  });

  const sql = <A, E>(ask: (sql: Superuser) => Effect.Effect<A, E>) =>
    Effect.flatMap(HostileHub, (hub) => ask(hub.sql));

  /** Refused, and yet worth knowing. */
  const refusedAs = Effect.fnUntraced(function* (answer: Answer, ...actions: ReadonlyArray<string>) {
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
    const entries: ReadonlyArray<Entry> = yield* entriesOf(answer);
    expect(entries.map(({ action }) => action)).toEqual(actions);
    return entries;
  });

  return { step, walked, leavesNone, refusedAs, sql };
};
export type Walk = ReturnType<typeof make>;

/** A field of an answer's JSON, however deep. */
export const field = (answer: Answer, ...path: ReadonlyArray<string>): string =>
  String(path.reduce<unknown>((value, name) => Reflect.get(Object(value), name), answer.json));
