import { AtollApi } from "@atoll/contract/AtollApi";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import { Context } from "effect";
import { HttpApi, type HttpApiEndpoint } from "effect/http-api";
import type { Call } from "./wire.ts";

/** One operation of the contract. */
export interface Operation {
  /** Group and name: `analyses.create`. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly policy: EndpointPolicy | undefined;
  readonly endpoint: HttpApiEndpoint.Top;
}

const walk = (): ReadonlyArray<Operation> => {
  const found: Array<Operation> = [];
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: ({ group, endpoint }) => {
      const { method, path, annotations } = endpoint;
      const key = `${group.identifier}.${endpoint.identifier}`;
      found.push({ key, method, path, policy: Context.get(annotations, Policy), endpoint });
    },
  });
  return found;
};

export const operations = walk();

export interface OperationRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly bytes?: string;
}

const bodyOf = ({ json, form, bytes }: OperationRequest) => {
  if (json !== undefined) return { type: "application/json", body: JSON.stringify(json) };
  if (form !== undefined) {
    return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(form).toString() };
  }
  return bytes === undefined ? undefined : { type: "application/octet-stream", body: bytes };
};

/** Where and how the operation is called with it. */
export const callOf = (
  { method, path }: Operation,
  request: OperationRequest,
  token?: string,
): { readonly path: string; readonly call: Call } => {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => request.params?.[name] ?? "");
  const query = new URLSearchParams(request.query).toString();
  const content = bodyOf(request);
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(content === undefined ? {} : { "content-type": content.type }),
  };
  const call = { method, headers, ...(content === undefined ? {} : { body: content.body }) };
  return { path: query === "" ? filled : `${filled}?${query}`, call };
};
