import { assertJson } from "./Json.ts";
import type { Json } from "./Json.ts";
import type { Site } from "./Site.ts";

/** What one site answered in a round. */
export interface LocalPart<Local extends Json> {
  readonly nodeId: string;
  readonly value: Local;
}

/**
 * A computation in rounds between one aggregator and the data nodes around it. All functions are pure: the
 * same inputs give the same outputs, bit for bit.
 */
export interface StarRounds<Data, State, Question extends Json, Local extends Json> {
  /** The aggregator's state before the first round. */
  readonly initial: (site: Site) => State;
  /** What the sites are told of the state. Tell little: of two sites' sum each can take away its own part. */
  readonly ask: (state: State) => Question;
  /** Reads what `local` works on; called once at each data node. */
  readonly data: (site: Site) => Data | Promise<Data>;
  /** A data node's part of a round. Everything it returns leaves the site. */
  readonly local: (question: Question, data: Data) => Local | Promise<Local>;
  /** The next state, from the parts of all sites in node-id order, never in the order of arrival. */
  readonly aggregate: (state: State, parts: ReadonlyArray<LocalPart<Local>>) => State;
  readonly converged: (state: State) => boolean;
  /** Rounds after which the analysis fails with `NotConverged`. */
  readonly maxRounds: number;
}

type WholeState<Data, State, Local extends Json> = Omit<
  StarRounds<Data, State, never, Local>,
  "ask" | "local"
> & {
  readonly local: (state: State, data: Data) => Local | Promise<Local>;
};

/** The rounds were used up before `converged` said yes. */
export class NotConverged extends Error {
  override readonly name = "NotConverged";
  readonly rounds: number;
  constructor(rounds: number) {
    super(`The analysis did not converge in ${rounds} rounds`);
    this.rounds = rounds;
  }
}

/**
 * Another site could not do its part. Its own log says why: the reason stays there, for it may speak of
 * data.
 */
export class SiteFailed extends Error {
  override readonly name = "SiteFailed";
  readonly nodeId: string;
  constructor(nodeId: string, where: string) {
    super(`Node ${nodeId} failed ${where}; its own run says why`);
    this.nodeId = nodeId;
  }
}

/** The analysis has no or several aggregators, or no data node, so that it is no star. */
export class NotAStar extends Error {
  override readonly name = "NotAStar";
}

type FromAggregator<Question extends Json> =
  | { readonly star: "round"; readonly round: number; readonly question: Question }
  | { readonly star: "stop" }
  | { readonly star: "failed" };

type FromDataNode<Local extends Json> =
  | { readonly star: "part"; readonly value: Local }
  | { readonly star: "failed" };

/**
 * Runs the rounds and resolves to the last state at the aggregator, to null at a data node; analyses with
 * several phases call it once per phase. A site that fails makes all others fail at once instead of waiting.
 */
export const rounds = async <Data, State, Question extends Json, Local extends Json>(
  site: Site,
  star: StarRounds<Data, State, Question, Local>,
): Promise<State | null> => {
  const { aggregator, dataNodes } = shape(site);
  if (site.role === "aggregator") return lead(site, dataNodes, star);
  await follow(site, aggregator, star);
  return null;
};

/**
 * An analysis of one star: runs the rounds, submits `result` of the last state. Without `ask` the sites are
 * told the whole state, without `result` the state is the result; it must be JSON then.
 */
export function star<Data, State, Question extends Json, Local extends Json>(
  definition: StarRounds<Data, State, Question, Local> & { readonly result?: (state: State) => Json },
): (site: Site) => Promise<void>;
export function star<Data, State, Local extends Json>(
  definition: WholeState<Data, State, Local> & { readonly result?: (state: State) => Json },
): (site: Site) => Promise<void>;
export function star<Data, State, Local extends Json>(
  definition: Omit<StarRounds<Data, State, Json, Local>, "ask"> & {
    readonly ask?: (state: State) => Json;
    readonly result?: (state: State) => Json;
  },
): (site: Site) => Promise<void> {
  const { ask = asJson, result = asJson, ...rest } = definition;
  return async (site) => {
    const state = await rounds(site, { ...rest, ask });
    if (state !== null) await site.submitResult(result(state));
    await site.progress(100);
  };
}

const asJson = (state: unknown): Json => {
  assertJson(state, "The state");
  return state;
};

const lead = async <Data, State, Question extends Json, Local extends Json>(
  site: Site,
  dataNodes: ReadonlyArray<string>,
  star: StarRounds<Data, State, Question, Local>,
): Promise<State> => {
  const tell = async (body: FromAggregator<Question>) => {
    for (const nodeId of dataNodes) await site.send(nodeId, body);
  };
  try {
    let state = star.initial(site);
    for (let round = 1; round <= star.maxRounds; round++) {
      await tell({ star: "round", round, question: star.ask(state) });
      const answers = await site.receiveFrom<FromDataNode<Local>>(dataNodes);
      const parts = answers.map(({ from, body }) => {
        if (body.star !== "part") throw new SiteFailed(from, `in round ${round}`);
        return { nodeId: from, value: body.value };
      });
      state = star.aggregate(state, parts);
      await site.progress(guess(round));
      if (!star.converged(state)) continue;
      await tell({ star: "stop" });
      return state;
    }
    throw new NotConverged(star.maxRounds);
  } catch (error) {
    await tell({ star: "failed" });
    throw error;
  }
};

const follow = async <Data, State, Question extends Json, Local extends Json>(
  site: Site,
  aggregator: string,
  star: StarRounds<Data, State, Question, Local>,
): Promise<void> => {
  const answer = (body: FromDataNode<Local>) => site.send(aggregator, body);
  let data: { readonly read: Data } | undefined;
  for (;;) {
    const [message] = await site.receiveFrom<FromAggregator<Question>>([aggregator]);
    if (message === undefined || message.body.star === "stop") return;
    if (message.body.star === "failed") throw new SiteFailed(aggregator, "or was told that another site did");
    const { round, question } = message.body;
    let value: Local;
    try {
      data ??= { read: await star.data(site) };
      value = await star.local(question, data.read);
    } catch (error) {
      await answer({ star: "failed" });
      throw error;
    }
    await answer({ star: "part", value });
    await site.progress(guess(round));
  }
};

/** Nobody knows how many rounds there will be: each takes a third of what is left, up to 95. */
const guess = (round: number): number => 95 * (1 - (2 / 3) ** round);

const shape = (site: Site) => {
  const aggregators = site.nodes.filter(({ type }) => type === "aggregator");
  const dataNodes = site.nodes.filter(({ type }) => type === "default").map(({ nodeId }) => nodeId);
  const [aggregator] = aggregators;
  if (aggregator === undefined || aggregators.length > 1 || dataNodes.length === 0) {
    throw new NotAStar(
      `A star needs one aggregator and a data node or more, not ${aggregators.length} and ${dataNodes.length}`,
    );
  }
  return { aggregator: aggregator.nodeId, dataNodes };
};
