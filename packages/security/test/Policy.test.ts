import { assert, describe, it } from "@effect/vitest";
import { Schema } from "effect";
import * as Policy from "../src/Policy.ts";

type Permission = "analyses:create" | "analyses:consent" | "nodes:create";
type Role = "member" | "steward" | "guest";

const grants: Policy.Grants<Role, Permission> = {
  member: ["analyses:create"],
  steward: ["analyses:consent", "nodes:create"],
};
const member: Policy.Subject<Role> = { _tag: "User", role: "member" };
const steward: Policy.Subject<Role> = { _tag: "User", role: "steward" };
const guest: Policy.Subject<Role> = { _tag: "User", role: "guest" };
const agent: Policy.Subject<Role> = { _tag: "Node" };
const system: Policy.Subject<Role> = { _tag: "System" };
const nobody: Policy.Subject<Role> = { _tag: "Anonymous" };
const everyone = [member, steward, guest, agent, system, nobody];

const consent = Policy.any(Policy.user<Permission>("analyses:consent"), Policy.node);
const decide = (policy: Policy.Policy<Permission>, subject: Policy.Subject<Role>) =>
  Policy.evaluate(policy, subject, grants);
const allows = (policy: Policy.Policy<Permission>, subject: Policy.Subject<Role>) =>
  decide(policy, subject)._tag === "Allowed";
const denial = (policy: Policy.Policy<Permission>, subject: Policy.Subject<Role>) => {
  const decision = decide(policy, subject);
  return decision._tag === "Denied" ? decision.denial : undefined;
};

/** Any policy, as the data it is. */
const leaf = Schema.Union([
  Schema.TaggedStruct("Public", {}),
  Schema.TaggedStruct("SignedIn", {}),
  Schema.TaggedStruct("Node", {}),
  Schema.TaggedStruct("User", {
    permission: Schema.Literals(["analyses:create", "analyses:consent", "nodes:create"]),
  }),
]);
const level = <S extends Schema.Codec<Policy.Policy<Permission>>>(below: S) =>
  Schema.Union([
    leaf,
    Schema.TaggedStruct("AnyOf", { policies: Schema.Array(below) }),
    Schema.TaggedStruct("AllOf", { policies: Schema.Array(below) }),
    Schema.TaggedStruct("Not", { policy: below }),
  ]);
const AnyPolicy = level(level(leaf));

describe("Policy", () => {
  it.each([
    { policy: Policy.everyone, who: "all six", expected: everyone },
    { policy: Policy.signedIn, who: "users", expected: [member, steward, guest] },
    { policy: Policy.node, who: "nodes", expected: [agent] },
    { policy: Policy.user<Permission>("analyses:create"), who: "members", expected: [member] },
    { policy: consent, who: "stewards and nodes", expected: [steward, agent] },
    {
      policy: Policy.all(Policy.signedIn, Policy.not(consent)),
      who: "other users",
      expected: [member, guest],
    },
    { policy: Policy.any<Permission>(), who: "nobody", expected: [] },
    { policy: Policy.all<Permission>(), who: "nobody", expected: [] },
  ])("admits $who", ({ policy, expected }) => {
    assert.deepStrictEqual(
      everyone.filter((subject) => allows(policy, subject)),
      expected,
    );
  });

  it("says which part allowed", () => {
    assert.deepStrictEqual(decide(consent, agent), { _tag: "Allowed", by: Policy.node });
  });

  it("says which parts denied, and whether a credential would help", () => {
    assert.deepStrictEqual(denial(consent, member), {
      policy: consent,
      reason: "MissingPermission",
      parts: [
        { policy: Policy.user("analyses:consent"), reason: "MissingPermission", parts: [] },
        { policy: Policy.node, reason: "WrongKind", parts: [] },
      ],
    });
    assert.strictEqual(denial(consent, nobody)?.reason, "NotAuthenticated");
    assert.strictEqual(denial(Policy.node, steward)?.reason, "WrongKind");
    assert.strictEqual(denial(Policy.not(Policy.node), agent)?.reason, "Excluded");
    assert.strictEqual(denial(Policy.all(), member)?.reason, "Empty");
  });

  it("grants nothing to a role by the name of an object's own member", () => {
    const roles = ["constructor", "__proto__", "toString"];
    for (const role of roles) {
      const subject = { _tag: "User", role } as const;
      const decision = Policy.evaluate<string, Permission>(Policy.user("analyses:create"), subject, grants);
      assert.strictEqual(decision._tag, "Denied");
    }
  });

  it("reads as words", () => {
    assert.strictEqual(Policy.describe(consent), "a user who may analyses:consent, or a node");
  });

  it.prop("not turns every decision round", [AnyPolicy], ([policy]) => {
    for (const subject of everyone) {
      assert.strictEqual(allows(Policy.not(policy), subject), !allows(policy, subject));
    }
  });

  it.prop("all and any agree with each other by De Morgan", [Schema.Array(leaf)], ([parts]) => {
    const [first, ...rest] = parts;
    if (first === undefined) return;
    for (const subject of everyone) {
      assert.strictEqual(
        allows(Policy.not(Policy.all<Permission>(first, ...rest)), subject),
        allows(Policy.any<Permission>(...parts.map(Policy.not)), subject),
      );
    }
  });

  it.prop(
    "an allowing part is never lost in any, a denying one never in all",
    [AnyPolicy, leaf],
    ([one, two]) => {
      for (const subject of everyone) {
        const [a, b] = [allows(one, subject), allows(two, subject)];
        assert.strictEqual(allows(Policy.any<Permission>(one, two), subject), a || b);
        assert.strictEqual(allows(Policy.all<Permission>(one, two), subject), a && b);
      }
    },
  );
});
