import * as TestIssuer from "@atoll/testing/oidc/TestIssuer";
import { Effect, Redacted } from "effect";
import { HostileHub } from "../../hostile/support/HostileHub.ts";
import { register } from "../../hostile/support/World.ts";
import { call, field, type Walk } from "./Walk.ts";

/** Signing in at another provider, and linking with it: the provider is a process of its own. */
export const walkFederation = Effect.fnUntraced(function* (walk: Walk) {
  const { url } = yield* HostileHub;
  const issuer = yield* TestIssuer.make({ clientId: "atoll", redirectUri: `${url}/sign-in/callback/` });
  const owner = yield* register("Federated");
  const provider = {
    kind: "oidc",
    issuer: issuer.issuer,
    name: "Single sign-on",
    clientId: issuer.clientId,
    clientSecret: Redacted.value(issuer.clientSecret),
    allowedDomains: ["audit.example"],
    autoJoin: true,
  };
  const made = yield* call("loginProviders.create", { json: provider }, owner.token);
  const params = { providerId: field(made, "id") };
  for (const [subject, email] of [
    ["newcomer", "newcomer@audit.example"],
    ["stranger", "stranger@elsewhere.example"],
    ["owner", "owner@elsewhere.example"],
  ] as const) {
    yield* issuer.register({ subject, email, emailVerified: true, name: subject });
  }

  /** To the provider and back: what our page would send then. */
  const travel = Effect.fnUntraced(function* (key: string, subject: string, token?: string) {
    const begun = yield* call(key, { params, json: {} }, token);
    yield* walk.leavesNone(key, begun);
    const back = yield* issuer.signIn(new URL(field(begun, "url")), subject);
    const { state = "", code, iss } = Object.fromEntries(back.searchParams);
    const cookie = String(begun.headers["set-cookie"]).split(";")[0] ?? "";
    return { request: { params, json: { state, code, iss } }, headers: { cookie } };
  });

  yield* walk.step("federation.finish", {
    ...(yield* travel("federation.begin", "newcomer")),
    by: (answer) => field(answer, "session", "user", "id"),
    on: ["session"],
    beside: ["account.joined"],
  });
  const stranger = yield* travel("federation.begin", "stranger");
  const refusal = yield* call("federation.finish", stranger.request, undefined, stranger.headers);
  yield* walk.refusedAs(refusal, "signIn.failed");

  const own = { token: owner.token, by: owner.userId };
  const { answer: linked } = yield* walk.step("linkedAccounts.finish", {
    ...(yield* travel("linkedAccounts.begin", "owner", owner.token)),
    ...own,
    on: ["linkedAccount", (answer) => field(answer, "id")],
  });
  const linkedAccountId = field(linked, "id");
  yield* walk.step("linkedAccounts.unlink", {
    ...own,
    request: { params: { linkedAccountId } },
    on: ["linkedAccount", linkedAccountId],
  });
}, Effect.orDie);
