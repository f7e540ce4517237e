import * as Authenticator from "@atoll/security/testing/SoftAuthenticator";
import { authenticatorCode } from "@atoll/testing/identity/authenticatorCode";
import * as TestIssuer from "@atoll/testing/oidc/TestIssuer";
import { expect } from "@effect/vitest";
import { Effect, Redacted } from "effect";
import type { Answer } from "../../hostile/support/wire.ts";
import { type Hub, HubPair, publicUrl } from "./HubPair.ts";
import { founder, freshEmail, login, said } from "./pairPeople.ts";

/** How many of the answers say that it was done; none may be a fault of the hub's own. */
export const succeeded = (answers: ReadonlyArray<Answer>) => {
  for (const { status, text } of answers) expect(status, text).toBeLessThan(500);
  return answers.filter(({ status }) => status < 300).length;
};

/** What a mail holds: the links of a forgotten password and of a new address. */
export const linksOfMails = Effect.gen(function* () {
  const { there, ask, fifty, secret, mailedTo } = yield* HubPair;
  const { email, token } = yield* founder();
  const address = freshEmail();
  yield* ask(there, "POST", "/users/me/email", { token, json: { email: address } });
  const change = { token: yield* mailedTo(address, "confirm-email") };
  const confirmed = yield* fifty((hub) => ask(hub, "POST", "/auth/confirm-email", { json: change }));
  expect(succeeded(confirmed), "of a new address").toBe(1);

  yield* ask(there, "POST", "/auth/forgot-password", { json: { email: address } });
  const password = secret(`another horse battery ${email}`);
  const reset = { token: yield* mailedTo(address, "reset-password"), password };
  const changed = yield* fifty((hub) => ask(hub, "POST", "/auth/reset-password", { json: reset }));
  expect(succeeded(changed), "of a forgotten password").toBe(1);
  expect((yield* login(there, { email: address, password })).assurance).toBe("single");
});

/** A link that several people may follow, each of them again and again. */
export const invitationsOfMany = Effect.gen(function* () {
  const { here, sql, ask, fifty, secret } = yield* HubPair;
  const { token, tenantId } = yield* founder();
  const people = yield* Effect.replicateEffect(founder(), 5);
  const path = `/tenants/${tenantId}/invitations/links`;
  const linked = yield* ask(here, "POST", path, {
    token,
    json: { role: "guest", maximumUses: 3, days: 1 },
  });
  const json = { token: secret(said(linked, "token"), `POST ${path}`) };
  const answers = yield* fifty((hub, index) =>
    ask(hub, "POST", "/invitations/accept", { token: people[(index >> 1) % 5]?.token, json }),
  );
  succeeded(answers);
  expect(yield* sql`select 1 from memberships where tenant_id = ${tenantId} and role = 'guest'`).toHaveLength(
    3,
  );
});

/** The first code of an app that is set up. */
export const firstCodes = Effect.gen(function* () {
  const { here, ask, fifty, secret } = yield* HubPair;
  const { token } = yield* founder();
  const shown = yield* ask(here, "POST", "/auth/totp", { token });
  const json = { code: yield* authenticatorCode(secret(said(shown, "secret"), "POST /auth/totp"), -1) };
  const confirmed = yield* fifty((hub) => ask(hub, "POST", "/auth/totp/confirm", { token, json }));
  expect(succeeded(confirmed)).toBe(1);
});

/** Challenges of passkeys: to register one, to sign in by it, to show it beside a password. */
export const challenges = Effect.gen(function* () {
  const { here, there, ask, fifty } = yield* HubPair;
  const { email, password, token, userId } = yield* founder();
  const key = Authenticator.newKey();
  const ceremonyOf = (options: Answer, counter: number) => ({
    challenge: Buffer.from(said(options, "challenge"), "base64url"),
    origin: publicUrl,
    rpId: new URL(publicUrl).hostname,
    counter,
  });
  const creation = yield* ask(here, "POST", "/auth/passkey-registrations", { token });
  const passkey = { name: "Laptop", answer: Authenticator.register(key, ceremonyOf(creation, 1)) };
  const registered = yield* fifty((hub) => ask(hub, "POST", "/auth/passkeys", { token, json: passkey }));
  expect(succeeded(registered), "to register").toBe(1);

  const asked = yield* ask(there, "POST", "/auth/passkey-logins/options");
  const signed = { answer: Authenticator.authenticate(key, ceremonyOf(asked, 2), userId) };
  const signIns = yield* fifty((hub) => ask(hub, "POST", "/auth/passkey-logins", { json: signed }));
  expect(succeeded(signIns), "to sign in").toBe(1);

  const pending = yield* Effect.replicateEffect(login(there, { email, password }), 4);
  const options = "/auth/second-factors/passkey-options";
  const owed = yield* ask(here, "POST", options, { token: pending[0]?.token });
  const shown = { answer: Authenticator.authenticate(key, ceremonyOf(owed, 3), userId) };
  const finished = yield* fifty((hub, index) =>
    ask(hub, "POST", "/auth/second-factors/passkey", {
      token: pending[(index >> 1) % 4]?.token,
      json: shown,
    }),
  );
  expect(succeeded(finished), "beside a password").toBe(1);
});

/** What a provider sends a person back with: the hub takes it once, and does not leave that to the provider. */
export const stateOfSignIn = Effect.gen(function* () {
  const { here, there, sql, ask, fifty, secret } = yield* HubPair;
  const { token, tenantId } = yield* founder();
  const redirectUri = `${publicUrl}/sign-in/callback/`;
  const issuer = yield* TestIssuer.make({ clientId: "atoll", redirectUri });
  yield* issuer.register({
    subject: "guest",
    email: "guest@sso.example",
    emailVerified: true,
    name: "Guest",
  });
  const made = yield* ask(here, "POST", "/login-providers", {
    token,
    json: {
      kind: "oidc",
      issuer: issuer.issuer,
      name: "Single sign-on",
      clientId: issuer.clientId,
      clientSecret: secret(Redacted.value(issuer.clientSecret)),
      allowedDomains: ["sso.example"],
      autoJoin: true,
    },
  });
  const path = `/auth/providers/${said(made, "id")}`;
  const begun = yield* ask(there, "POST", `${path}/begin`, { json: {} });
  const back = yield* issuer.signIn(new URL(said(begun, "url")), "guest");
  const { state = "", code, iss } = Object.fromEntries(back.searchParams);
  const cookie = String(begun.headers["set-cookie"]).split(";")[0] ?? "";
  const finish = (hub: Hub) =>
    ask(hub, "POST", `${path}/finish`, { json: { state, code, iss }, headers: { cookie } });
  const finished = yield* fifty(finish);
  expect(succeeded(finished)).toBe(1);
  const refusals = finished.filter(({ status }) => status >= 300).map((answer) => said(answer, "type"));
  expect(new Set(refusals)).toEqual(new Set(["urn:atoll:problem:login-attempt-invalid"]));
  const sessions =
    yield* sql`select 1 from sessions where tenant_id = ${tenantId} and 'provider' = any(methods)`;
  expect(sessions).toHaveLength(1);
}).pipe(Effect.scoped);
