import type { Manifest, ManifestNode } from "@atoll/contract/analyses/Manifest";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { Envelope, Message } from "@atoll/contract/messages/Message";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { Sha256 } from "@atoll/contract/Text";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { sha256Hex } from "@atoll/security/Digest";
import * as Sealing from "@atoll/security/Sealing";
import { type Cause, Effect, Latch, Option, Queue, Schema, Semaphore } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { RunHub } from "../hub/RunHub.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";
import { AgentState } from "../state/AgentState.ts";

/** The run cannot go on; the sentence is for the analyst. */
export class MailboxBroken extends Schema.TaggedError<MailboxBroken>()("MailboxBroken", {
  message: Schema.String,
}) {}

export interface Delivered {
  readonly from: NodeId;
  readonly sequence: number;
  readonly body: Schema.Json;
}

const decodeBody = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Json));

/**
 * A run's mail. What is sent is sealed and on disk before the hub sees it; what is received is on disk before the
 * analysis sees it. A run that starts again after a crash says and hears the same again: its n-th send finds the
 * n-th sealed envelope, its n-th receive the n-th journaled message.
 */
export const makeMailbox = Effect.fnUntraced(function* (options: {
  readonly runId: RunId;
  readonly manifest: Manifest;
  readonly participants: ReadonlyArray<NodeId>;
}) {
  const { runId, manifest } = options;
  const { analysisId } = manifest;
  const { nodeId } = yield* AgentConfig;
  const { sealing } = yield* AgentKeys;
  const state = yield* AgentState;
  const { client, call } = yield* RunHub;

  const partners = new Map<NodeId, ManifestNode>(
    manifest.nodes
      .filter((node) => node.nodeId !== nodeId && options.participants.includes(node.nodeId))
      .map((node) => [node.nodeId, node]),
  );
  const partner = (id: NodeId) => {
    const found = partners.get(id);
    return found === undefined
      ? Effect.fail(new MailboxBroken({ message: `The analysis wrote to ${id}, which takes no part in it.` }))
      : Effect.succeed(found);
  };

  const outgoing = yield* Queue.unbounded<Envelope, Cause.Done>();
  const turn = yield* Semaphore.make(1);
  const arrived = yield* Latch.make();
  let sends = 0;
  let receives = 0;
  const lastSequence = new Map<NodeId, number>();

  /** The same words under the same number as before the crash, or the run is not the one that was promised. */
  const sealedBefore = Effect.fnUntraced(function* (n: number, to: NodeId, bodyDigest: string) {
    const before = yield* state.nthSent(runId, n);
    if (Option.isNone(before)) return Option.none<Envelope>();
    const { recipient, envelope } = before.value;
    if (recipient !== to || before.value.bodyDigest !== bodyDigest) {
      return yield* new MailboxBroken({
        message:
          "The analysis did not repeat after a restart what it had sent before; it is not deterministic.",
      });
    }
    return Option.some(envelope);
  });

  const sealNew = Effect.fnUntraced(function* (to: NodeId, text: string, bodyDigest: Sha256) {
    const { sealingKey } = yield* partner(to);
    const sequence = yield* state.nextSequence(analysisId, to);
    const envelope = yield* Sealing.seal({
      address: { analysisId, sender: nodeId, recipient: to, sequence },
      from: sealing,
      to: sealingKey,
      plaintext: new TextEncoder().encode(text),
    });
    yield* state.append({
      _tag: "MessageSealed",
      runId,
      analysisId,
      recipient: to,
      sequence,
      bodyDigest,
      envelope,
    });
    return envelope;
  });

  /** Succeeds once the sealed message is on disk. It is at the hub once `flushed`. */
  const send = Effect.fn("Mailbox.send")((to: NodeId, body: Schema.Json) =>
    turn.withPermit(
      Effect.gen(function* () {
        const text = yield* CanonicalJson.stringify(body);
        const bodyDigest = Sha256.make(sha256Hex(text));
        const before = yield* sealedBefore(sends, to, bodyDigest);
        const envelope = Option.isSome(before) ? before.value : yield* sealNew(to, text, bodyDigest);
        sends += 1;
        yield* Queue.offer(outgoing, envelope);
      }),
    ),
  );

  const deliver = Effect.gen(function* () {
    while (true) {
      const first = yield* Queue.take(outgoing);
      yield* call(client.messages.send({ payload: { messages: [first] } }));
    }
  }).pipe(Effect.catchTag("Done", () => Effect.void));

  /** Opens a message of a partner that is the next in its sequence. */
  const open = Effect.fnUntraced(function* ({ envelope }: { readonly envelope: Envelope }, sequence: number) {
    const sender = yield* partner(envelope.sender);
    const plaintext = yield* Sealing.open({
      envelope,
      expected: { analysisId, sender: sender.nodeId, recipient: nodeId, sequence },
      from: sender.sealingKey,
      to: sealing,
    });
    const body = yield* decodeBody(new TextDecoder().decode(plaintext));
    return { from: sender.nodeId, sequence, body } satisfies Delivered;
  });

  const acknowledge = Effect.fnUntraced(function* (message: Message) {
    yield* call(client.messages.acknowledge({ payload: { ids: [message.id] } }));
    yield* state.append({ _tag: "MessageAcknowledged", runId, messageId: message.id });
  });

  const take = Effect.fnUntraced(function* (message: Message) {
    const { envelope, id } = message;
    const last = lastSequence.get(envelope.sender) ?? 0;
    const known = yield* state.hasReceived(runId, id);
    if (!known && envelope.sequence === last + 1) {
      yield* open(message, envelope.sequence);
      yield* state.append({ _tag: "MessageReceived", runId, messageId: id, envelope });
      lastSequence.set(envelope.sender, envelope.sequence);
      yield* arrived.open;
    } else if (!known && envelope.sequence > last) {
      return yield* new MailboxBroken({ message: `A message of ${envelope.sender} is missing.` });
    }
    yield* acknowledge(message);
  });

  const pull = Effect.gen(function* () {
    const { messages } = yield* call(client.messages.pull({ query: { analysisId, wait: 20 } }));
    yield* Effect.forEach(messages, take, { discard: true });
  });

  /** The next message for the analysis; waits until there is one. */
  const receive = Effect.fn("Mailbox.receive")(function* () {
    while (true) {
      const next = yield* state.nthReceived(runId, receives);
      if (Option.isSome(next)) {
        receives += 1;
        return yield* open(next.value, next.value.envelope.sequence);
      }
      yield* arrived.await;
      yield* arrived.close;
    }
  });

  /** What the run heard before a crash counts as heard. */
  const recall = Effect.gen(function* () {
    for (let n = 0; ; n++) {
      const heard = yield* state.nthReceived(runId, n);
      if (Option.isNone(heard)) return;
      const { sender, sequence } = heard.value.envelope;
      lastSequence.set(sender, sequence);
    }
  });

  yield* recall;
  return {
    send,
    receive,
    /** Carries mail until it breaks or is interrupted. */
    carryIncoming: Effect.forever(pull),
    /** Carries what is sent; ends after `finish` once the hub has all of it. */
    carryOutgoing: deliver,
    finish: Effect.asVoid(Queue.end(outgoing)),
  };
});
