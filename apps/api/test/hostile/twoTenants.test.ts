import { expect, layer } from "@effect/vitest";
import { Effect, Layer, Schedule, Schema } from "effect";
import { type Dice, makeDice } from "./support/Dice.ts";
import { Filters } from "./support/Filters.ts";
import { HostileHub } from "./support/HostileHub.ts";
import { listen } from "./support/Listener.ts";
import { callOf, type OperationRequest, operations } from "./support/operations.ts";
import { positionsOf, replaceAt } from "./support/positions.ts";
import { attempt } from "./support/refusal.ts";
import { requestsOf } from "./support/requests.ts";
import { type Organisation, organisation } from "./support/World.ts";

/** Each time: with the filters that repositories have, and without. */
const steps = 250;
const seed = 20_261_127;

/** They end what the others need: the caller's own session or account, its organisation, its part in it. */
const endings = [
  "auth.logout",
  "ownAccount.changePassword",
  "ownAccount.deactivate",
  "ownAccount.remove",
  "tenants.archive",
  "members.leave",
];
const walked = operations.filter(({ key }) => !endings.includes(key));
/** By design no secret: what a node is called, and which providers a sign-in page offers (`isolation.test.ts`). */
const openToAll = /^(projects\.invite|federation\.)/;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const idsIn = (text: string): ReadonlyArray<string> => text.match(uuid) ?? [];

/** What somebody was told, and what it had said itself. */
interface Told {
  readonly call: string;
  readonly sent: string;
  readonly heard: string;
  readonly status?: number;
}

/** Some of its ids replaced by what the other has of the same kind. */
const mixed = (dice: Dice, key: string, own: Organisation, other: Organisation): OperationRequest => {
  const request = requestsOf(own.ids, own.account.email)[key] ?? {};
  if (openToAll.test(key)) return request;
  const foreign = new Map(Object.entries(other.ids));
  const kindOf = (id: string) => Object.entries(own.ids).find(([, known]) => known === id)?.[0] ?? "";
  return positionsOf(request, new Set(Object.values(own.ids)))
    .filter(() => dice.chance(0.3))
    .reduce((before, { path, id }) => replaceAt(before, path, foreign.get(kindOf(id))), request);
};

/** A random operation as somebody of `own`. */
const step = Effect.fnUntraced(function* (dice: Dice, own: Organisation, other: Organisation) {
  const operation = dice.pick(walked);
  const request = mixed(dice, operation.key, own, other);
  const [role, token] = dice.pick(Object.entries(own.tokens).concat([["owner", own.tokens.owner]]));
  const { path, call } = callOf(operation, request, token);
  const { status, text, headers } = yield* (yield* HostileHub).send(path, call);
  expect(status, `${operation.key} as ${role}: ${text}`).not.toBe(500);
  const heard = `${text} ${JSON.stringify(headers)}`;
  return { call: `${operation.key} as ${role}`, sent: JSON.stringify(request), heard, status };
});

/** A job that lies for long, and what those hear of it who may and who may not. */
const followed = Effect.fnUntraced(function* (own: Organisation, other: Organisation) {
  const { url } = yield* HostileHub;
  const payload = { text: `${own.marker} event`, seconds: 1 };
  const job = { type: "echo/1", payload, delaySeconds: 86_400 };
  const submitted = yield* attempt("jobs.submit", { json: job }, own.tokens.owner);
  const jobId = String(Reflect.get(Object(submitted.json), "jobId"));
  const path = `/api/v1/jobs/${jobId}/events`;
  const { heard: ours } = yield* listen(url, path, own.tokens.owner);
  const { heard: theirs } = yield* listen(url, path, other.tokens.owner);
  const toldOf = (listener: Effect.Effect<string>, sent: string) =>
    Effect.map(listener, (heard): Told => ({ call: "events", sent, heard }));
  return { jobId, ours: toldOf(ours, jobId), theirs: toldOf(theirs, jobId) };
});

const Texts = Schema.Array(Schema.Struct({ text: Schema.String }));

