import { type Exit, Schema } from "effect";

const JournalExit = Schema.fromJsonString(
  Schema.toCodecJson(Schema.Exit(Schema.Unknown, Schema.Unknown, Schema.Defect())),
);
const encodeWhole = Schema.encodeUnknownSync(JournalExit);

/** How the result of a step or a signal stands in the journal; its values are encoded by their own schemas already. */
export const encodeExit = (exit: Exit.Exit<unknown, unknown>): string =>
  // Nearly all are successes, and their form is known.
  exit._tag === "Success"
    ? `{"_tag":"Success","value":${JSON.stringify(exit.value ?? null)}}`
    : encodeWhole(exit);

export const decodeExit: (text: string) => Exit.Exit<unknown, unknown> =
  Schema.decodeUnknownSync(JournalExit);

/** What a clock completes its deferred with. */
export const rung = `{"_tag":"Success","value":null}`;
