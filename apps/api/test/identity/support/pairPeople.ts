import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import type { Answer } from "../../hostile/support/wire.ts";
import { type Hub, HubPair } from "./HubPair.ts";

/** A member of the answer's JSON, as text. */
export const said = ({ json }: Answer, ...path: ReadonlyArray<string>): string =>
  String(path.reduce<unknown>((value, name) => Reflect.get(Object(value), name), json));

export const freshEmail = () => `${SecureRandom.uuidV7Unsafe()}@lagoon.example`;

/** Signs in; the token is kept as a secret. */
export const login = Effect.fnUntraced(function* (
  hub: Hub,
  {
    email,
    password,
    tenantId,
  }: { readonly email: string; readonly password: string; readonly tenantId?: string },
) {
  const { ask, secret } = yield* HubPair;
  const answer = yield* ask(hub, "POST", "/auth/login", {
    json: { email, password, ...(tenantId === undefined ? {} : { tenantId }) },
  });
  return { token: secret(said(answer, "token"), "POST /auth/login"), assurance: said(answer, "assurance") };
});

/** A person with an organisation of its own, signed in. */
export const founder = Effect.fnUntraced(function* (email = freshEmail()) {
  const { here, ask, secret } = yield* HubPair;
  const password = secret(`correct horse battery ${SecureRandom.uuidV7Unsafe()}`);
  const account = { email, password, displayName: "Ana", tenantName: "Reef Trust" };
  const answer = yield* ask(here, "POST", "/auth/register", { json: account });
  return {
    email,
    password,
    token: secret(said(answer, "token"), "POST /auth/register"),
    userId: said(answer, "user", "id"),
    tenantId: said(answer, "tenant", "id"),
  };
});
export type Founder = Effect.Success<ReturnType<typeof founder>>;

/** Somebody who has joined the organisation too, and is signed in there. */
export const colleague = Effect.fnUntraced(function* ({ tenantId }: Founder, role: string) {
  const { there, sql } = yield* HubPair;
  const { email, password, userId } = yield* founder();
  yield* sql`insert into memberships (tenant_id, user_id, role) values (${tenantId}, ${userId}, ${role})`;
  const { token } = yield* login(there, { email, password, tenantId });
  return { email, password, userId, tenantId, token };
});
