import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { Effect } from "effect";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { MessageRepository, type OutgoingMessage } from "../../src/messages/MessageRepository.ts";
import { lagoon, node, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const shared = Effect.gen(function* () {
  const analyses = yield* AnalysisRepository;
  const messages = yield* MessageRepository;
  const island = yield* lagoon;
  yield* island.research.as(analyses.share(island.analysisId));
  const { analysisId, data, aggregator, site, research } = island;
  const mail = (sequence: number, digest = "a") =>
    message(analysisId, data.id, aggregator.id, sequence, digest);
  const send = (...batch: ReadonlyArray<OutgoingMessage>) => site.as(messages.send(batch, 60));
  const pull = (leaseSeconds = 30, limit = 10) =>
    Effect.map(
      research.as(messages.pull({ nodeId: aggregator.id, analysisId, limit, leaseSeconds })),
      (pulled) =>
        pulled.map(({ id, envelope, deliveries }) => ({ id, sequence: envelope.sequence, deliveries })),
    );
  return { ...island, messages, mail, send, pull };
});

const message = (
  analysisId: AnalysisId,
  sender: NodeId,
  recipient: NodeId,
  sequence: number,
  digest: string,
): OutgoingMessage => ({
  envelope: {
    version: 1,
    analysisId,
    sender,
    recipient,
    sequence,
    ephemeralKey: "k",
    salt: "s",
    nonce: "n",
    ciphertext: "c",
  },
  digest: digest.repeat(64),
  size: 100,
});

const sequences = (pulled: ReadonlyArray<{ readonly sequence: number }>) =>
  pulled.map(({ sequence }) => sequence);

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("messages", (it) => {
    it.effect("are stored once however often they are sent, and conflict with other bytes", () =>
      Effect.gen(function* () {
        const { send, mail, pull } = yield* shared;
        assert.strictEqual(yield* send(mail(1), mail(2)), 2);
        assert.strictEqual(yield* send(mail(2), mail(3)), 1);
        const conflict = yield* Effect.flip(send(mail(4), mail(3, "b")));
        assert.strictEqual(conflict._tag, "SequenceTaken");
        assert.deepStrictEqual(sequences(yield* pull()), [1, 2, 3], "none of the conflicting batch");
      }),
    );

    it.effect("are delivered again after the lease, in order, until acknowledged", () =>
      Effect.gen(function* () {
        const { send, mail, pull, research, messages, aggregator } = yield* shared;
        yield* send(mail(1), mail(2), mail(3));
        const first = yield* pull(0, 2);
        assert.deepStrictEqual(sequences(first), [1, 2]);
        const again = yield* pull(30, 1);
        assert.deepStrictEqual(again, [{ id: first[0]?.id, sequence: 1, deliveries: 2 }]);
        assert.deepStrictEqual(yield* pull(), [], "1 is out, so 2 and 3 wait");
        const ids = first.map(({ id }) => id);
        assert.strictEqual(yield* research.as(messages.acknowledge(aggregator.id, ids, null)), 2);
        assert.strictEqual(yield* research.as(messages.acknowledge(aggregator.id, ids, null)), 0);
        assert.deepStrictEqual(sequences(yield* pull()), [3]);
      }),
    );

    it.effect("are delivered again at once to a node that starts again", () =>
      Effect.gen(function* () {
        const { send, mail, pull, research, messages, aggregator, analysisId } = yield* shared;
        yield* send(mail(1), mail(2), mail(3));
        const [first, second] = yield* pull(30, 2);
        yield* research.as(messages.acknowledge(aggregator.id, first === undefined ? [] : [first.id], null));
        assert.strictEqual(yield* research.as(messages.redeliver(aggregator.id, analysisId)), 1);
        const again = yield* pull();
        assert.deepStrictEqual(sequences(again), [2, 3]);
        assert.deepStrictEqual(again[0], { ...second, deliveries: 2 });
      }),
    );

    it.effect("go to one of two concurrent pulls", () =>
      Effect.gen(function* () {
        const { send, mail, pull } = yield* shared;
        yield* send(mail(1), mail(2), mail(3));
        const pulled = yield* Effect.all([pull(), pull(), pull()], { concurrency: "unbounded" });
        assert.deepStrictEqual(sequences(pulled.flat()), [1, 2, 3]);
      }),
    );

    it.effect("are refused for a node outside the analysis and for another tenant's sender", () =>
      Effect.gen(function* () {
        const { send, mail, analysisId, data, aggregator, site, research, messages } = yield* shared;
        const outside = yield* node(site, "outside");
        const wrong = [
          send(mail(1), message(analysisId, data.id, outside.id, 1, "a")),
          send(message(analysisId, outside.id, aggregator.id, 1, "a")),
          send(message(analysisId, data.id, data.id, 1, "a")),
          research.as(messages.send([mail(1)], 60)),
          Effect.flatMap(organisation("Stranger"), (stranger) => stranger.as(messages.send([mail(1)], 60))),
        ];
        for (const attempt of wrong) {
          assert.strictEqual((yield* Effect.flip(attempt))._tag, "NotAmongNodes");
        }
        assert.deepStrictEqual(yield* research.as(messages.flows(analysisId)), []);
      }),
    );

    it.effect("are counted from sender to recipient", () =>
      Effect.gen(function* () {
        const { send, mail, analysisId, data, aggregator, site, research, messages } = yield* shared;
        yield* send(mail(1), mail(2));
        const flows = [{ sender: data.id, recipient: aggregator.id, messages: 2, bytes: 200 }];
        assert.deepStrictEqual(yield* research.as(messages.flows(analysisId)), flows);
        assert.deepStrictEqual(yield* site.as(messages.flows(analysisId)), flows);
        const stranger = yield* organisation("Stranger");
        assert.deepStrictEqual(yield* stranger.as(messages.flows(analysisId)), []);
      }),
    );
  });
});
