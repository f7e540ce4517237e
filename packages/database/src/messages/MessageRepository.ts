import { MessageFlow } from "@atoll/contract/analyses/AnalysisActivity";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { type Envelope, Message, MessageId, Sequence } from "@atoll/contract/messages/Message";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, written } from "../statements.ts";

export interface OutgoingMessage {
  readonly envelope: Envelope;
  /** SHA-256 of the envelope's canonical JSON: tells a resend from a conflict. */
  readonly digest: string;
  /** Bytes of the envelope. */
  readonly size: number;
}

export interface Pull {
  readonly nodeId: NodeId;
  readonly analysisId: AnalysisId;
  readonly limit: number;
  readonly leaseSeconds: number;
}

/** Sender and recipient are not both nodes of the analysis, or the sender is not the current tenant's. */
export class NotAmongNodes extends Schema.TaggedError<NotAmongNodes>()("NotAmongNodes", {}) {}

/** The sender sent other bytes under this sequence before. */
export class SequenceTaken extends Schema.TaggedError<SequenceTaken>()("SequenceTaken", {
  recipient: NodeId,
  sequence: Sequence,
}) {}

const Conflict = Schema.Struct({ recipient: NodeId, sequence: Sequence });

/** Sealed mail between the nodes of an analysis; the hub keeps ciphertext only. */
export class MessageRepository extends Context.Service<
  MessageRepository,
  {
    /**
     * All messages of one analysis or none. The same bytes under the same sequence are a resend and change nothing.
     * Answers with how many were new. Success means stored, not delivered.
     */
    readonly send: (
      messages: ReadonlyArray<OutgoingMessage>,
      timeToLiveSeconds: number,
    ) => Effect.Effect<number, DatabaseUnavailable | NotAmongNodes | SequenceTaken>;
    /**
     * Unacknowledged messages for a node of the current tenant, hidden for `leaseSeconds`, then delivered again.
     * Each sender's come in sequence: while one is out, none after it is delivered.
     */
    readonly pull: (pull: Pull) => Effect.Effect<ReadonlyArray<Message>, DatabaseUnavailable>;
    /** Delivers to the node again at once what it was given and did not acknowledge. Answers with how many. */
    readonly redeliver: (
      nodeId: NodeId,
      analysisId: AnalysisId,
    ) => Effect.Effect<number, DatabaseUnavailable>;
    /** Answers with how many this call acknowledged: of the node's, and of the one analysis where one is named. */
    readonly acknowledge: (
      nodeId: NodeId,
      ids: ReadonlyArray<MessageId>,
      within: AnalysisId | null,
    ) => Effect.Effect<number, DatabaseUnavailable>;
    /** What was sent from whom to whom; to a site, only its own nodes' part. */
    readonly flows: (
      analysisId: AnalysisId,
    ) => Effect.Effect<ReadonlyArray<MessageFlow>, DatabaseUnavailable>;
  }
