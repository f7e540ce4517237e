import { isDeepStrictEqual } from "node:util";
import { type Fault, states } from "./Faults.ts";
import type { Lagoon } from "./Lagoon.ts";
import type { Outcome } from "./disturb.ts";
import type { SeenCall } from "./Relay.ts";

const succeeded = ({ status }: SeenCall) => status !== null && status >= 200 && status < 300;

/** The node that makes a call, as far as its key names it; runs are told apart by their key alone. */
const callerOf = ({ siteOf }: Lagoon, key: string) => siteOf(key.split(" ")[1] ?? "");

/**
 * What is wrong with the calls the relay saw. Each is a sentence; none when every call of a key said the same, was
 * accepted, and was not made again by a caller who had its answer, unless that caller was killed since.
 */
const faultsOfCalls = (lagoon: Lagoon, calls: ReadonlyArray<SeenCall>, faults: ReadonlyArray<Fault>) =>
  [...Map.groupBy(calls, ({ key }) => key)].flatMap(([key, made]) => {
    const caller = callerOf(lagoon, key);
    const deaths = faults
      .filter(({ victim }) => (caller === undefined ? victim !== "hub" : victim === caller))
      .reduce((sum, { back }) => sum + (back._tag === "Again" ? 2 : 1), 0);
    const accepted = made.filter(succeeded);
    const told = accepted.filter((call) => call.told).length;
    return [
      ...(new Set(made.map(({ digest }) => digest)).size > 1 ? [`${key} said different things`] : []),
      ...(accepted.length === 0 ? [`${key} was never accepted`] : []),
      ...(told > 1 + deaths ? [`${key} was answered ${told} times, with ${deaths} deaths between`] : []),
    ];
  });

/** How often which kind of call was made for the first time: `message 48`, `finish 4` … */
const kindsOf = (calls: ReadonlyArray<SeenCall>) => {
  const keys = [...new Set(calls.map(({ key }) => key))];
  return [...Map.groupBy(keys, (key) => key.split(" ")[0] ?? "")]
    .map(([kind, each]) => `${kind} ${each.length}`)
    .toSorted();
};

/** In which a disturbed analysis differs from the undisturbed one. Empty: it did not show that it was disturbed. */
export const verdict = (
  lagoon: Lagoon,
  undisturbed: Outcome,
  disturbed: Outcome,
  faults: ReadonlyArray<Fault>,
): ReadonlyArray<string> => {
  const parts = ["state", "runs", "effects", "signals", "messages", "results", "log"] as const;
  const differences = parts.filter(
    (part) => !isDeepStrictEqual(undisturbed.evidence[part], disturbed.evidence[part]),
  );
  return [
    ...(disturbed.result === undisturbed.result ? [] : [`the result is ${disturbed.result}`]),
    ...differences.map(
      (part) =>
        `${part} differ: ${JSON.stringify(undisturbed.evidence[part])} and ${JSON.stringify(disturbed.evidence[part])}`,
    ),
    ...(isDeepStrictEqual(kindsOf(undisturbed.calls), kindsOf(disturbed.calls))
      ? []
      : [`calls differ: ${kindsOf(undisturbed.calls)} and ${kindsOf(disturbed.calls)}`]),
    ...faultsOfCalls(lagoon, disturbed.calls, faults),
    ...(disturbed.kills.length === faults.length
      ? []
      : [`only ${disturbed.kills.length} of ${faults.length} faults came about`]),
    ...states
      .filter((state) => faults.length > 0 && !disturbed.killedIn.includes(state))
      .map((state) => `the hub was not killed in ${state}`),
  ];
};
