import { Context } from "effect";
import type { HttpApiEndpoint } from "effect/http-api";
import { type EndpointPolicy, Policy } from "./EndpointPolicy.ts";

/**
 * What an operation leaves in the audit trail when it succeeds.
 *
 * - `Entry`: exactly one with its own id as the action, in the transaction of what it changes; none when it is refused, or
 *   changes nothing. What else came of it has actions of its own: see `AuditEvent`.
 * - `Unaudited`: none, and why.
 * - `Read`: none, as nothing changes and nobody's personal data are shown to somebody else.
 */
export type AuditedAs =
  | { readonly _tag: "Entry" }
  | { readonly _tag: "Unaudited"; readonly because: string }
  | { readonly _tag: "Read" };

/** A read that leaves an entry: it shows personal data of others. */
export const AuditedRead = Context.Reference<boolean>("@atoll/contract/AuditedRead", {
  defaultValue: () => false,
});

/** Why an operation with an unsafe method leaves no entry. */
export const Unaudited = Context.Reference<string | undefined>("@atoll/contract/Unaudited", {
  defaultValue: () => undefined,
});

/** Of operations that only begin something: what a browser or a provider is to be asked, and for how long. */
export const onlyBegins =
  "It begins what leaves an entry when it is finished, and changes nothing that lasts.";

/**
 * Heartbeats, claims, logs, sealed messages and reports come many times a minute and are kept whole in rows of their own;
 * the people's decisions that led to them have entries.
 */
const machineTraffic = "Machines call it many times a minute, and rows of its own keep what it says.";

const isMachine = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "AnyOf"
    ? policy.policies.every(isMachine)
    : policy?._tag === "Node" || policy?._tag === "Run";

/** An unsafe method leaves an entry, unless only machines may call it or the operation says why not. */
export const auditedAs = ({ annotations, method }: HttpApiEndpoint.Top): AuditedAs => {
  const because = Context.get(annotations, Unaudited);
  if (because !== undefined) return { _tag: "Unaudited", because };
  if (Context.get(annotations, AuditedRead)) return { _tag: "Entry" };
  if (method === "GET" || method === "HEAD") return { _tag: "Read" };
  return isMachine(Context.get(annotations, Policy))
    ? { _tag: "Unaudited", because: machineTraffic }
    : { _tag: "Entry" };
};
