import { Schema } from "effect";
import { AnalysisId } from "../analyses/AnalysisId.ts";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { NodeId } from "../nodes/NodeId.ts";

export const MessageId = Identifier.pipe(Schema.brand("MessageId"));
export type MessageId = typeof MessageId.Type;

/** 4 MiB of ciphertext in base64url; larger payloads go through the TEMP bucket. */
export const maximumCiphertextCharacters = Math.ceil((4 * 1024 * 1024 * 4) / 3);

const base64Url = (maximum: number) =>
  Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]+$/u), Schema.isMaxLength(maximum));

/** Counts a sender's messages to one recipient within an analysis, from 1 without a gap. */
export const Sequence = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 }));

/** A sealed message: the hub relays it and cannot read it. See the security package for the construction. */
export const Envelope = Schema.Struct({
  version: Schema.Literal(1),
  analysisId: AnalysisId,
  sender: NodeId,
  recipient: NodeId,
  sequence: Sequence,
  ephemeralKey: base64Url(100),
  salt: base64Url(100),
  nonce: base64Url(40),
  ciphertext: base64Url(maximumCiphertextCharacters),
}).annotate({ identifier: "Envelope" });
export type Envelope = typeof Envelope.Type;

/** A message on its way. It is delivered again when its lease ends before it is acknowledged. */
export const Message = Schema.Struct({
  id: MessageId,
  envelope: Envelope,
  deliveries: Schema.Int,
  createdAt: Instant,
}).annotate({ identifier: "Message" });
export type Message = typeof Message.Type;

/**
 * How long a pulled message stays hidden before it is delivered again. A node works off what it pulled before it pulls
 * again, so this only says how late mail comes whose answer was lost.
 */
export const messageLeaseSeconds = 5;
/** How long an undelivered message is kept: 24 hours. */
export const messageTimeToLiveSeconds = 86_400;
