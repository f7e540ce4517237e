import { createHash } from "node:crypto";

/** A call with an effect: what makes it the same call when it is repeated, and what it says. */
export interface KeyedCall {
  readonly key: string;
  readonly digest: string;
}

const digestOf = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

/** The lease differs from claim to claim; what is reported under it must not. */
const withoutLease = (body: Buffer): string => {
  const { leaseToken: _, ...rest } = JSON.parse(body.toString("utf8"));
  return JSON.stringify(rest);
};

interface Sent {
  readonly messages: ReadonlyArray<{
    readonly analysisId: string;
    readonly sender: string;
    readonly recipient: string;
    readonly sequence: number;
  }>;
}

const messagesOf = (body: Buffer): ReadonlyArray<KeyedCall> => {
  const { messages }: Sent = JSON.parse(body.toString("utf8"));
  return messages.map((envelope) => ({
    key: ["message", envelope.sender, envelope.analysisId, envelope.recipient, envelope.sequence].join(" "),
    digest: digestOf(JSON.stringify(envelope)),
  }));
};

/** The calls of one request, by key: `finish <run>`, `result <run>`, `consent <node> <analysis>`, `message …`. */
export const keyedCalls = (method: string, url: string, body: Buffer): ReadonlyArray<KeyedCall> => {
  const path = url.replace(/\?.*$/, "").replace(/^\/api\/v1/, "");
  const [, run = "", what = ""] = /^\/nodes\/self\/runs\/([^/]+)\/(finish|result)$/.exec(path) ?? [];
  if (what === "finish") return [{ key: `finish ${run}`, digest: digestOf(withoutLease(body)) }];
  if (what === "result") return [{ key: `result ${run}`, digest: digestOf(body) }];
  const [, analysis, node] = /^\/analyses\/([^/]+)\/nodes\/([^/]+)\/consent$/.exec(path) ?? [];
  if (analysis !== undefined) return [{ key: `consent ${node} ${analysis}`, digest: digestOf(body) }];
  return method === "POST" && path === "/messages" ? messagesOf(body) : [];
};
