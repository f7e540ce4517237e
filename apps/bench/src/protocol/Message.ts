import { Schema } from "effect";

/** Set up and waiting; a server says where it listens and what a request needs. */
const Ready = Schema.TaggedStruct("Ready", {
  port: Schema.NullOr(Schema.Int),
  requests: Schema.Record(Schema.String, Schema.String),
});

/** The measured part begins, or is over: the harness reads the CPU clocks at both. */
const Mark = Schema.TaggedStruct("Mark", { at: Schema.Literals(["begin", "end"]) });

/** What came out. Latencies are in milliseconds, rates per second. */
export const Figures = Schema.Record(Schema.String, Schema.Number);
export type Figures = typeof Figures.Type;

const Done = Schema.TaggedStruct("Done", {
  /** How often the scenario's operation was done between the marks; CPU is divided by it. */
  operations: Schema.Number,
  figures: Figures,
});

const Failed = Schema.TaggedStruct("Failed", { reason: Schema.String });

/** One line of JSON from a contender to the harness. */
export const FromContender = Schema.Union([Ready, Mark, Done, Failed]);
export type FromContender = typeof FromContender.Type;

/** One line of JSON from the harness to a contender. */
export const ToContender = Schema.Literals(["start", "close"]);
export type ToContender = typeof ToContender.Type;
