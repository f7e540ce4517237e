import type { JobPriority, JobRateLimit } from "@atoll/contract/jobs/Job";
import { isStorableJson } from "@atoll/contract/StorableJson";
import { JobFailed, type JobHandler, JobRejected, type JobRun } from "@atoll/infra/jobs/JobHandler";
import { Duration, Effect, Schema } from "effect";

/** How a job is to be carried out; what is absent is the definition's. */
export interface JobOptions {
  readonly priority?: JobPriority;
  /** Not before so long from now. */
  readonly delay?: Duration.Input;
  /** While a job of this type with this key is not over, submitting another one answers with the first. */
  readonly dedupeKey?: string;
  /**
   * Jobs of the tenant with this key start in the order of submission; a failing one holds its place until it
   * is over.
   */
  readonly concurrencyKey?: string;
  /** How many of them at once: 1 when absent. */
  readonly concurrencyLimit?: number;
  readonly rateLimit?: JobRateLimit;
  readonly maxAttempts?: number;
  /** Of one attempt. */
  readonly timeout?: Duration.Input;
}

/** A kind of job: its name, what it takes and what it answers. Made once, at module level. */
export interface JobDefinition<Payload, Result> {
  readonly type: string;
  readonly defaults: (payload: Payload) => JobOptions;
  /** A value that is not a payload is a defect. */
  readonly encode: (payload: Payload) => Schema.Json;
  readonly decodeResult: (result: Schema.Json) => Effect.Effect<Result, Schema.SchemaError>;
  /** Any failure is tried again later, but `JobRejected` and a payload that does not decode. */
  readonly handler: <E extends { readonly message: string }, R>(
    handle: (payload: Payload, run: JobRun) => Effect.Effect<Result, E, R>,
    options?: { readonly transactional?: boolean },
  ) => JobHandler<R>;
}

/** `Definition.Payload`, `Definition.Result`. */
export type PayloadOf<D> = D extends JobDefinition<infer Payload, infer _> ? Payload : never;
export type ResultOf<D> = D extends JobDefinition<infer _, infer Result> ? Result : never;

const failedWith = (error: { readonly message: string }): JobFailed =>
  error instanceof JobFailed
    ? error
    : new JobFailed({ message: error.message, retry: !(error instanceof JobRejected) });

const misfit = (what: string) => (error: Schema.SchemaError) =>
  new JobFailed({ message: `The ${what} does not fit the job's schema: ${error.message}`, retry: false });

/**
 * `type` carries the version of the payload (`mail/send/1`): a process leaves jobs of a type it does not know
 * alone. Five attempts of five minutes each and priority `normal` unless said otherwise.
 */
export const make = <Payload, PayloadEncoded, Result = void, ResultEncoded = void>(
  options: {
    readonly type: string;
    readonly payload: Schema.Codec<Payload, PayloadEncoded>;
    readonly result: Schema.Codec<Result, ResultEncoded>;
    readonly concurrencyKey?: (payload: Payload) => string | undefined;
    readonly rateLimit?: (payload: Payload) => JobRateLimit | undefined;
  } & Omit<JobOptions, "delay" | "dedupeKey" | "concurrencyKey" | "rateLimit">,
): JobDefinition<Payload, Result> => {
  const { type, payload, result, concurrencyKey, rateLimit, ...rest } = options;
  const payloadJson = Schema.toCodecJson(payload);
  const resultJson = Schema.toCodecJson(result);
  const decodePayload = Schema.decodeUnknownEffect(payloadJson);
  const encodeResult = Schema.encodeEffect(resultJson);
  const encodePayload = Schema.encodeSync(payloadJson);
  // What the database refuses would be refused together with all that shares its statement.
  const encode = (value: Payload): Schema.Json => {
    const json = encodePayload(value);
    if (!isStorableJson(json)) throw new Error(`A payload of ${type} holds text that cannot be stored`);
    return json;
  };
  const defaults = (value: Payload): JobOptions => {
    const key = concurrencyKey?.(value);
    const limit = rateLimit?.(value);
    return {
      ...rest,
      ...(key === undefined ? {} : { concurrencyKey: key }),
      ...(limit === undefined ? {} : { rateLimit: limit }),
    };
  };
  return {
    type,
    defaults: concurrencyKey === undefined && rateLimit === undefined ? () => rest : defaults,
    encode,
    decodeResult: Schema.decodeUnknownEffect(resultJson),
    handler: (handle, { transactional = false } = {}) => ({
      type,
      transactional,
      handle: (json, run) =>
        decodePayload(json).pipe(
          Effect.mapError(misfit("payload")),
          Effect.flatMap((value) => Effect.mapError(handle(value, run), failedWith)),
          Effect.flatMap((value) => Effect.mapError(encodeResult(value), misfit("result"))),
          Effect.filterOrFail(
            isStorableJson,
            () => new JobFailed({ message: "The result holds text that cannot be stored.", retry: false }),
          ),
        ),
    }),
  };
};
