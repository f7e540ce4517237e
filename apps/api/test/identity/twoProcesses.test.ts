import * as ClientAssertion from "@atoll/security/ClientAssertion";
import * as KeyPair from "@atoll/security/KeyPair";
import { authenticatorCode } from "@atoll/testing/identity/authenticatorCode";
import { expect, layer } from "@effect/vitest";
import { DateTime, Effect, Fiber, Schedule } from "effect";
import type { Answer } from "../hostile/support/wire.ts";
import { type Hub, HubPair, operatorEmail, publicUrl } from "./support/HubPair.ts";
import { colleague, founder, login, said } from "./support/pairPeople.ts";
import { heldRun } from "./support/pairRuns.ts";
import { everyRow, filesOf, formsOf } from "./support/keptTexts.ts";
import {
  challenges,
  firstCodes,
  invitationsOfMany,
  linksOfMails,
  stateOfSignIn,
  succeeded,
} from "./support/singleUse.ts";

/** What counts once, however many show it at both processes at once. */
const once: ReadonlyArray<readonly [what: string, uses: Effect.Effect<void, unknown, HubPair>]> = [
  ["links of a new address and of a forgotten password", linksOfMails],
  ["as many uses of an invitation as it has", invitationsOfMany],
  ["the code that sets up an app", firstCodes],
  ["challenges of passkeys", challenges],
  ["the state of a sign-in at a provider", stateOfSignIn],
];

/** What `token` is answered by a process; `path` is one that anybody may read who is signed in. */
const statusAt = Effect.fnUntraced(function* (hub: Hub, token: string, path = "/auth/me") {
  const { ask } = yield* HubPair;
  return (yield* ask(hub, "GET", path, { token })).status;
});

/** Both processes remember `token`; `act` is done at one of them; then both refuse it within a second. */
const refusedWithinASecond = Effect.fnUntraced(function* <E, R>(
  token: string,
  act: (hub: Hub) => Effect.Effect<Answer, E, R>,
  options: { readonly path?: string; readonly status?: number; readonly at?: "here" | "there" } = {},
) {
  const { path = "/auth/me", status = 401, at = "here" } = options;
  const pair = yield* HubPair;
  for (const hub of [pair.here, pair.there, pair.there]) {
    expect(yield* statusAt(hub, token, path)).toBe(200);
  }
  const acted = yield* act(pair[at]);
  expect(acted.status, acted.text).toBeLessThan(300);
  const refusal = { until: (now: number) => now !== 200, schedule: Schedule.spaced("10 millis") };
  const statuses = yield* Effect.forEach(
    [pair.here, pair.there],
    (hub) => Effect.timeout(Effect.repeat(statusAt(hub, token, path), refusal), "1 second"),
    { concurrency: 2 },
  );
  expect(statuses).toEqual([status, status]);
});

/** Sets up an authenticator app; what it is told is kept secret. */
const enrol = Effect.fnUntraced(function* (hub: Hub, token: string) {
  const { ask, secret } = yield* HubPair;
  const shown = yield* ask(hub, "POST", "/auth/totp", { token });
  const key = secret(said(shown, "secret"), "POST /auth/totp");
  const code = yield* authenticatorCode(key, -1);
  const confirmed = yield* ask(hub, "POST", "/auth/totp/confirm", { token, json: { code } });
  const call = "POST /auth/totp/confirm";
  const recoveryCode = secret(said(confirmed, "recoveryCodes", "0"), call);
  return { key, recoveryCode, token: secret(said(confirmed, "session", "token"), call) };
});

