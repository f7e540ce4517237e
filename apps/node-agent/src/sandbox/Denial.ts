import type { DeniedAccess } from "./SandboxOutcome.ts";

export interface Denial {
  readonly what: DeniedAccess;
  /** One sentence for the analyst. */
  readonly message: string;
}

const refused = "(permission denied by the sandbox)";

const named = (resource: string, preposition = ""): string =>
  resource === "" ? "" : ` ${preposition === "" ? "" : `${preposition} `}${resource}`;

type Describe = (resource: string) => { readonly what: DeniedAccess; readonly tried: string };

/** By Node's permission names and, below them, the names that the bootstrap's guard adds. */
const byPermission: { readonly [permission: string]: Describe } = {
  FileSystemRead: (path) => ({ what: "fileRead", tried: `read the file${named(path)}` }),
  FileSystemWrite: (path) => ({ what: "fileWrite", tried: `write the file${named(path)}` }),
  Net: (address) => ({ what: "network", tried: `open a network connection${named(address, "to")}` }),
  ChildProcess: (file) => ({ what: "childProcess", tried: `start a child process${named(file)}` }),
  WorkerThreads: () => ({ what: "worker", tried: "start a worker thread" }),
  Inspector: () => ({ what: "inspector", tried: "open the debugger" }),
  WASI: () => ({ what: "other", tried: "use WASI" }),
  FFI: () => ({ what: "addon", tried: "call native code" }),
  Addon: (name) => ({ what: "addon", tried: `load native code${named(name)}` }),
  Signal: (target) => ({ what: "signal", tried: `send a signal to another process${named(target)}` }),
  Priority: () => ({ what: "signal", tried: "change the priority of a process" }),
  Identity: () => ({ what: "identity", tried: "change its user or group" }),
  SQLite: () => ({ what: "sqlite", tried: "use SQLite" }),
  Environment: (name) => ({
    what: "environment",
    tried: name === "" ? "list the environment" : `read the environment variable ${name}`,
  }),
};

/**
 * The sentence for a refusal that the bootstrap reported. The child wrote both texts: they are shown, not
 * trusted.
 */
export const describeDenial = (permission: string, resource: string): Denial => {
  const clean = resource.toWellFormed().replaceAll(/\p{Cc}/gu, "?");
  const known = Object.hasOwn(byPermission, permission) ? byPermission[permission] : undefined;
  if (known === undefined) {
    return { what: "other", message: `The analysis tried something that is not allowed ${refused}.` };
  }
  const { what, tried } = known(clean);
  const why = what === "environment" ? "(the environment of an analysis is empty)" : refused;
  return { what, message: `The analysis tried to ${tried} ${why}.` };
};

/** Error codes by which Node says that the sandbox refused, as against a mistake of the analysis. */
export const isDenialCode = (code: string | undefined): boolean =>
  code === "ERR_ACCESS_DENIED" || code === "ERR_DLOPEN_DISABLED";

export const protocolViolation = (how: string): Denial => ({
  what: "protocol",
  message: `The analysis spoke to the node agent in a way the SDK does not (${how}) and was ended.`,
});
