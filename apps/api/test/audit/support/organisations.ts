import { DateTime, Effect } from "effect";
import { installation } from "@atoll/contract/audit/installation";
import { expect } from "@effect/vitest";
import { requestsOf } from "../../hostile/support/requests.ts";
import { password, register } from "../../hostile/support/World.ts";
import { call, field, type Step, type Walk, type World } from "./Walk.ts";

/** Who belongs to an organisation, what calls for it, and how it lives. `world` is archived at the end. */
export const walkOrganisation = Effect.fnUntraced(function* (walk: Walk, world: World) {
  const { ids, tokens, account } = world;
  const { tenantId } = ids;
  const requests = requestsOf(ids, account.email);
  const owner = { token: tokens.owner, by: account.userId, refused: tokens.viewer };
  const step = (key: string, on: Step["on"], request = requests[key] ?? {}) =>
    walk.step(key, { ...owner, request, on });
  const asAnybody = { token: tokens.owner, by: account.userId };
  const onTenant: Step["on"] = ["tenant", tenantId];

  yield* walk.step("members.list", { ...asAnybody, request: requests["members.list"] ?? {}, on: onTenant });
  yield* step("invitations.list", onTenant, { params: { tenantId } });
  yield* step("api-keys.listAll", onTenant, { params: { tenantId } });

  const onKey: Step["on"] = ["apiKey", (answer) => field(answer, "id")];
  const expiresAt = DateTime.formatIso(DateTime.add(yield* DateTime.now, { days: 30 }));
  const key = { json: { name: "Nightly", scopes: ["projects:read"], expiresAt } };
  const { answer: made } = yield* walk.step("api-keys.create", { ...asAnybody, request: key, on: onKey });
  const apiKeyId = field(made, "id");
  const rotation = { params: { apiKeyId }, json: { expiresAt, overlapSeconds: 60 } };
  const { answer: rotated } = yield* walk.step("api-keys.rotate", {
    ...asAnybody,
    request: rotation,
    on: ["apiKey", apiKeyId],
  });
  const successor = field(rotated, "id");
  const revocation = { params: { apiKeyId: successor } };
  yield* walk.step("api-keys.revoke", { ...asAnybody, request: revocation, on: ["apiKey", successor] });
  yield* walk.leavesNone("api-keys.revoke", yield* call("api-keys.revoke", revocation, tokens.owner));
  yield* step("api-keys.revokeAny", ["apiKey", ids.apiKeyId]);

  yield* step("invitations.invite", ["invitation"]);
  yield* step("invitations.resend", ["invitation", ids.invitationId]);
  yield* step("invitations.revoke", ["invitation", ids.invitationId]);
  const link = yield* step("invitations.link", ["invitation"]);
  const invited = { json: { token: field(link.answer, "token") } };
  yield* walk.leavesNone("invitations.preview", yield* call("invitations.preview", invited));
  const newcomer = { ...invited.json, email: "nell@audit.example", password, displayName: "Nell" };
  const newcomerId = (answer: Parameters<typeof field>[0]) => field(answer, "user", "id");
  yield* walk.step("invitations.register", {
    request: { json: newcomer },
    by: newcomerId,
    on: ["user", newcomerId],
    beside: ["invitations.accept"],
  });
  const guest = yield* register("Audit guest");
  const onGuest: Step["on"] = ["member", guest.userId];
  const asGuest = { token: guest.token, by: guest.userId };
  yield* walk.step("invitations.accept", { ...asGuest, request: invited, on: onGuest });
  const ofGuest = { params: { tenantId, userId: guest.userId } };
  yield* step("members.change", onGuest, { ...ofGuest, json: { role: "member" } });
  yield* call("auth.login", { json: { email: guest.email, password, tenantId } });
  yield* step("members.endSessions", onGuest, ofGuest);
  yield* walk.leavesNone("members.endSessions", yield* call("members.endSessions", ofGuest, tokens.owner));
  const switching = { json: { tenantId } };
  const { answer: switched } = yield* walk.step("sessions.switchTenant", {
    ...asGuest,
    request: switching,
    on: ["session"],
  });
  const leaving = { ...asGuest, token: field(switched, "token") };
  yield* walk.step("members.leave", { ...leaving, request: { params: { tenantId } }, on: onGuest });
  yield* walk.sql(
    (sql) => sql`
      insert into memberships (tenant_id, user_id, role) values (${tenantId}, ${guest.userId}, 'member')`,
  );
  yield* step("members.remove", onGuest, ofGuest);

  yield* step("loginProviders.create", ["loginProvider", (answer) => field(answer, "id")]);
  yield* walk.leavesNone(
    "loginProviders.test",
    yield* call("loginProviders.test", requests["loginProviders.test"] ?? {}, tokens.owner),
  );
  yield* step("loginProviders.update", ["loginProvider", ids.providerId]);
  yield* step("loginProviders.remove", ["loginProvider", ids.providerId]);

  const found = { ...asAnybody, request: requests["tenants.found"] ?? {} };
  yield* walk.step("tenants.found", { ...found, on: ["tenant", (answer) => field(answer, "id")] });
  const current = yield* call("tenants.get", { params: { tenantId } }, tokens.owner);
  yield* walk.step("tenants.change", {
    ...owner,
    request: requests["tenants.change"] ?? {},
    headers: { "if-match": String(current.headers["etag"]) },
    on: onTenant,
  });
  yield* step("tenants.archive", onTenant);
  yield* step("tenants.restore", onTenant);
  yield* walk.sql(
    (sql) => sql`
      insert into memberships (tenant_id, user_id, role) values (${tenantId}, ${guest.userId}, 'member')`,
  );
  yield* step("members.transfer", onGuest, { params: { tenantId }, json: { userId: guest.userId } });
}, Effect.orDie);

