import { Context } from "effect";
import type { HttpApiEndpoint } from "effect/http-api";
import { type EndpointPolicy, Policy } from "./EndpointPolicy.ts";

/**
 * What an operation leaves in the audit trail when it succeeds.
 *
 * - `entry`: exactly one, in the transaction of what it changes; none when it is refused, or changes nothing.
 * - `machineTraffic`: none. A node's heartbeats, claims, logs, sealed messages and reports come many times a minute and are
 *   kept whole in rows of their own (runs, logs, messages); the people's decisions that led to them have entries.
 * - `ownRecord`: none, because what it writes is itself a record of who asked for it and when.
 * - `nothing`: a read.
 */
export type AuditedAs = "entry" | "machineTraffic" | "ownRecord" | "nothing";

/** For an operation that is not audited as its method says. */
export const Audited = Context.Reference<AuditedAs | undefined>("@atoll/contract/Audited", {
  defaultValue: () => undefined,
});

const isMachine = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "Node" || policy?._tag === "Run";

/** An unsafe method leaves an entry, unless only machines may call it or the operation says otherwise. */
export const auditedAs = ({ annotations, method }: HttpApiEndpoint.Top): AuditedAs => {
  const stated = Context.get(annotations, Audited);
  if (stated !== undefined) return stated;
  if (method === "GET" || method === "HEAD") return "nothing";
  return isMachine(Context.get(annotations, Policy)) ? "machineTraffic" : "entry";
};
