import { expect } from "@effect/vitest";
import { Effect } from "effect";
import { HostileHub } from "./HostileHub.ts";
import { callOf, type OperationRequest, operations } from "./operations.ts";
import type { Answer, Call } from "./wire.ts";

export interface Refusal {
  readonly status: number;
  /** The last part of the problem's type. */
  readonly slug: string;
  /** Where the fault is. */
  readonly pointer?: string;
}

/** The answer is the problem, and names its request. */
export const expectRefusal = ({ status, slug, pointer }: Refusal, answer: Answer, what = ""): void => {
  expect(answer, `${what} ${answer.text.slice(0, 500)}`).toMatchObject({
    status,
    headers: { "content-type": "application/problem+json", "x-request-id": expect.any(String) },
    json: {
      type: `urn:atoll:problem:${slug}`,
      status,
      title: expect.any(String),
      requestId: answer.headers["x-request-id"],
    },
  });
  if (pointer === undefined) return;
  const errors = expect.arrayContaining([{ pointer, detail: expect.any(String) }]);
  expect(answer.json, what).toMatchObject({ errors });
};

/** Nothing in the database is other than it was before. */
export const changingNothing = Effect.fnUntraced(function* <A, E, R>(attempt: Effect.Effect<A, E, R>) {
  const { rows } = yield* HostileHub;
  const before = yield* rows;
  const answer = yield* attempt;
  expect(yield* rows).toEqual(before);
  return answer;
});

/** The operation with this key, called. */
export const attempt = Effect.fnUntraced(function* (
  key: string,
  request: OperationRequest,
  token?: string,
  changes: Call = {},
) {
  const hub = yield* HostileHub;
  const operation = operations.find((known) => known.key === key);
  if (operation === undefined) return yield* Effect.die(new Error(`There is no operation ${key}`));
  const { path, call } = callOf(operation, request, token);
  return yield* hub.send(path, { ...call, ...changes, headers: { ...call.headers, ...changes.headers } });
});