layer(HubPair.layer, { excludeTestServices: true, timeout: "120 seconds" })("two processes", (it) => {
  it.effect("let a link in a mail, an invitation, an assertion and an idempotency key count once", () =>
    Effect.gen(function* () {
      const { here, there, ask, fifty, secret, sql, mailedTo } = yield* HubPair;
      const owner = yield* founder();
      const { token, tenantId } = owner;

      yield* ask(there, "POST", "/auth/verification", { json: { email: owner.email } });
      const link = yield* mailedTo(owner.email, "verify-email");
      const verified = yield* fifty((hub) =>
        ask(hub, "POST", "/auth/verify-email", { json: { token: link } }),
      );
      expect(succeeded(verified)).toBe(1);

      const guest = yield* founder();
      yield* sql`update users set email_verified_at = now() where email = ${guest.email}`;
      const invited = `/tenants/${tenantId}/invitations`;
      yield* ask(there, "POST", invited, { token, json: { email: guest.email, role: "viewer" } });
      const invitation = { token: yield* mailedTo(guest.email, "invitation") };
      const accept = (person: { readonly token: string }, json: unknown) => (hub: Hub) =>
        ask(hub, "POST", "/invitations/accept", { token: person.token, json });
      expect(succeeded(yield* fifty(accept(guest, invitation)))).toBe(1);

      const linked = yield* ask(here, "POST", `${invited}/links`, {
        token,
        json: { role: "guest", maximumUses: 1, days: 1 },
      });
      const shared = { token: secret(said(linked, "token"), `POST ${invited}/links`) };
      const two = [yield* founder(), yield* founder()];
      const joined = yield* fifty((hub, index) => accept(two[index % 4 < 2 ? 0 : 1] ?? owner, shared)(hub));
      expect(succeeded(joined)).toBe(1);

      const signing = yield* KeyPair.generateSigning;
      const { publicJwk: sealingKey } = yield* KeyPair.generateSealing;
      const node = { name: "Dream", type: "default", signingKey: signing.publicJwk, sealingKey };
      const nodeId = said(yield* ask(here, "POST", "/nodes", { token, json: node }), "id");
      const form = {
        grant_type: "client_credentials",
        client_assertion_type: ClientAssertion.assertionType,
        client_assertion: yield* ClientAssertion.create({ nodeId, audience: publicUrl, key: signing }),
      };
      const granted = yield* fifty((hub) => ask(hub, "POST", "/auth/token", { form }));
      expect(succeeded(granted)).toBe(1);

      const project = { token, json: { name: "Once", description: "" }, headers: { "idempotency-key": "k" } };
      const created = yield* fifty((hub) => ask(hub, "POST", "/projects", project));
      succeeded(created);
      const rows = yield* sql`select 1 from projects where tenant_id = ${tenantId}`;
      expect(rows).toHaveLength(1);
    }),
  );

  it.effect("let a refresh token, a code of an app and a recovery code count once", () =>
    Effect.gen(function* () {
      const { here, there, sql, ask, fifty, secret } = yield* HubPair;
      const { email, password, token, userId } = yield* founder();
      const opened = yield* ask(here, "POST", "/auth/tokens", { token });
      const call = "POST /auth/tokens";
      secret(said(opened, "access_token"), call);
      const form = {
        grant_type: "refresh_token",
        refresh_token: secret(said(opened, "refresh_token"), call),
      };
      const renewed = yield* fifty((hub) => ask(hub, "POST", "/auth/refresh", { form }));
      // Whoever asks within seconds of the first gets the same successor.
      expect(new Set(renewed.map((answer) => said(answer, "refresh_token"))).size).toBe(1);
      for (const answer of renewed) secret(said(answer, "access_token"), "POST /auth/refresh");
      secret(said(renewed[0] ?? opened, "refresh_token"), "POST /auth/refresh");

      const { key, recoveryCode } = yield* enrol(there, token);
      const pending = yield* Effect.replicateEffect(login(there, { email, password }), 4);
      const codes = [
        { method: "totp", code: yield* authenticatorCode(key) },
        { method: "recovery-code", code: recoveryCode },
      ];
      for (const json of codes) {
        const shown = yield* fifty((hub, index) =>
          ask(hub, "POST", "/auth/second-factors/code", { token: pending[(index >> 1) % 4]?.token, json }),
        );
        expect(succeeded(shown), json.method).toBe(1);
        yield* sql`delete from second_factor_throttles where user_id = ${userId}`;
      }
    }),
  );

  it.effect.each(once)("count once: %s", ([, uses]) => uses);

  it.effect("open an organisation that asks for two factors to whoever has them, and to nobody else", () =>
    Effect.gen(function* () {
      const { here, there, ask } = yield* HubPair;
      const owner = yield* founder();
      const member = yield* colleague(owner, "member");
      const settings = { mfaRequired: true, sessionIdleSeconds: null, sessionAbsoluteSeconds: null };
      yield* refusedWithinASecond(member.token, (hub) =>
        ask(hub, "PATCH", `/tenants/${owner.tenantId}`, {
          token: owner.token,
          json: { settings },
          headers: { "if-match": '"1"' },
        }),
      );
      const account = { email: member.email, password: member.password, tenantId: owner.tenantId };
      const pending = yield* login(there, account);
      expect(pending.assurance).toBe("pending");
      for (const hub of [here, there]) {
        const refused = yield* ask(hub, "GET", "/projects", { token: pending.token });
        expect(said(refused, "type")).toBe("urn:atoll:problem:second-factor-required");
      }
      const { key, token } = yield* enrol(here, pending.token);
      for (const hub of [there, here]) {
        expect(yield* statusAt(hub, token, "/projects")).toBe(200);
        expect(yield* statusAt(hub, pending.token)).toBe(401);
      }
      const again = yield* login(here, account);
      const json = { method: "totp", code: yield* authenticatorCode(key) };
      const shown = yield* ask(there, "POST", "/auth/second-factors/code", { token: again.token, json });
      expect(said(shown, "assurance"), shown.text).toBe("multi");
    }),
  );

  it.effect("both refuse within a second what was revoked at one of them, and end its streams", () =>
    Effect.gen(function* () {
      const { there, here, sql, ask, secret } = yield* HubPair;
      const owner = yield* founder();
      const { tenantId } = owner;
      const another = () => login(here, owner);

      const left = yield* another();
      yield* refusedWithinASecond(left.token, (hub) =>
        ask(hub, "POST", "/auth/logout", { token: left.token }),
      );

      const first = yield* another();
      const opened = yield* ask(here, "POST", "/auth/tokens", { token: first.token });
      const program = secret(said(opened, "access_token"), "POST /auth/tokens");
      const { token } = yield* another();
      expect(yield* statusAt(there, first.token)).toBe(200);
      yield* refusedWithinASecond(program, (hub) => ask(hub, "DELETE", "/auth/sessions", { token }), {
        at: "there",
      });
      expect(yield* statusAt(there, first.token)).toBe(401);

      const expiresAt = DateTime.formatIso(DateTime.add(yield* DateTime.now, { days: 30 }));
      const made = yield* ask(here, "POST", "/auth/api-keys", {
        token,
        json: { name: "Nightly", scopes: ["projects:read"], expiresAt },
      });
      const key = secret(said(made, "key"), "POST /auth/api-keys");
      yield* refusedWithinASecond(
        key,
        (hub) => ask(hub, "DELETE", `/auth/api-keys/${said(made, "id")}`, { token }),
        { path: "/projects" },
      );

      const { runId, leaseToken, analysisId, granted } = yield* heldRun({ ...owner, token });
      const node = yield* granted(here);
      const end = { leaseToken, outcome: "failed", exitCode: 1, reason: null, usage: null };
      yield* refusedWithinASecond(
        yield* granted(there, { scope: `run:${runId}` }),
        (hub) => ask(hub, "POST", `/nodes/self/runs/${runId}/finish`, { token: node, json: end }),
        { path: `/messages?analysisId=${analysisId}`, at: "there" },
      );
      expect(yield* statusAt(here, node, "/nodes/self")).toBe(200);

      const member = yield* colleague(owner, "member");
      const memberPath = `/tenants/${tenantId}/members/${member.userId}`;
      yield* refusedWithinASecond(
        member.token,
        (hub) => ask(hub, "PATCH", memberPath, { token, json: { role: "guest" } }),
        { path: "/projects", status: 403, at: "there" },
      );
      yield* ask(here, "PATCH", memberPath, { token, json: { role: "member" } });
      const job = { type: "echo/1", payload: { text: "Hello", seconds: 1 }, delaySeconds: 86_400 };
      const jobId = said(yield* ask(here, "POST", "/jobs", { token, json: job }), "jobId");
      const stream = yield* ask(there, "GET", `/jobs/${jobId}/events`, { token: member.token }).pipe(
        Effect.forkScoped({ startImmediately: true }),
      );
      yield* refusedWithinASecond(member.token, (hub) => ask(hub, "DELETE", memberPath, { token }));

      const visitor = yield* colleague(owner, "viewer");
      yield* refusedWithinASecond(visitor.token, (hub) =>
        ask(hub, "DELETE", `/tenants/${tenantId}/members/${visitor.userId}/sessions`, { token }),
      );

      const changed = { currentPassword: owner.password, password: secret(`another ${owner.password}`) };
      const elsewhere = yield* another();
      yield* refusedWithinASecond(elsewhere.token, (hub) =>
        Effect.tap(ask(hub, "POST", "/users/me/password", { token, json: changed }), (answer) =>
          Effect.sync(() => secret(said(answer, "token"), "POST /users/me/password")),
        ),
      );

      const quitter = yield* founder();
      yield* refusedWithinASecond(quitter.token, (hub) =>
        ask(hub, "POST", "/users/me/deactivate", { token: quitter.token }),
      );

      const operator = yield* founder(operatorEmail);
      yield* sql`update users set email_verified_at = now() where email = ${operatorEmail}`;
      const suspended = yield* founder();
      yield* refusedWithinASecond(
        suspended.token,
        (hub) => ask(hub, "POST", `/admin/tenants/${suspended.tenantId}/suspend`, { token: operator.token }),
        { path: "/projects", status: 503 },
      );

      const { text } = yield* Effect.timeout(Fiber.join(stream), "6 seconds");
      expect(text).toContain("event: progress");
    }).pipe(Effect.scoped),
  );

  it.effect("tell no secret of all that in a log, a row, a file, a mail or an answer of another kind", () =>
    Effect.gen(function* () {
      const { here, there, heard, secrets, mails } = yield* HubPair;
      expect(secrets.size).toBeGreaterThan(50);
      const written = [
        yield* here.log,
        yield* there.log,
        yield* everyRow,
        ...filesOf(here),
        ...filesOf(there),
      ];
      const answers = heard.map(({ call, answer }) => ({ call, text: answer.text }));
      for (const [secret, call] of secrets) {
        for (const form of formsOf(secret)) {
          expect(written.filter((text) => text.includes(form))).toEqual([]);
          const wrong = answers.filter((answer) => answer.call !== call && answer.text.includes(form));
          expect(wrong).toEqual([]);
        }
        // What came by mail stands in that one mail.
        expect(mails().filter((mail) => mail.includes(secret)).length).toBeLessThan(2);
      }
    }),
  );
});