/** What an operator does: in the trail of the organisation that it is done to. */
export const walkOperator = Effect.fnUntraced(function* (walk: Walk, world: World, address: string) {
  const operator = yield* register("Operator");
  const { userId: by } = operator;
  yield* walk.sql(
    (sql) => sql`
      update users set email = ${address}, canonical_email = ${address}, email_verified_at = now() where id = ${by}`,
  );
  const { tenantId } = world.ids;
  const params = { tenantId };
  const common = {
    token: operator.token,
    by,
    on: ["tenant", tenantId],
    refused: world.tokens.owner,
  } as const;
  const quotas = { members: 5, projects: 5, nodes: 5, apiKeys: 5, storageBytes: 1_024 };
  yield* walk.step("admin.quotas", { ...common, request: { params, json: quotas } });
  const { refused: _, ...onlyOperator } = common;
  const moving = { request: { params }, beside: ["tenant.moved"] };
  yield* walk.sql(
    (sql) => sql`
      insert into tenant_keys (tenant_id, version, salt) values (${tenantId}, 1, sha256('salt')) on conflict do nothing`,
  );
  yield* walk.step("admin.rotateKey", { ...common, request: { params } });
  const again = yield* call("admin.rotateKey", { params }, operator.token);
  expect(again.json).toEqual({ version: 2, begun: false });
  const keys = yield* call("admin.keys", {}, operator.token);
  expect(keys.json).toMatchObject({ settled: false, rotations: 1 });
  yield* walk.step("admin.suspend", { ...common, ...moving });
  const move = (name: string) => walk.step(`admin.${name}`, { ...onlyOperator, ...moving });
  yield* move("resume");
  yield* move("archive");
  yield* move("restore");
  yield* call("admin.archive", { params }, operator.token);
  yield* walk.sql((sql) => sql`update tenants set purge_after = now() where id = ${tenantId}`);
  yield* move("purge");
  yield* walk.step("admin.audit", { ...onlyOperator, on: ["auditTrail", installation] });
  const { json } = yield* call("admin.auditChains", {}, operator.token);
  expect(json).toEqual({ items: expect.arrayContaining([{ tenantId: installation }]) });
  const chain = { params: { tenantId: installation } };
  const verification = yield* call("admin.auditVerification", chain, operator.token);
  expect(verification.json).toMatchObject({ complete: true, broken: null });
}, Effect.orDie);
