import { assert, layer } from "@effect/vitest";
import type { BuiltInRole } from "@atoll/contract/identity/Role";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { defaultQuotas } from "@atoll/contract/tenants/TenantSettings";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { PgClient } from "@effect/sql-pg";
import { Effect, Exit, Layer, Option } from "effect";
import { Reactivity } from "effect/reactivity";
import { Invitations } from "../../src/tenants/Invitations.ts";
import { Members } from "../../src/tenants/Members.ts";
import { TenantOperations } from "../../src/tenants/TenantOperations.ts";
import { organisation } from "../support/organisation.ts";
import { layerTenants } from "../support/tenantServices.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

type Organisation = Effect.Success<ReturnType<typeof organisation>>;

const addressOf = ({ userId }: Organisation) => ({ userId, email: `${userId}@lagoon.example` });

/** Somebody of an organisation of its own who is in `home` too; `as` runs an effect there, in that role. */
const member = Effect.fnUntraced(function* (home: Organisation, role: BuiltInRole) {
  const memberships = yield* MembershipRepository;
  const own = yield* organisation(`A ${role}`);
  yield* home.as(memberships.add(own.userId, role));
  const as = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    own.as(
      Effect.flatMap(CurrentRequest, (request) => {
        const { actor } = request;
        const there = actor._tag === "User" ? { ...actor, role } : actor;
        return Effect.provideService(effect, CurrentRequest, {
          ...request,
          tenantId: home.tenantId,
          actor: there,
        });
      }),
    );
  return { userId: own.userId, as };
});

const succeeded = <A, E>(exits: ReadonlyArray<Exit.Exit<A, E>>) => exits.filter(Exit.isSuccess).length;

