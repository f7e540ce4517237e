import { RunId } from "@atoll/contract/analyses/Run";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { assert, it } from "@effect/vitest";
import { Deferred, Effect } from "effect";
import { AnalysisRepository } from "../src/analyses/AnalysisRepository.ts";
import { RunRepository } from "../src/analyses/RunRepository.ts";
import { MessageRepository } from "../src/messages/MessageRepository.ts";
import * as Notifications from "../src/Notifications.ts";
import { fresh, lagoon } from "./support/islands.ts";
import * as TestDatabase from "./support/TestDatabase.ts";

it.layer(TestDatabase.layer(TestServers.primary), { excludeTestServices: true })("notifications", (it) => {
  it.effect("tell a node of consents, runs and messages, once per statement", () =>
    Effect.gen(function* () {
      const { urls } = yield* TestPostgres;
      const heard: Array<string> = [];
      const begun = yield* Deferred.make<void>();
      const ended = yield* Deferred.make<void>();
      yield* Notifications.listen({
        url: urls.system,
        applicationName: "test",
        channels: ["atoll_node", "atoll_messages"],
        heard: (channel, payload) => {
          heard.push(`${channel} ${payload}`);
          return channel === "atoll_messages" ? Deferred.succeed(ended, undefined) : Effect.void;
        },
        begun: Effect.asVoid(Deferred.succeed(begun, undefined)),
      }).pipe(Effect.forkScoped);
      yield* Deferred.await(begun);

      const analyses = yield* AnalysisRepository;
      const runs = yield* RunRepository;
      const messages = yield* MessageRepository;
      const { research, site, data, aggregator, analysisId } = yield* lagoon;
      const run = { id: fresh(RunId), analysisId, nodeId: data.id, nodeTenantId: data.tenantId, attempt: 1 };
      yield* research.as(Effect.andThen(analyses.share(analysisId), runs.create(run)));
      const envelope = {
        version: 1,
        analysisId,
        sender: data.id,
        recipient: aggregator.id,
        sequence: 1,
        ephemeralKey: "k",
        salt: "s",
        nonce: "n",
        ciphertext: "c",
      } as const;
      yield* site.as(messages.send([{ envelope, digest: "a".repeat(64), size: 1 }], 60));
      yield* Effect.timeout(Deferred.await(ended), "5 seconds");
      assert.sameMembers(heard.slice(0, -2), [`atoll_node ${aggregator.id}`, `atoll_node ${data.id}`]);
      assert.deepStrictEqual(heard.slice(-2), [`atoll_node ${data.id}`, `atoll_messages ${aggregator.id}`]);
    }).pipe(Effect.scoped),
  );
});
