import {
  anyOf,
  everyone as public_,
  evenPendingWith,
  nodeItself,
  operator,
  runItself,
  signedIn,
  signedInWith,
  userWith,
} from "@atoll/contract/EndpointPolicy";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import type { Permission } from "@atoll/contract/identity/Permission";
import { assert, describe, it } from "@effect/vitest";
import { DateTime, Schema } from "effect";
import * as Policy from "../src/Policy.ts";

const id = "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35";
const authenticatedAt = DateTime.makeUnsafe("2026-03-14T09:26:53.000Z");
const session = (assurance: "pending" | "single" | "multi") =>
  ({ _tag: "Session", sessionId: SessionId.make(id), assurance, authenticatedAt }) as const;
const key = (...scopes: ReadonlyArray<Permission>) =>
  ({ _tag: "ApiKey", apiKeyId: ApiKeyId.make(id), scopes }) as const;

interface Somebody {
  readonly subject: Policy.Subject;
  readonly facts: Policy.Facts;
}
const somebody = (
  subject: Policy.Subject,
  permissions: ReadonlyArray<Permission> = [],
  facts: Partial<Policy.Facts> = {},
): Somebody => ({
  subject,
  facts: {
    permits: (permission) => permissions.includes(permission),
    isFresh: false,
    isOperator: false,
    ...facts,
  },
});

const member = somebody({ _tag: "User", credential: session("single") }, ["analyses:create"]);
const steward = somebody({ _tag: "User", credential: session("multi") }, ["analyses:consent"], {
  isFresh: true,
});
const halfway = somebody({ _tag: "User", credential: session("pending") }, ["analyses:create"], {
  isFresh: true,
  isOperator: true,
});
const script = somebody({ _tag: "User", credential: key("analyses:create") }, [
  "analyses:create",
  "analyses:consent",
]);
const staff = somebody({ _tag: "User", credential: session("multi") }, [], {
  isFresh: true,
  isOperator: true,
});
const agent = somebody({ _tag: "Node" });
const run = somebody({ _tag: "Run" });
const system = somebody({ _tag: "System" });
const nobody = somebody({ _tag: "Anonymous" });
const everyone = [member, steward, halfway, script, staff, agent, run, system, nobody];

const consent = Policy.any(userWith("analyses:consent"), nodeItself);
const decide = (policy: Policy.Policy, { subject, facts }: Somebody) =>
  Policy.evaluate(policy, subject, facts);
const allows = (policy: Policy.Policy, who: Somebody) => decide(policy, who)._tag === "Allowed";
const denial = (policy: Policy.Policy, who: Somebody) => {
  const decision = decide(policy, who);
  return decision._tag === "Denied" ? decision.denial : undefined;
};

/** Any policy, as the data it is. */
const Demands = Schema.Struct({
  stepUp: Schema.optionalKey(Schema.Literal(true)),
  interactive: Schema.optionalKey(Schema.Literal(true)),
});
const leaf = Schema.Union([
  Schema.TaggedStruct("Public", {}),
  Schema.TaggedStruct("SignedIn", { demands: Demands, pending: Schema.Boolean }),
  Schema.TaggedStruct("Node", {}),
  Schema.TaggedStruct("Run", {}),
  Schema.TaggedStruct("Operator", {}),
  Schema.TaggedStruct("User", {
    permission: Schema.Literals(["analyses:create", "analyses:consent", "nodes:create"]),
    demands: Demands,
  }),
]);
const level = <S extends Schema.Codec<Policy.Policy>>(below: S) =>
  Schema.Union([
    leaf,
    Schema.TaggedStruct("AnyOf", { policies: Schema.Array(below) }),
    Schema.TaggedStruct("AllOf", { policies: Schema.Array(below) }),
    Schema.TaggedStruct("Not", { policy: below }),
  ]);
const AnyPolicy = level(level(leaf));

