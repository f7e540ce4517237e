import { randomBytes } from "node:crypto";
import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { expect, it } from "@effect/vitest";
import { Effect, Schema } from "effect";
import * as HubProcess from "../boot/support/HubProcess.ts";
import * as Authenticator from "./Authenticator.ts";

const account = {
  email: "ana@lagoon.example",
  password: "correct horse battery",
  displayName: "Ana",
  tenantName: "Lagoon Institute",
};
const { email, password } = account;

const Session = Schema.Struct({ token: Schema.String, assurance: Schema.String });
const Registration = Schema.Struct({
  passkey: Schema.Struct({ id: Schema.String, name: Schema.String }),
  recoveryCodes: Schema.Array(Schema.String),
  session: Session,
});
const Problem = Schema.Struct({ status: Schema.Int, type: Schema.String });
const Challenge = Schema.StructWithRest(Schema.Struct({ challenge: Schema.String }), [
  Schema.Record(Schema.String, Schema.Unknown),
]);
const Passkeys = Schema.Array(Schema.Struct({ lockedAt: Schema.NullOr(Schema.String) }));

type Call = readonly [path: string, body?: unknown, token?: string, method?: string];

const send = async (url: string, ...[path, body, token, method = "POST"]: Call): Promise<unknown> => {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
};

/** Calls of a program, and what comes of them by a schema. */
const callsTo = (url: string) => {
  const call = (...args: Call) => Effect.promise(() => send(url, ...args));
  const as =
    <A, I>(schema: Schema.Codec<A, I>) =>
    (...args: Call) =>
      Effect.flatMap(call(...args), Schema.decodeUnknownEffect(schema));
  return { call, session: as(Session), problem: as(Problem), registration: as(Registration), as };
};

const scenario = Effect.fnUntraced(function* (program: string) {
  const settings = yield* HubProcess.onDatabase;
  const hub = yield* HubProcess.start({
    ...settings,
    // Browsers know of passkeys at this name, and at no address in digits.
    ATOLL_HOST: "localhost",
    ATOLL_RATE_LIMITS: "off",
  });
  const url = yield* hub.url;
  expect(url).toMatch(/^http:\/\/localhost:/);
  const { call, session, problem, registration, as } = callsTo(url);
  const browser = yield* Authenticator.open(program, url);

  // Registering
  const first = yield* session("/auth/register", account);
  const creation = yield* call("/auth/passkey-registrations", undefined, first.token);
  const answer = yield* browser.create(creation);
  const registered = yield* registration("/auth/passkeys", { name: "Laptop", answer }, first.token);
  expect(registered.recoveryCodes).toHaveLength(10);
  const { token } = registered.session;
  expect(registered.session.assurance).toBe("multi");
  expect(yield* problem("/auth/me", undefined, first.token, "GET")).toMatchObject({ status: 401 });
  const twice = yield* problem("/auth/passkeys", { name: "Laptop", answer }, token);
  expect(twice).toEqual({ status: 403, type: "urn:atoll:problem:passkey-refused" });

  // Signing in without a password
  const request = () => call("/auth/passkey-logins/options");
  const signed = yield* Effect.flatMap(request(), browser.get);
  const login = yield* session("/auth/passkey-logins", { answer: signed });
  expect(login.assurance).toBe("multi");
  const unknown = { status: 401, type: "urn:atoll:problem:passkey-unknown" };
  expect(yield* problem("/auth/passkey-logins", { answer: signed })).toEqual(unknown);
  const options = yield* Schema.decodeUnknownEffect(Challenge)(yield* request());
  const challenge = randomBytes(32).toString("base64url");
  const forged = yield* browser.get({ ...options, challenge });
  expect(yield* problem("/auth/passkey-logins", { answer: forged })).toEqual(unknown);

  // Beside a password
  const pending = yield* session("/auth/login", { email, password });
  expect(pending.assurance).toBe("pending");
  const owed = yield* problem("/projects", undefined, pending.token, "GET");
  expect(owed).toEqual({ status: 403, type: "urn:atoll:problem:second-factor-required" });
  const asked = yield* call("/auth/second-factors/passkey-options", undefined, pending.token);
  const shown = yield* browser.get(asked);
  const finished = yield* session("/auth/second-factors/passkey", { answer: shown }, pending.token);
  expect(finished.assurance).toBe("multi");
  const over = yield* problem("/auth/me", undefined, pending.token, "GET");
  expect(over).toMatchObject({ status: 401 });
  // The answer to one question is none to another.
  const mixed = yield* Effect.flatMap(request(), browser.get);
  const refused = yield* problem("/auth/second-factors/passkey", { answer: mixed }, finished.token);
  expect(refused).toEqual({ status: 403, type: "urn:atoll:problem:passkey-refused" });

  // A copy of the authenticator
  yield* browser.setCounter(1);
  const copied = yield* Effect.flatMap(request(), browser.get);
  expect(yield* problem("/auth/passkey-logins", { answer: copied })).toEqual(unknown);
  const list = yield* as(Passkeys)("/auth/passkeys", undefined, token, "GET");
  expect(list).toEqual([{ lockedAt: expect.any(String) }]);
  yield* browser.setCounter(100);
  const later = yield* Effect.flatMap(request(), browser.get);
  expect(yield* problem("/auth/passkey-logins", { answer: later })).toEqual(unknown);
  expect((yield* session("/auth/login", { email, password })).assurance).toBe("pending");

  // The last passkey may go where there is a password.
  yield* call(`/auth/passkeys/${registered.passkey.id}`, undefined, finished.token, "DELETE");
  expect((yield* session("/auth/login", { email, password })).assurance).toBe("single");
});

describeWith(chromium, "passkeys in a browser", (program) => {
  it.live(
    "register, sign in, confirm a password, and are refused where they are another's, used or copied",
    () => scenario(program).pipe(Effect.scoped, Effect.provide(TestPostgres.layer())),
    120_000,
  );
});
