import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import type { Report } from "./report.ts";

/** What the guard throws; it looks like what Node's permission model throws. */
export class SandboxDenial extends Error {
  override readonly name = "SandboxDenial";
  readonly code = "ERR_ACCESS_DENIED";
  readonly permission: string;
  readonly resource: string;

  constructor(permission: string, resource: string, sentence: string) {
    super(sentence);
    this.permission = permission;
    this.resource = resource;
  }
}

const seal = (target: object, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, writable: false, configurable: false, enumerable: true });
};

/** Names that Node itself and common libraries read while nobody means the site's environment. */
const harmless =
  /^(NODE_.*|(FORCE|NO)_COLOR|COLORTERM|TERM.*|CI|TZ|DEBUG|WS_NO_.*|WATCH_.*|.*_PROXY|toJSON|constructor)$/i;

const emptyEnvironment = (report: Report): NodeJS.ProcessEnv => {
  const asked = (key: PropertyKey): void => {
    if (typeof key === "string" && !harmless.test(key)) report("Environment", key);
  };
  return new Proxy<NodeJS.ProcessEnv>(Object.create(null), {
    get: (target, key) => (asked(key), Reflect.get(target, key)),
    has: (target, key) => (asked(key), Reflect.has(target, key)),
    ownKeys: (target) => (report("Environment", ""), Reflect.ownKeys(target)),
  });
};

/**
 * Takes away what Node's permission model leaves: signals and priorities of other processes of the same user,
 * bindings, SQLite, the environment. Without a pid namespace this is a mitigation, not a wall: see
 * docs/decisions on the sandbox.
 */
export const guard = (report: Report): void => {
  const deny =
    (permission: string, sentence: string) =>
    (...values: ReadonlyArray<unknown>): never => {
      const resource = values
        .filter((value) => typeof value === "string" || typeof value === "number")
        .join(" ");
      report(permission, resource);
      throw new SandboxDenial(permission, resource, sentence);
    };
  const signal = deny("Signal", "An analysis may not send signals to processes.");
  for (const name of ["kill", "_kill", "_debugProcess", "_debugEnd"]) seal(process, name, signal);
  seal(os, "setPriority", deny("Priority", "An analysis may not change the priority of processes."));
  const addon = deny("Addon", "An analysis may not load native addons.");
  for (const name of ["dlopen", "binding", "_linkedBinding"]) seal(process, name, addon);
  const identity = deny("Identity", "An analysis may not change its user or group.");
  for (const name of ["setuid", "seteuid", "setgid", "setegid", "setgroups", "initgroups"]) {
    seal(process, name, identity);
  }
  const load = process.getBuiltinModule.bind(process);
  const sqlite = deny("SQLite", "An analysis may not use SQLite.");
  seal(process, "getBuiltinModule", (id: string): unknown => {
    if (/^(node:)?sqlite$/.test(String(id))) sqlite("node:sqlite");
    return Reflect.apply(load, process, [id]);
  });
  seal(process, "env", emptyEnvironment(report));
  syncBuiltinESMExports();
};