layer(layerTenants.pipe(Layer.provideMerge(TestDatabase.layer)), { excludeTestServices: true })(
  "members",
  (it) => {
    it.effect("an organisation keeps an owner, whatever its owners do to each other at once", () =>
      Effect.gen(function* () {
        const members = yield* Members;
        const memberships = yield* MembershipRepository;
        const ana = yield* organisation("Ana");
        const { tenantId } = ana;
        const others = yield* Effect.all(Array.from({ length: 3 }, () => member(ana, "owner")));
        const owners = [{ userId: ana.userId, as: ana.as }, ...others];
        const exits = yield* Effect.all(
          owners.flatMap(({ userId, as }, index) => [
            Effect.exit(as(members.leave(tenantId))),
            Effect.exit(as(members.change(tenantId, userId, "viewer"))),
            Effect.exit(as(members.remove(tenantId, owners[(index + 1) % owners.length]?.userId ?? userId))),
          ]),
          { concurrency: "unbounded" },
        );
        assert.isAbove(succeeded(exits), 0);
        assert.isAtLeast(yield* ana.as(memberships.owners), 1);
      }),
    );

    it.effect("nobody gives, takes or invites above itself", () =>
      Effect.gen(function* () {
        const [members, invitations] = yield* Effect.all([Members, Invitations]);
        const ana = yield* organisation("Ana");
        const { tenantId, userId: owner } = ana;
        const admin = yield* member(ana, "admin");
        const viewer = yield* member(ana, "viewer");
        const refused = [
          admin.as(members.change(tenantId, viewer.userId, "owner")),
          admin.as(members.change(tenantId, owner, "viewer")),
          admin.as(members.remove(tenantId, owner)),
          admin.as(members.endSessions(tenantId, owner)),
          admin.as(invitations.invite(tenantId, { email: "new@lagoon.example", role: "owner" })),
        ];
        for (const call of refused) {
          assert.strictEqual((yield* Effect.flip(Effect.asVoid(call)))._tag, "Forbidden");
        }
        yield* admin.as(members.change(tenantId, viewer.userId, "admin"));
        const last = yield* Effect.flip(ana.as(members.leave(tenantId)));
        assert.strictEqual(last._tag, "LastOwner");
        const self = yield* Effect.flip(ana.as(members.change(tenantId, owner, "admin")));
        assert.strictEqual(self._tag, "LastOwner");
      }),
    );

    it.effect("what was taken from somebody meanwhile gives nothing any more", () =>
      Effect.gen(function* () {
        const [members, invitations] = yield* Effect.all([Members, Invitations]);
        const ana = yield* organisation("Ana");
        const { tenantId } = ana;
        const admin = yield* member(ana, "admin");
        const friend = yield* member(ana, "viewer");
        const stranger = yield* organisation("Stranger");
        const { token } = yield* admin.as(
          invitations.link(tenantId, { role: "member", maximumUses: 1, days: 30 }),
        );
        yield* ana.as(members.change(tenantId, admin.userId, "viewer"));
        // The request began before: it carries the role of then.
        const promotes = yield* Effect.flip(admin.as(members.change(tenantId, friend.userId, "admin")));
        assert.strictEqual(promotes._tag, "Forbidden");
        const returns = yield* Effect.flip(stranger.as(invitations.accept(token, addressOf(stranger))));
        assert.strictEqual(returns._tag, "InvitationNotFound");
      }),
    );

    it.effect("ownership goes to a member, and the old owner is an administrator", () =>
      Effect.gen(function* () {
        const [members, memberships] = yield* Effect.all([Members, MembershipRepository]);
        const ana = yield* organisation("Ana");
        const stranger = yield* organisation("Stranger");
        const heir = yield* member(ana, "viewer");
        const unknown = yield* Effect.flip(ana.as(members.transfer(ana.tenantId, stranger.userId)));
        assert.strictEqual(unknown._tag, "MemberNotFound");
        const transfer = Effect.exit(ana.as(members.transfer(ana.tenantId, heir.userId)));
        assert.strictEqual(succeeded(yield* Effect.replicateEffect(transfer, 5, { concurrency: 5 })), 1);
        const roles = yield* Effect.all(
          [heir.userId, ana.userId].map((id) => ana.as(memberships.roleOf(id))),
        );
        assert.deepStrictEqual(roles, [Option.some("owner"), Option.some("admin")]);
      }),
    );

    it.effect("a link with n uses makes n members of fifty who show it at once, within the quota", () =>
      Effect.gen(function* () {
        const invitations = yield* Invitations;
        const operations = yield* TenantOperations;
        const ana = yield* organisation("Ana");
        const people = yield* Effect.all(
          Array.from({ length: 50 }, (_, index) => organisation(`Person ${index}`)),
          { concurrency: 8 },
        );
        const race = Effect.fnUntraced(function* (maximumUses: number) {
          const wanted = { role: "viewer", maximumUses, days: 1 } as const;
          const { token } = yield* ana.as(invitations.link(ana.tenantId, wanted));
          const accepts = people.map((person) =>
            Effect.exit(person.as(invitations.accept(token, addressOf(person)))),
          );
          return succeeded(yield* Effect.all(accepts, { concurrency: "unbounded" }));
        });
        assert.strictEqual(yield* race(1), 1);
        assert.strictEqual(yield* race(7), 7);
        yield* (
          people[0]?.as(operations.setQuotas(ana.tenantId, { ...defaultQuotas, members: 12 })) ?? Effect.void
        );
        assert.strictEqual(yield* race(40), 3);
      }),
    );

    it.effect("an invitation by mail is for its address, once, and tells nothing when it is over", () =>
      Effect.gen(function* () {
        const invitations = yield* Invitations;
        const ana = yield* organisation("Ana");
        const guest = yield* organisation("Guest");
        const thief = yield* organisation("Thief");
        const { tenantId } = ana;
        const email = addressOf(guest).email.toUpperCase();
        yield* ana.as(invitations.invite(tenantId, { email, role: "steward" }));
        const { token, invitation } = yield* ana.as(
          invitations.link(tenantId, { role: "viewer", maximumUses: 1, days: 1 }),
        );
        const preview = yield* invitations.preview(token);
        assert.deepInclude(preview, { tenantName: "Ana", role: "viewer", invitedBy: "Ana", bound: false });
        // The link made into what was sent: the token of a mail is shown to nobody here.
        const { urls } = yield* TestPostgres;
        const sql = yield* PgClient.makeClient({ url: urls.superuser }).pipe(
          Effect.provide(Reactivity.layer),
        );
        yield* sql`update invitations set email = ${email}, canonical_email = ${email.toLowerCase()}
          where id = ${invitation.id}`;
        const foreign = yield* Effect.flip(thief.as(invitations.join(token)));
        assert.strictEqual(foreign._tag, "InvitationNotFound");
        const joined = yield* guest.as(invitations.join(token));
        assert.deepStrictEqual(joined, { tenantId, tenantName: "Ana", role: "viewer" });
        const { items } = yield* ana.as(invitations.list(tenantId, {}));
        const [link, mail] = items;
        assert.deepInclude(link, { uses: 1, acceptedBy: guest.userId });
        for (const over of [token, "atoll_i_x", `atoll_i_${"A".repeat(43)}`]) {
          assert.strictEqual((yield* Effect.flip(invitations.preview(over)))._tag, "InvitationNotFound");
        }
        if (mail === undefined) return assert.fail("the invitation by mail is listed");
        yield* ana.as(invitations.resend(tenantId, mail.id));
        yield* ana.as(invitations.revoke(tenantId, mail.id));
        const late = yield* Effect.flip(ana.as(invitations.resend(tenantId, mail.id)));
        assert.strictEqual(late._tag, "InvitationNotFound");
      }).pipe(Effect.scoped),
    );
  },
);
