import { SandboxMessage } from "@atoll/contract/sandbox/SandboxProtocol";
import { Result, Schema } from "effect";

const deepest = 200;

const decode = Schema.decodeUnknownResult(SandboxMessage);

/**
 * Whether a parsed value nests deeper than any analysis has reason to. Iterative: it must not use the
 * stack.
 */
const isTooDeep = (root: unknown): boolean => {
  const stack: Array<readonly [value: object, depth: number]> = [];
  const look = (value: unknown, depth: number): void => {
    if (typeof value === "object" && value !== null) stack.push([value, depth]);
  };
  look(root, 0);
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [value, depth] = item;
    if (depth > deepest) return true;
    for (const member of Object.values(value)) look(member, depth + 1);
  }
  return false;
};

const parse = (line: string): Result.Result<unknown, string> =>
  Result.try({ try: (): unknown => JSON.parse(line), catch: () => "a message that is not JSON" });

/** Reads one line of the child's channel, or says in a few words what is wrong with it. */
export const decodeSandboxMessage = (line: string): Result.Result<SandboxMessage, string> =>
  Result.flatMap(parse(line), (value) =>
    isTooDeep(value)
      ? Result.fail("a message nested too deeply")
      : Result.mapError(decode(value), () => "a message the protocol does not know"),
  );
