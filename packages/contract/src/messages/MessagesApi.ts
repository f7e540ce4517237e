import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AnalysisId } from "../analyses/AnalysisId.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { BodyLimit, messagesBodyLimit } from "../BodyLimit.ts";
import { nodeOrItsRun, Policy } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { WaitQuery } from "../nodes/WaitQuery.ts";
import { Envelope, Message, MessageId } from "./Message.ts";
import { AnalysisNotRunning, RecipientNotInAnalysis, SequenceConflict } from "./MessageProblems.ts";

const batch = <S extends Schema.Top>(item: S) =>
  Schema.Array(item).check(Schema.isMinLength(1), Schema.isMaxLength(100));

export const MessageBatch = Schema.Struct({ messages: batch(Envelope) }).annotate({
  identifier: "MessageBatch",
});
export const Acknowledgement = Schema.Struct({ ids: batch(MessageId) }).annotate({
  identifier: "Acknowledgement",
});

const summary = (text: string) => OpenApi.annotations({ summary: text });

export class MessagesApi extends HttpApiGroup.make("messages")
  .add(
    HttpApiEndpoint.post("send", "/messages", {
      payload: MessageBatch,
      success: HttpApiSchema.NoContent,
      error: [RecipientNotInAnalysis, SequenceConflict, AnalysisNotRunning],
    })
      .annotate(BodyLimit, messagesBodyLimit)
      .annotateMerge(summary("Send sealed messages, all or none; resending the same bytes changes nothing")),
    HttpApiEndpoint.get("pull", "/messages", {
      query: {
        ...WaitQuery,
        analysisId: AnalysisId,
        limit: Schema.optionalKey(
          Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 100 })),
        ),
      },
      success: Schema.Struct({ messages: Schema.Array(Message) }),
    }).annotateMerge(summary("Pull messages under a lease, each sender's in its order")),
    HttpApiEndpoint.post("acknowledge", "/messages/acknowledge", {
      payload: Acknowledgement,
      success: HttpApiSchema.NoContent,
    }).annotateMerge(summary("Acknowledge messages; they are not delivered again")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateEndpoints(Policy, nodeOrItsRun)
  .annotateEndpoints(Rate, "node")
  .annotateMerge(
    OpenApi.annotations({
      title: "Messages",
      description: "Sealed mail between nodes; a run sees that of its analysis",
    }),
  ) {}
