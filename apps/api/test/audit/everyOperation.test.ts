import { auditedAs } from "@atoll/contract/Audited";
import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { HostileHub } from "../hostile/support/HostileHub.ts";
import { operations } from "../hostile/support/operations.ts";
import { organisation } from "../hostile/support/World.ts";
import { walkFactors, walkPasskeys } from "./support/factors.ts";
import { walkFederation } from "./support/federation.ts";
import { walkOperator, walkOrganisation } from "./support/organisations.ts";
import { walkAccounts } from "./support/people.ts";
import * as Walk from "./support/Walk.ts";
import { walkWork } from "./support/work.ts";

const operatorAddress = "operator@audit.example";

const hub = HostileHub.layerWith({
  ATOLL_OPERATORS: operatorAddress,
  ATOLL_OUTBOUND_NETWORKS: "127.0.0.0/8",
});

layer(hub, { excludeTestServices: true, timeout: "120 seconds" })("the audit trail", (it) => {
  const walkAll = () =>
    Effect.gen(function* () {
      const walk = Walk.make();
      yield* walkAccounts(walk);
      yield* walkFactors(walk);
      yield* walkPasskeys(walk);
      yield* walkFederation(walk);
      const world = yield* organisation("Audited");
      yield* walkWork(walk, world);
      yield* walkOrganisation(walk, world);
      yield* walkOperator(walk, world, operatorAddress);
      expect([...walk.walked].toSorted()).toEqual(Walk.audited.toSorted());
    });
  it.effect("gets exactly one entry of every operation that says so, and none of a refusal", walkAll, 90_000);

  it("is left out only with a reason", () => {
    const reasons = operations.flatMap(({ key, method, endpoint }) => {
      const audited = auditedAs(endpoint);
      if (audited._tag === "Read") return method === "GET" ? [] : [[key, "changes something"]];
      return audited._tag === "Unaudited" && audited.because.length < 40 ? [[key, audited.because]] : [];
    });
    expect(reasons).toEqual([]);
  });
});
