import { Manifest } from "@atoll/contract/analyses/Manifest";
import { UserId } from "@atoll/contract/identity/User";
import { ProjectId } from "@atoll/contract/projects/Project";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import * as KeyPair from "@atoll/security/KeyPair";
import * as Sealing from "@atoll/security/Sealing";
import { NodeHttpClient, NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer, Option, type Schema } from "effect";
import { AgentConfig } from "../../src/config/AgentConfig.ts";
import { Hub } from "../../src/hub/Hub.ts";
import { RunHub } from "../../src/hub/RunHub.ts";
import { AgentKeys } from "../../src/keys/AgentKeys.ts";
import { makeMailbox } from "../../src/runs/Mailbox.ts";
import { defaultSandboxLimits } from "../../src/sandbox/SandboxLimits.ts";
import { AgentState } from "../../src/state/AgentState.ts";
import { analysisId, claimed, nodeId, runId, statePath } from "../state/stateKit.ts";
import * as PostOffice from "./PostOffice.ts";

const [self, partner] = [nodeId(1), nodeId(2)];
const other = "0198c000-0000-7000-8000-000000000009";

/** A node with its mail, whose agent can live, die and live again on the same state file. */
const agent = Effect.gen(function* () {
  const office = yield* PostOffice.open;
  const path = yield* statePath;
  const keys = { signing: yield* KeyPair.generateSigning, sealing: yield* KeyPair.generateSealing };
  const far = { signing: yield* KeyPair.generateSigning, sealing: yield* KeyPair.generateSealing };
  const node = (id: typeof self, pair: typeof keys) => ({
    nodeId: id,
    tenantId: TenantId.make(other),
    name: "Island",
    type: "default" as const,
    dataset: null,
    signingKey: pair.signing.publicJwk,
    sealingKey: pair.sealing.publicJwk,
  });
  const manifest = Manifest.make({
    version: 1,
    analysisId: analysisId(1),
    projectId: ProjectId.make(other),
    tenantId: TenantId.make(other),
    name: "Means",
    createdBy: UserId.make(other),
    runtime: { name: "process", sdk: "1" },
    entrypoint: "main.ts",
    files: [],
    parameters: {},
    nodes: [node(self, keys), node(partner, far)],
    quorum: 1,
    consentDeadlineSeconds: 60,
    runTimeoutSeconds: 60,
    hubKey: keys.signing.publicJwk,
  });
  const config = {
    hubUrl: office.hubUrl,
    nodeId: self,
    folder: ".",
    datasets: [],
    policy: { consent: "automatic" as const, minimumRows: 5 },
    hubKey: Option.none(),
    limits: defaultSandboxLimits,
  };
  const services = Hub.layer.pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        Layer.succeed(AgentConfig, config),
        Layer.succeed(AgentKeys, keys),
        AgentState.layer(path),
        NodeHttpClient.layerUndici,
      ),
    ),
  );

  /** Runs an analysis from its beginning until it is done or gives up; then the agent is gone. */
  const live = <A, E>(
    analysis: (mail: Effect.Success<ReturnType<typeof makeMailbox>>) => Effect.Effect<A, E>,
  ) =>
    Effect.gen(function* () {
      yield* (yield* AgentState).append(claimed(1));
      const { asRun } = yield* Hub;
      const mail = yield* makeMailbox({
        runId: runId(1),
        manifest,
        participants: [self, partner],
      }).pipe(Effect.provideServiceEffect(RunHub, asRun(runId(1))));
      return yield* Effect.raceAllFirst([
        analysis(mail),
        Effect.andThen(mail.carryIncoming, Effect.never),
      ]).pipe(
        Effect.tap(() => mail.finish),
        (conversation) => Effect.all([conversation, mail.carryOutgoing], { concurrency: "unbounded" }),
        Effect.map(([value]) => value),
      );
    }).pipe(Effect.provide(services, { local: true }));

  /** The partner writes to the node. */
  const write = Effect.fnUntraced(function* (sequence: number, body: Schema.Json) {
    office.post(
      yield* Sealing.seal({
        address: { analysisId: analysisId(1), sender: partner, recipient: self, sequence },
        from: far.sealing,
        to: keys.sealing.publicJwk,
        plaintext: new TextEncoder().encode(JSON.stringify(body)),
      }),
    );
  });
  return { office, live, write };
});

describe("the mail of a run", () => {
  it.live("is the same again when the run starts again after a crash", () =>
    Effect.gen(function* () {
      const { office, live, write } = yield* agent;
      yield* write(1, "first");
      yield* write(2, "second");
      const begun = yield* live((mail) =>
        Effect.gen(function* () {
          yield* mail.send(partner, { question: 1 });
          return yield* mail.receive();
        }),
      );
      expect(begun).toEqual({ from: partner, sequence: 1, body: "first" });
      yield* write(3, "third");
      const whole = yield* live((mail) =>
        Effect.gen(function* () {
          yield* mail.send(partner, { question: 1 });
          const heard = [yield* mail.receive(), yield* mail.receive()];
          yield* mail.send(partner, { question: 2 });
          return [...heard, yield* mail.receive()].map(({ body }) => body);
        }),
      );
      expect(whole).toEqual(["first", "second", "third"]);
      const [before, again, next] = office.sent;
      expect(again).toEqual(before);
      expect(next?.sequence).toBe(2);
      expect(office.sent).toHaveLength(3);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.live("ends a run that says something else after a crash", () =>
    Effect.gen(function* () {
      const { office, live } = yield* agent;
      yield* live((mail) => mail.send(partner, { random: 0.1 }));
      const broken = yield* Effect.flip(live((mail) => mail.send(partner, { random: 0.2 })));
      expect(broken).toMatchObject({
        _tag: "MailboxBroken",
        message: expect.stringContaining("deterministic"),
      });
      expect(office.sent).toHaveLength(1);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.live("does not pass over a message that is missing", () =>
    Effect.gen(function* () {
      const { live, write } = yield* agent;
      yield* write(2, "second");
      const broken = yield* Effect.flip(live((mail) => mail.receive()));
      expect(broken).toMatchObject({ _tag: "MailboxBroken", message: expect.stringContaining("missing") });
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );
});