/** The ids of all that the organisation has, whatever table they stand in. */
const ownedBy = Effect.fnUntraced(function* ({ ids }: Organisation) {
  const { sql } = yield* HostileHub;
  const tables = yield* Schema.decodeUnknownEffect(Texts)(
    yield* sql`
    select table_name as text from information_schema.columns join information_schema.tables using (table_name)
    where columns.table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('id', 'tenant_id')
    group by table_name having count(*) = 2`,
  );
  const each = tables.map(
    ({ text }) => `select id::text as text from ${text} where tenant_id = '${ids.tenantId}'`,
  );
  const found = yield* Schema.decodeUnknownEffect(Texts)(yield* sql.unsafe(each.join(" union all ")));
  return new Set([...Object.values(ids), ...found.map(({ text }) => text)]);
});

const expectNothingOf = Effect.fnUntraced(function* (other: Organisation, told: ReadonlyArray<Told>) {
  const owned = yield* ownedBy(other);
  expect(owned.size).toBeGreaterThan(30);
  const leaks = told.flatMap(({ call, sent, heard }) => {
    const ids = idsIn(heard).filter((id) => owned.has(id) && !sent.includes(id));
    return ids.length > 0 || heard.includes(`${other.marker} `) ? [{ call, ids, heard }] : [];
  });
  expect(leaks).toEqual([]);
});

/** Whether somebody of `own` is shown a project of `other` once row-level security shows everybody each of them. */
const isShownThroughOpenDoor = Effect.fnUntraced(function* (own: Organisation, other: Organisation) {
  const { sql } = yield* HostileHub;
  yield* sql`create policy open_door on projects for select to atoll_app using (true)`;
  const { status, text } = yield* attempt("projects.list", { query: { limit: "100" } }, own.tokens.owner);
  yield* sql`drop policy open_door on projects`;
  expect(status, text).toBe(200);
  return text.includes(other.ids.projectId);
});

const takenOut = Effect.gen(function* () {
  yield* (yield* Filters).takeOut;
  const ready = Effect.flatMap(HostileHub, ({ send }) => send("/health/ready"));
  yield* Effect.repeat(ready, {
    until: ({ status }) => status === 200,
    schedule: Schedule.spaced("50 millis"),
  });
});

const hub = Layer.unwrap(Effect.map(Filters, ({ way }) => HostileHub.layerWith({}, way))).pipe(
  Layer.orDie,
  Layer.provideMerge(Filters.layer),
);

layer(hub, { excludeTestServices: true, timeout: "120 seconds" })("two organisations", (it) => {
  const walk = () =>
    Effect.gen(function* () {
      const [alpha, bravo] = [yield* organisation("Alpha"), yield* organisation("Bravo")];
      const ofAlpha = yield* followed(alpha, bravo);
      const ofBravo = yield* followed(bravo, alpha);
      const dice = makeDice(seed);
      const told = { alpha: Array<Told>(), bravo: Array<Told>() };
      const go = Effect.gen(function* () {
        for (let taken = 0; taken < steps; taken++) {
          if (dice.chance(0.5)) told.alpha.push(yield* step(dice, alpha, bravo));
          else told.bravo.push(yield* step(dice, bravo, alpha));
        }
      });
      yield* go;
      // Either of the two keeps them apart alone: the filters of repositories here, row-level security below.
      expect(yield* isShownThroughOpenDoor(alpha, bravo)).toBe(false);
      yield* takenOut;
      yield* go;
      yield* attempt("jobs.cancel", { params: { jobId: ofAlpha.jobId } }, alpha.tokens.owner);
      yield* attempt("jobs.cancel", { params: { jobId: ofBravo.jobId } }, bravo.tokens.owner);
      const done = [...told.alpha, ...told.bravo].filter(({ status = 0 }) => status < 300);
      expect(done.length).toBeGreaterThan(steps / 5);
      expect(new Set(done.map(({ call }) => call.split(" ")[0])).size).toBeGreaterThan(25);
      told.alpha.push(yield* ofAlpha.ours, yield* ofBravo.theirs);
      told.bravo.push(yield* ofBravo.ours, yield* ofAlpha.theirs);
      expect((yield* ofAlpha.ours).heard).toContain("event: ");
      expect((yield* ofAlpha.theirs).heard).toMatch(/^404/);
      yield* expectNothingOf(bravo, told.alpha);
      yield* expectNothingOf(alpha, told.bravo);
      expect(yield* isShownThroughOpenDoor(alpha, bravo)).toBe(true);
    }).pipe(Effect.scoped);
  it.effect("hear no id of each other, whatever is asked, nor when every filter is taken out", walk, 120_000);
});
