import { Effect, Schema } from "effect";
import { Workflow } from "effect/workflow";

/** How payloads and results of a workflow stand in the journal: JSON text. */
export interface WorkflowCodec {
  readonly encodePayload: (payload: object) => Effect.Effect<string>;
  readonly decodePayload: (text: string) => Effect.Effect<object>;
  readonly encodeResult: (result: Workflow.Result<unknown, unknown>) => Effect.Effect<string>;
  readonly decodeResult: (text: string) => Effect.Effect<Workflow.Result<unknown, unknown>>;
}

/** What the engine's port hides of a workflow's schemas: their types and the services they need. */
type Hidden<A> = Schema.Codec<A, string>;

const make = (workflow: Workflow.Any): WorkflowCodec => {
  const payload = Schema.fromJsonString(
    Schema.toCodecJson(workflow.payloadSchema),
  ) as unknown as Hidden<object>;
  const result = Schema.fromJsonString(
    Schema.toCodecJson(Workflow.Result({ success: workflow.successSchema, error: workflow.errorSchema })),
  ) as unknown as Hidden<Workflow.Result<unknown, unknown>>;
  const encodePayload = Schema.encodeEffect(payload);
  const decodePayload = Schema.decodeEffect(payload);
  const encodeResult = Schema.encodeEffect(result);
  const decodeResult = Schema.decodeEffect(result);
  /** A value its own schema refuses is a fault in the program. */
  const refused = <A>(effect: Effect.Effect<A, Schema.SchemaError>) =>
    Effect.catchTag(effect, "SchemaError", Effect.die);
  return {
    encodePayload: (value) => refused(encodePayload(value)),
    decodePayload: (text) => refused(decodePayload(text)),
    encodeResult: (value) => refused(encodeResult(value)),
    decodeResult: (text) => refused(decodeResult(text)),
  };
};

const codecs = new WeakMap<object, WorkflowCodec>();

/** One for each definition: building them costs more than using them. */
export const codecOf = (workflow: Workflow.Any): WorkflowCodec => {
  const known = codecs.get(workflow);
  if (known !== undefined) return known;
  const codec = make(workflow);
  codecs.set(workflow, codec);
  return codec;
};