describe("Policy", () => {
  it.each([
    { policy: public_, who: "everyone", expected: everyone },
    { policy: signedIn, who: "users with all factors", expected: [member, steward, script, staff] },
    { policy: evenPendingWith({}), who: "all users", expected: [member, steward, halfway, script, staff] },
    { policy: signedInWith({ interactive: true }), who: "people", expected: [member, steward, staff] },
    { policy: signedInWith({ stepUp: true }), who: "whoever came just now", expected: [steward, staff] },
    { policy: nodeItself, who: "nodes", expected: [agent] },
    { policy: runItself, who: "runs", expected: [run] },
    { policy: operator, who: "operators", expected: [staff] },
    { policy: userWith("analyses:create"), who: "members and their keys", expected: [member, script] },
    { policy: consent, who: "stewards and nodes, and no key beyond its scopes", expected: [steward, agent] },
    { policy: Policy.all(signedIn, Policy.not(consent)), who: "others", expected: [member, script, staff] },
    { policy: anyOf(), who: "nobody", expected: [] },
    { policy: Policy.all(), who: "nobody", expected: [] },
  ])("admits $who", ({ policy, expected }) => {
    assert.deepStrictEqual(
      everyone.filter((who) => allows(policy, who)),
      expected,
    );
  });

  it("says which part allowed", () => {
    assert.deepStrictEqual(decide(consent, agent), { _tag: "Allowed", by: nodeItself });
  });

  it("says which parts denied, and what would help", () => {
    assert.deepStrictEqual(denial(consent, member), {
      policy: consent,
      reason: "MissingPermission",
      parts: [
        { policy: userWith("analyses:consent"), reason: "MissingPermission", parts: [] },
        { policy: nodeItself, reason: "WrongKind", parts: [] },
      ],
    });
    assert.strictEqual(denial(consent, nobody)?.reason, "NotAuthenticated");
    assert.strictEqual(denial(consent, halfway)?.reason, "SecondFactorRequired");
    assert.strictEqual(denial(signedInWith({ stepUp: true }), member)?.reason, "StepUpRequired");
    assert.strictEqual(denial(signedInWith({ stepUp: true }), script)?.reason, "WrongKind");
    assert.strictEqual(denial(nodeItself, steward)?.reason, "WrongKind");
    assert.strictEqual(denial(Policy.not(nodeItself), agent)?.reason, "Excluded");
    assert.strictEqual(denial(Policy.all(), member)?.reason, "Empty");
  });

  it("does not ask for a step up what is refused anyway", () => {
    const policy = userWith("nodes:create", { stepUp: true });
    assert.strictEqual(denial(policy, member)?.reason, "MissingPermission");
  });

  it("reads as words", () => {
    assert.strictEqual(Policy.describe(consent), "a user who may analyses:consent, or a node");
    assert.strictEqual(
      Policy.describe(userWith("nodes:create", { stepUp: true, interactive: true })),
      "a user who may nodes:create, in person and not by an API key, who signed in a short while ago",
    );
  });

  it.prop("not turns every decision round", [AnyPolicy], ([policy]) => {
    for (const who of everyone) assert.strictEqual(allows(Policy.not(policy), who), !allows(policy, who));
  });

  it.prop("all and any agree with each other by De Morgan", [Schema.Array(leaf)], ([parts]) => {
    const [first, ...rest] = parts;
    if (first === undefined) return;
    for (const who of everyone) {
      assert.strictEqual(
        allows(Policy.not(Policy.all(first, ...rest)), who),
        allows(Policy.any(...parts.map(Policy.not)), who),
      );
    }
  });

  it.prop(
    "an allowing part is never lost in any, a denying one never in all",
    [AnyPolicy, leaf],
    ([one, two]) => {
      for (const who of everyone) {
        const [a, b] = [allows(one, who), allows(two, who)];
        assert.strictEqual(allows(Policy.any(one, two), who), a || b);
        assert.strictEqual(allows(Policy.all(one, two), who), a && b);
      }
    },
  );
});
