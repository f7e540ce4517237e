import { isPlainObject } from "./Json.ts";
import type { Json } from "./Json.ts";
import type { AgentMessage, AnalysisNode, DatasetFile, NodeRole, StartedAnalysis } from "./Protocol.ts";

/** The agent said something this SDK does not understand: agent and SDK are of different versions. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/**
 * Reads what came over the IPC channel. Unknown fields are left to newer agents; unknown types are an error.
 */
export const parseAgentMessage = (value: unknown): AgentMessage => {
  const message = record(value, "message");
  switch (message["type"]) {
    case "start":
      return { type: "start", analysis: startedAnalysis(message["analysis"]) };
    case "sent":
      return { type: "sent" };
    case "message":
      return {
        type: "message",
        id: integer(message["id"], "message.id"),
        from: text(message["from"], "message.from"),
        sequence: integer(message["sequence"], "message.sequence"),
        body: json(message["body"], "message.body"),
      };
    default:
      throw new ProtocolError(`The agent sent a message of unknown type ${JSON.stringify(message["type"])}`);
  }
};

const startedAnalysis = (value: unknown): StartedAnalysis => {
  const start = record(value, "analysis");
  const nodes = start["nodes"];
  if (!Array.isArray(nodes)) throw new ProtocolError("analysis.nodes is not a list");
  return {
    analysisId: text(start["analysisId"], "analysis.analysisId"),
    runId: text(start["runId"], "analysis.runId"),
    nodeId: text(start["nodeId"], "analysis.nodeId"),
    role: role(start["role"], "analysis.role"),
    nodes: nodes.map(node),
    parameters: json(start["parameters"], "analysis.parameters"),
    dataset: start["dataset"] === null ? null : dataset(start["dataset"]),
    entrypoint: text(start["entrypoint"], "analysis.entrypoint"),
  };
};

const node = (value: unknown): AnalysisNode => {
  const given = record(value, "node");
  return {
    nodeId: text(given["nodeId"], "node.nodeId"),
    name: text(given["name"], "node.name"),
    type: role(given["type"], "node.type"),
  };
};

const dataset = (value: unknown): DatasetFile => {
  const given = record(value, "dataset");
  const format = given["format"];
  if (format !== "csv" && format !== "json") throw new ProtocolError("dataset.format is not csv or json");
  return { name: text(given["name"], "dataset.name"), path: text(given["path"], "dataset.path"), format };
};

const role = (value: unknown, where: string): NodeRole => {
  if (value === "default" || value === "aggregator") return value;
  throw new ProtocolError(`${where} is not default or aggregator`);
};

const record = (value: unknown, where: string): Record<string, unknown> => {
  if (isPlainObject(value)) return value;
  throw new ProtocolError(`${where} is not an object`);
};

const text = (value: unknown, where: string): string => {
  if (typeof value === "string") return value;
  throw new ProtocolError(`${where} is not a text`);
};

const integer = (value: unknown, where: string): number => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new ProtocolError(`${where} is not an integer`);
};

/** The channel serialises as JSON, so only a missing value can be wrong here. */
const isJson = (value: unknown): value is Json => value !== undefined;

const json = (value: unknown, where: string): Json => {
  if (isJson(value)) return value;
  throw new ProtocolError(`${where} is missing`);
};
