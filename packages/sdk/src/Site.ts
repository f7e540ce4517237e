import type { Json } from "./Json.ts";
import { makeLog } from "./Log.ts";
import type { Log } from "./Log.ts";
import { byNodeId, makeMessages } from "./Messages.ts";
import type { Messages } from "./Messages.ts";
import { makeProgress } from "./Progress.ts";
import type { AnalysisNode, DatasetFile, NodeRole, StartedAnalysis } from "./Protocol.ts";
import type { RawTable } from "./RawTable.ts";
import { encodeResult, ResultRefused } from "./Result.ts";
import { DatasetError, decodeRows } from "./Rows.ts";
import type { Row, RowSchema } from "./Rows.ts";
import type { Session } from "./Session.ts";

/**
 * Where an analysis runs, and all it can do there. The module of an analysis exports one function of it:
 *
 *     export default async (site: Site) => { … }
 *
 * A crash may start the function again from its beginning: its n-th `send` and `receive` then get what they
 * got before. So it must be deterministic: no clock, no randomness, no dependence on arrival order.
 */
export interface Site extends Messages {
  readonly analysisId: string;
  readonly nodeId: string;
  readonly role: NodeRole;
  /** Every node that takes part, this one included, in node-id order. */
  readonly nodes: ReadonlyArray<AnalysisNode>;
  /** As locked with the analysis: the same at every site. */
  readonly parameters: Json;
  /** Null where the node brings no data. */
  readonly dataset: { readonly name: string } | null;
  /** Reads this site's own data set; the rows never leave by themselves. */
  readonly rows: <const Schema extends RowSchema>(schema: Schema) => Promise<ReadonlyArray<Row<Schema>>>;
  /** Shows how far the run is, 0 to 100. It never goes back; a fraction is cut. */
  readonly progress: (percent: number) => Promise<void>;
  readonly log: Log;
  /**
   * Hands the aggregator's result to its node, once. The hub has it when the run has succeeded, not before.
   * Default nodes send what they have to the aggregator instead.
   */
  readonly submitResult: (result: Json | Uint8Array) => Promise<void>;
}

/** What the module of an analysis exports as its default. What it resolves to is ignored. */
export type Analysis = (site: Site) => unknown;

/** The site of a started session; `openTable` is how its data set is read. */
export const makeSite = (
  session: Session,
  start: StartedAnalysis,
  openTable: (dataset: DatasetFile) => Promise<RawTable>,
): Site => {
  const { analysisId, nodeId, role, parameters, dataset } = start;
  const nodes = start.nodes.toSorted((left, right) => byNodeId(left.nodeId, right.nodeId));
  let table: Promise<RawTable> | undefined;
  let submitted = false;

  return {
    analysisId,
    nodeId,
    role,
    nodes,
    parameters,
    dataset: dataset === null ? null : { name: dataset.name },
    ...makeMessages(nodeId, nodes, { send: session.send, next: session.receive }),
    rows: async (schema) => {
      if (dataset === null) throw new DatasetError("This node brings no data set to the analysis");
      table ??= openTable(dataset);
      return decodeRows(await table, schema);
    },
    progress: makeProgress((percent) => session.tell({ type: "progress", percent })),
    log: makeLog((level, message) => session.tell({ type: "log", level, message })),
    submitResult: async (result) => {
      if (role !== "aggregator") throw new ResultRefused("Only the aggregator submits the result");
      if (submitted) throw new ResultRefused("The result was submitted already");
      const body = encodeResult(result);
      submitted = true;
      await session.tell({ type: "result", body });
    },
  };
};
