import { Option, Schema } from "effect";
import { RunId } from "../analyses/Run.ts";

const prefix = "run:";
const decode = Schema.decodeUnknownOption(RunId);

/** What a node asks for as `scope` to get the token of one of its runs. */
export const runScope = (runId: RunId): string => `${prefix}${runId}`;

/** The run that a scope names; none where it names anything else, or more than one. */
export const runOfScope = (scope: string): Option.Option<RunId> =>
  scope.startsWith(prefix) ? decode(scope.slice(prefix.length)) : Option.none();
