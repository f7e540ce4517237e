import { InvalidRequest } from "@atoll/contract/CommonProblems";
import type { JobReceipt } from "@atoll/contract/jobs/JobSubmission";
import { JobTypeNotFound } from "@atoll/contract/jobs/JobTypeProblems";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer, Schema, SchemaIssue } from "effect";
import type { JobDefinition, JobOptions } from "./JobDefinition.ts";
import { Jobs } from "./Jobs.ts";

/** A kind of jobs that anybody with the right may submit and schedule: payloads come in as JSON. */
export interface OfferedJob {
  readonly type: string;
  /** Fails with each fault of the payload. Nothing is stored. */
  readonly check: (payload: Schema.Json) => Effect.Effect<void, InvalidRequest>;
  /** See `Jobs.submit`. */
  readonly submit: (
    payload: Schema.Json,
    options?: JobOptions,
  ) => Effect.Effect<JobReceipt, InvalidRequest | DatabaseUnavailable, Jobs>;
  /** The same payload several times, all or none; see `Jobs.submitAll`. */
  readonly submitAll: (
    payload: Schema.Json,
    each: ReadonlyArray<JobOptions>,
  ) => Effect.Effect<ReadonlyArray<JobReceipt>, InvalidRequest | DatabaseUnavailable, Jobs>;
}

/** A kind of jobs that this process knows. */
export interface KnownJob {
  readonly type: string;
  readonly offered?: OfferedJob;
}

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1();
const maximumFaults = 20;

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === "object" ? segment.key : segment)
    .replaceAll("~", "~0")
    .replaceAll("/", "~1");

/** The faults of a payload, which is a member of the request's own. */
const invalid = ({ issue }: Schema.SchemaError): InvalidRequest =>
  new InvalidRequest({
    detail: "The payload does not fit the type of the job.",
    errors: formatIssues(issue)
      .issues.slice(0, maximumFaults)
      .map(({ path = [], message }) => ({
        pointer: ["/payload/payload", ...path.map(keyOf)].join("/"),
        detail: message.toWellFormed(),
      })),
  });

/** The hub's own work: nobody else submits it. */
export const internal = ({ type }: { readonly type: string }): KnownJob => ({ type });

/** Marks a kind of jobs as open to users. `payload` is the definition's. */
export const offered = <Payload, Encoded, Result>(
  definition: JobDefinition<Payload, Result>,
  payload: Schema.Codec<Payload, Encoded>,
): KnownJob => {
  const { type } = definition;
  const decode = Schema.decodeUnknownEffect(Schema.toCodecJson(payload), {
    onExcessProperty: "error",
    errors: "all",
  });
  const read = (json: Schema.Json) => Effect.mapError(decode(json), invalid);
  return {
    type,
    offered: {
      type,
      check: (json) => Effect.asVoid(read(json)),
      submit: Effect.fnUntraced(function* (json, options) {
        const value = yield* read(json);
        return yield* (yield* Jobs).submit(definition, value, options);
      }),
      submitAll: Effect.fnUntraced(function* (json, each) {
        const value = yield* read(json);
        const items = each.map((options) => ({ ...options, payload: value }));
        return yield* (yield* Jobs).submitAll(definition, items);
      }),
    },
  };
};

/** The kinds of jobs that this release knows. */
export class JobCatalogue extends Context.Service<
  JobCatalogue,
  {
    readonly known: ReadonlyArray<KnownJob>;
    /** One that is not offered is as good as unknown to whoever asks. */
    readonly offered: (type: string) => Effect.Effect<OfferedJob, JobTypeNotFound>;
    /**
     * As users may see it: what the hub works on by itself may hold what only its receiver may read. A type that this
     * release does not know may be of that kind.
     */
    readonly shown: <A extends { readonly type: string; readonly payload: Schema.Json }>(job: A) => A;
    readonly require: (type: string) => Effect.Effect<KnownJob, JobTypeNotFound>;
  }
>()("@atoll/domain/jobs/JobCatalogue") {
  static readonly layer = (known: ReadonlyArray<KnownJob>) =>
    Layer.sync(JobCatalogue, () => {
      const byType = new Map(known.map((job) => [job.type, job]));
      return JobCatalogue.of({
        known: known.toSorted((a, b) => (a.type < b.type ? -1 : 1)),
        offered: (type) =>
          Effect.fromNullishOr(byType.get(type)?.offered).pipe(
            Effect.mapError(() => new JobTypeNotFound({})),
          ),
        shown: (job) => (byType.get(job.type)?.offered === undefined ? { ...job, payload: null } : job),
        require: (type) =>
          Effect.fromNullishOr(byType.get(type)).pipe(Effect.mapError(() => new JobTypeNotFound({}))),
      });
    });
}
