import { seeded } from "@atoll/sdk/testing/seeded";
import { aggregator, islands, type Site } from "../../src/demo/islands.ts";

/** Every state of a submitted analysis that is not its last. */
export const states = ["consenting", "building", "distributing", "ready", "running", "reviewing"] as const;
export type State = (typeof states)[number];

/** `wire`: the next answer of the hub ends in its middle; nobody dies. */
export type Victim = "hub" | Site | "wire";

/** Something that is seen from outside the moment it is committed. `message:n` is the n-th of the analysis. */
export type Moment =
  | `state:${State | "completed"}`
  | `consent:${Site}`
  | `run:${Site}:${"leased" | "preparing" | "succeeded"}`
  | `message:${number}`
  | "result";

/**
 * How the victim comes back: at once; after it was killed once more so many milliseconds into its start; or when all
 * leases and node tokens ran out meanwhile.
 */
export type Return =
  | { readonly _tag: "AtOnce" | "Late" }
  | { readonly _tag: "Again"; readonly millis: number };

/** One `kill -9`, followed by a restart. */
export interface Fault {
  readonly victim: Victim;
  readonly moment: Moment;
  /**
   * `entering`: as soon as the state is seen; it cannot be left before. `leaving`: in the transaction that leaves
   * it. Null where the state does not matter.
   */
  readonly held: { readonly state: State; readonly when: "entering" | "leaving" } | null;
  readonly afterMillis: number;
  readonly back: Return;
}

const atOnce: Return = { _tag: "AtOnce" };

/** The undisturbed analysis has 48 messages; these come before its last rounds. */
const messages = { first: 2, count: 36 };

/** The schedule of a seed: the hub in every state and at two random moments, each kind of agent, and who else. */
export const planFaults = (seed: number): ReadonlyArray<Fault> => {
  const below = seeded(Math.imul(seed, 0x9e3779b1));
  const pick = <A>(choices: readonly [A, ...ReadonlyArray<A>]): A =>
    choices[below(choices.length)] ?? choices[0];
  const message = (): Moment => `message:${messages.first + below(messages.count)}`;
  const at = (victim: Victim, moment: Moment, longest: number): Fault => ({
    victim,
    moment,
    held: null,
    afterMillis: below(longest + 1),
    back: atOnce,
  });

  const inState = (state: State): Fault => ({
    victim: "hub",
    moment: `state:${state}`,
    held: { state, when: pick(["entering", "leaving"]) },
    afterMillis: below(40),
    back: atOnce,
  });
  const again = (fault: Fault): Fault => ({ ...fault, back: { _tag: "Again", millis: 300 + below(1_200) } });
  const anywhere = (): Moment =>
    pick<() => Moment>([
      () => `state:${pick(states)}`,
      () => `consent:${pick(islands)}`,
      () => `run:${pick(islands)}:leased`,
      () => `run:${aggregator}:leased`,
      () => `run:${pick(islands)}:succeeded`,
      () => "result",
      message,
    ])();

  const [claimed, preparing, talking] = [pick(islands), pick(islands), pick(islands)];
  return [
    ...states.map(inState),
    { ...at("hub", message(), 20), back: { _tag: "Late" } },
    again(at("hub", anywhere(), 300)),
    at(claimed, `run:${claimed}:leased`, 30),
    at(preparing, `run:${preparing}:preparing`, 200),
    at(talking, message(), 20),
    at(aggregator, message(), 20),
    at(aggregator, pick<Moment>(["result", `run:${aggregator}:leased`, `run:${aggregator}:succeeded`]), 10),
    again(at(pick([aggregator, ...islands]), anywhere(), 300)),
    at("wire", anywhere(), 20),
    at("wire", message(), 5),
  ];
};

const sayReturn = (back: Return): string => {
  if (back._tag === "Again") return `, and again ${back.millis} ms into its start`;
  return back._tag === "Late" ? ", back when all leases are over" : "";
};

export const sayFault = ({ victim, moment, held, afterMillis, back }: Fault): string => {
  const when = held?.when === "leaving" ? `while leaving ${held.state}` : `at ${moment}`;
  return `${victim} ${when}${afterMillis === 0 ? "" : ` + ${afterMillis} ms`}${sayReturn(back)}`;
};