>()("@atoll/database/messages/MessageRepository") {
  static readonly layer = Layer.effect(
    MessageRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const batch = (messages: ReadonlyArray<OutgoingMessage>) =>
        sql.json(
          messages.map(({ envelope, digest, size }) => ({
            id: SecureRandom.uuidV7Unsafe(),
            analysis: envelope.analysisId,
            sender: envelope.sender,
            recipient: envelope.recipient,
            sequence: envelope.sequence,
            envelope,
            digest,
            size,
          })),
        );
      const recordset = sql.literal(
        "as i(id uuid, analysis uuid, sender uuid, recipient uuid, sequence bigint, envelope jsonb, digest text, size int)",
      );
      return MessageRepository.of({
        send: (messages, timeToLiveSeconds) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const input = batch(messages);
              const ends = sql`
                from jsonb_to_recordset(${input}) ${recordset}
                join analysis_nodes s on s.analysis_id = i.analysis and s.node_id = i.sender
                  and s.node_tenant_id = ${tenant}
                join analysis_nodes r on r.tenant_id = s.tenant_id and r.analysis_id = s.analysis_id
                  and r.node_id = i.recipient and r.node_id <> s.node_id`;
              const known = yield* written(sql`select i.id ${ends}`);
              if (known < messages.length) return yield* new NotAmongNodes();
              const fresh = yield* written(sql`
                insert into messages (tenant_id, id, analysis_id, sender_node_id, sender_tenant_id,
                  recipient_node_id, recipient_tenant_id, sequence, envelope, digest, size, expires_at)
                select s.tenant_id, i.id, s.analysis_id, s.node_id, s.node_tenant_id, r.node_id, r.node_tenant_id,
                  i.sequence, i.envelope, i.digest, i.size, now() + ${timeToLiveSeconds} * interval '1 second'
                ${ends}
                order by i.recipient, i.sequence
                on conflict on constraint messages_sequence_unique do nothing returning id`);
              if (fresh === messages.length) return fresh;
              const conflict = yield* maybe(Conflict)(sql`
                select i.recipient, i.sequence ${ends}
                join messages m on m.tenant_id = s.tenant_id and m.analysis_id = s.analysis_id
                  and m.sender_node_id = s.node_id and m.recipient_node_id = r.node_id and m.sequence = i.sequence
                where m.digest <> i.digest order by i.sequence limit 1`);
              return Option.isSome(conflict) ? yield* new SequenceTaken(conflict.value) : fresh;
            }),
          ),
        pull: ({ nodeId, analysisId, limit, leaseSeconds }) =>
          forTenant((tenant) =>
            all(Message)(sql`
              with due as (
                select m.tenant_id, m.id from messages m
                where m.recipient_tenant_id = ${tenant} and m.recipient_node_id = ${nodeId}
                  and m.analysis_id = ${analysisId} and m.acknowledged_at is null and m.expires_at > now()
                  and (m.lease_expires_at is null or m.lease_expires_at <= now())
                  and not exists (
                    select from messages e
                    where e.recipient_tenant_id = m.recipient_tenant_id
                      and e.recipient_node_id = m.recipient_node_id and e.analysis_id = m.analysis_id
                      and e.sender_node_id = m.sender_node_id and e.sequence < m.sequence
                      and e.acknowledged_at is null and e.lease_expires_at > now())
                order by m.sequence, m.sender_node_id limit ${limit}
                for update
              ), leased as (
                update messages m set deliveries = m.deliveries + 1,
                  lease_expires_at = now() + ${leaseSeconds} * interval '1 second'
                from due where m.tenant_id = due.tenant_id and m.id = due.id
                returning m.id, m.envelope, m.deliveries, m.created_at, m.sequence, m.sender_node_id
              )
              select id, envelope, deliveries, created_at from leased order by sender_node_id, sequence`),
          ),
        redeliver: (nodeId, analysisId) =>
          forTenant((tenant) =>
            written(sql`
              update messages set lease_expires_at = null
              where recipient_tenant_id = ${tenant} and recipient_node_id = ${nodeId}
                and analysis_id = ${analysisId} and acknowledged_at is null and lease_expires_at is not null
              returning id`),
          ),
        acknowledge: (nodeId, ids, within) =>
          forTenant((tenant) =>
            written(sql`
              update messages set acknowledged_at = now(), lease_expires_at = null
              where recipient_tenant_id = ${tenant} and recipient_node_id = ${nodeId}
                and ${sql.in("id", ids)} and acknowledged_at is null
                and ${within === null ? sql`true` : sql`analysis_id = ${within}`}
              returning id`),
          ),
        flows: (analysisId) =>
          forTenant((tenant) =>
            all(MessageFlow)(sql`
              select sender_node_id as sender, recipient_node_id as recipient, count(*) as messages,
                sum(size)::bigint as bytes
              from messages
              where analysis_id = ${analysisId} and (tenant_id = ${tenant} or sender_tenant_id = ${tenant}
                or recipient_tenant_id = ${tenant})
              group by 1, 2 order by 1, 2`),
          ),
      });
    }),
  );
}
