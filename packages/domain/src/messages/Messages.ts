import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import {
  type Envelope,
  type Message,
  type MessageId,
  messageLeaseSeconds,
  messageTimeToLiveSeconds,
} from "@atoll/contract/messages/Message";
import {
  AnalysisNotRunning,
  RecipientNotInAnalysis,
  SequenceConflict,
} from "@atoll/contract/messages/MessageProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { Database } from "@atoll/database/Database";
import { MessageRepository } from "@atoll/database/messages/MessageRepository";
import { analysisTopic, messagesTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { sha256Hex } from "@atoll/security/Digest";
import { Context, Effect, Layer } from "effect";
import { currentParticipant } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { whenChanged } from "../whenChanged.ts";

const relaying: ReadonlyArray<string> = ["ready", "running"];

/**
 * Sealed mail between the nodes of one analysis. The hub sees who writes to whom and how much, no content. A run that
 * calls is its node within its own analysis; any other one is to it as if it were not there.
 */
export class Messages extends Context.Service<
  Messages,
  {
    /**
     * Takes over messages of the calling node: all of them durably, or none. Success does not mean that a
     * recipient has them. The same envelope again is a no-op.
     */
    send(
      envelopes: ReadonlyArray<Envelope>,
    ): Effect.Effect<
      void,
      RecipientNotInAnalysis | SequenceConflict | AnalysisNotRunning | ServiceUnavailable
    >;
    /**
     * Messages for the calling node, each sender's in its order, leased for 5 s: what is not acknowledged by
     * then is delivered again. Waits up to `wait` seconds while there are none.
     */
    pull(options: {
      readonly analysisId: AnalysisId;
      readonly wait?: number;
      readonly limit?: number;
    }): Effect.Effect<ReadonlyArray<Message>, ServiceUnavailable>;
    /** Ends the delivery of messages to the calling node; ids that are not its own are ignored. */
    acknowledge(ids: ReadonlyArray<MessageId>): Effect.Effect<void, ServiceUnavailable>;
  }
>()("@atoll/domain/messages/Messages") {
  static readonly layer = Layer.effect(
    Messages,
    Effect.gen(function* () {
      const analyses = yield* AnalysisRepository;
      const database = yield* Database;
      const messages = yield* MessageRepository;
      const wakeups = yield* Wakeups;

      /** Refuses unless the analysis runs now and the calling node sends to another of its nodes. */
      const admit = Effect.fnUntraced(function* (analysisId: AnalysisId, envelopes: ReadonlyArray<Envelope>) {
        const { nodeId, run } = yield* currentParticipant;
        if (run !== null && run.analysisId !== analysisId) return yield* new RecipientNotInAnalysis({});
        const analysis = yield* Effect.fromOption(
          yield* analyses.get(analysisId),
          () => new RecipientNotInAnalysis({}),
        );
        if (!relaying.includes(analysis.state)) return yield* new AnalysisNotRunning({});
        if (envelopes.some(({ sender }) => sender !== nodeId)) return yield* new RecipientNotInAnalysis({});
        return yield* Effect.forEach(envelopes, (envelope) =>
          Effect.map(
            Effect.catchTag(CanonicalJson.bytes(envelope), "NotCanonicalJson", Effect.die),
            (bytes) => ({
              envelope,
              digest: sha256Hex(bytes),
              size: bytes.byteLength,
            }),
          ),
        );
      });

      const send = Effect.fn("Messages.send")(function* (envelopes: ReadonlyArray<Envelope>) {
        const byAnalysis = Map.groupBy(envelopes, ({ analysisId }) => analysisId);
        yield* database
          .transaction(
            Effect.forEach(byAnalysis, ([analysisId, group]) =>
              Effect.flatMap(admit(analysisId, group), (batch) =>
                messages.send(batch, messageTimeToLiveSeconds),
              ),
            ),
          )
          .pipe(
            Effect.catchTags({
              NotAmongNodes: () => Effect.fail(new RecipientNotInAnalysis({})),
              SequenceTaken: ({ sequence }) =>
                Effect.fail(
                  new SequenceConflict({ detail: `Other bytes were sent as number ${sequence} before.` }),
                ),
            }),
          );
        const recipients = new Set(envelopes.map(({ recipient }) => recipient));
        yield* Effect.forEach(recipients, (id) => wakeups.notify(messagesTopic(id)), { discard: true });
        yield* Effect.forEach(byAnalysis.keys(), (id) => wakeups.notify(analysisTopic(id)), {
          discard: true,
        });
      }, databaseAnswers);

      const pull = Effect.fn("Messages.pull")(function* ({
        analysisId,
        wait = 0,
        limit = 20,
      }: {
        readonly analysisId: AnalysisId;
        readonly wait?: number;
        readonly limit?: number;
      }) {
        const { nodeId, run } = yield* currentParticipant;
        if (run !== null && run.analysisId !== analysisId) return [];
        return yield* whenChanged(wakeups, {
          topic: messagesTopic(nodeId),
          waitSeconds: wait,
          read: messages.pull({ analysisId, nodeId, limit, leaseSeconds: messageLeaseSeconds }),
          isNews: (pulled) => pulled.length > 0,
        });
      }, databaseAnswers);

      const acknowledge = Effect.fn("Messages.acknowledge")(function* (ids: ReadonlyArray<MessageId>) {
        const { nodeId, run } = yield* currentParticipant;
        yield* messages.acknowledge(nodeId, ids, run?.analysisId ?? null);
      }, databaseAnswers);

      return Messages.of({ send, pull, acknowledge });
    }),
  );
}
