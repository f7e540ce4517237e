import type { Round } from "./Round.ts";

/**
 * The order of one round: every other round runs backwards, so that what drifts (heat, a growing log) hits
 * each contender as often early as late.
 */
export const orderOf = <A>(contenders: ReadonlyArray<A>, round: number): ReadonlyArray<A> =>
  round % 2 === 0 ? contenders : contenders.toReversed();

const valueIn = (rounds: ReadonlyArray<Round>, contender: string, round: number, metric: string) =>
  rounds.find((each) => each.contender === contender && each.round === round)?.figures[metric];

/** The ratios contender / reference of the rounds in which both count; one ratio for each such round. */
export const pairedRatios = (
  rounds: ReadonlyArray<Round>,
  contender: string,
  reference: string,
  metric: string,
): ReadonlyArray<number> =>
  [...new Set(rounds.map(({ round }) => round))].flatMap((round) => {
    const mine = valueIn(rounds, contender, round, metric);
    const theirs = valueIn(rounds, reference, round, metric);
    return mine === undefined || theirs === undefined || theirs === 0 ? [] : [mine / theirs];
  });
