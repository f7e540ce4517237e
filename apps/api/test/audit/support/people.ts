import { installation } from "@atoll/contract/audit/installation";
import * as Token from "@atoll/security/Token";
import { expect } from "@effect/vitest";
import { Effect, Redacted } from "effect";
import { password, register } from "../../hostile/support/World.ts";
import { call, field, type Walk } from "./Walk.ts";

const newPassword = "another horse battery staple";
const userId = (answer: Parameters<typeof field>[0]) => field(answer, "user", "id");

/** The token of a link as it would have been mailed. */
const linkFor = Effect.fnUntraced(function* (
  walk: Walk,
  person: string,
  purpose: string,
  payload: string | null = null,
) {
  const { token, hash } = yield* Token.issue("oneTime");
  yield* walk.sql(
    (sql) => sql`select auth_issue_one_time_token(${hash}, ${person}, ${purpose}, ${payload}, 600, 0)`,
  );
  return Redacted.value(token);
});

/** Not getting in: in the trail of the account's home, or of the installation, without what was typed. */
const walkFailures = Effect.fnUntraced(function* (walk: Walk, email: string, home: string) {
  const json = { email, password: "not the password at all" };
  const known = yield* walk.refusedAs(yield* call("auth.login", { json }), "signIn.failed");
  expect(known).toMatchObject([{ targetType: "user", tenant: home, actor: "anonymous" }]);
  expect(known[0]?.changes).toEqual({
    reason: { before: null, after: "wrong-password" },
    failures: { before: null, after: 1 },
  });
  const nobody = { json: { ...json, email: "nobody@audit.example" } };
  for (let failures = 1; failures < 5; failures += 1) yield* call("auth.login", nobody);
  const unknown = yield* walk.refusedAs(
    yield* call("auth.login", nobody),
    "signIn.failed",
    "signIn.lockedOut",
  );
  expect(unknown).toMatchObject([
    { targetType: "attempt", targetId: "unknown", tenant: installation },
    { changes: { reason: { after: "unknown-account" }, failures: { after: 5 } } },
  ]);
  expect(JSON.stringify(unknown)).not.toContain("nobody@");
  yield* walk.refusedAs(yield* call("auth.login", nobody));
});

/** Sessions, and families of tokens. */
const walkSessions = Effect.fnUntraced(function* (walk: Walk, email: string) {
  const signIn = { request: { json: { email, password } }, by: userId, on: ["session"] } as const;
  const { answer: signedIn } = yield* walk.step("auth.login", signIn);
  const by = userId(signedIn);
  const other = yield* call("auth.login", signIn.request);
  const sessions = yield* call("sessions.list", {}, field(other, "token"));
  const [current] = Array.isArray(sessions.json) ? sessions.json : Object(sessions.json).items;
  const sessionId = String(Object(current).id);
  const stepUp = {
    request: { json: { password } },
    token: field(signedIn, "token"),
    by,
    on: ["session"],
  } as const;
  const { answer: fresh } = yield* walk.step("sessions.stepUp", stepUp);
  const token = field(fresh, "token");
  yield* walk.step("sessions.revoke", {
    request: { params: { sessionId } },
    token,
    by,
    on: ["session", sessionId],
  });
  yield* walk.step("sessions.revokeOthers", { token, by, on: ["user", by] });

  const { answer: pair } = yield* walk.step("tokens.open", { token, by, on: ["session"] });
  const refresh = (refresh_token: string) =>
    call("tokens.refresh", { form: { grant_type: "refresh_token", refresh_token } });
  const first = field(pair, "refresh_token");
  const rotated = yield* refresh(first);
  yield* walk.leavesNone("tokens.refresh", rotated);
  yield* refresh(field(rotated, "refresh_token"));
  yield* walk.refusedAs(yield* refresh(first), "refreshToken.reused");
  return { token, by };
});

/** An account from its beginning to its end. */
export const walkAccounts = Effect.fnUntraced(function* (walk: Walk) {
  const email = "kai@audit.example";
  const json = { email, password, displayName: "Kai", tenantName: "Kelp" };
  const registration = { request: { json }, by: userId, on: ["user", userId] } as const;
  const { answer, entry } = yield* walk.step("auth.register", registration);
  expect(JSON.stringify(entry)).not.toContain(email);
  yield* walkFailures(walk, email, field(answer, "tenant", "id"));
  const { token, by } = yield* walkSessions(walk, email);
  const own = { token, by, on: ["user", by] } as const;
  yield* walk.step("ownAccount.change", { ...own, request: { json: { displayName: "Kaia" } } });
  const moved = { json: { email: "kaia@audit.example" } };
  yield* walk.step("ownAccount.changeEmail", { ...own, request: moved });
  const confirmation = { json: { token: yield* linkFor(walk, by, "change-email", moved.json.email) } };
  yield* walk.step("accounts.confirmEmail", { request: confirmation, by, on: ["user", by] });
  const change = { json: { currentPassword: password, password: newPassword } };
  yield* walk.step("ownAccount.changePassword", { ...own, request: change });

  yield* walk.sql((sql) => sql`update users set email_verified_at = null where id = ${by}`);
  yield* walk.step("accounts.askVerification", { request: moved, on: ["user", by] });
  const verification = { json: { token: yield* linkFor(walk, by, "verify-email") } };
  yield* walk.step("accounts.verifyEmail", { request: verification, by, on: ["user", by] });
  yield* walk.refusedAs(yield* call("accounts.verifyEmail", verification));
  yield* walk.step("accounts.forgotPassword", { request: moved, on: ["user", by] });
  const reset = { json: { token: yield* linkFor(walk, by, "reset-password"), password } };
  yield* walk.step("accounts.resetPassword", { request: reset, by, on: ["user", by] });

  const back = yield* call("auth.login", { json: { email: moved.json.email, password } });
  yield* walk.step("auth.logout", { token: field(back, "token"), by, on: ["session"] });
  const [leaving, going] = [yield* register("Leaving"), yield* register("Going")];
  for (const [key, person] of [
    ["ownAccount.deactivate", leaving],
    ["ownAccount.remove", going],
  ] as const) {
    yield* walk.sql(
      (sql) => sql`
        insert into memberships (tenant_id, user_id, role) values (${person.tenantId}, ${by}, 'owner')`,
    );
    yield* walk.step(key, { token: person.token, by: person.userId, on: ["user", person.userId] });
  }
}, Effect.orDie);
