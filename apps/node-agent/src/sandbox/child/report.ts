import { subscribe } from "node:diagnostics_channel";

/** Tells the agent what was refused; the agent makes a sentence of it. Taken before the analysis loads. */
export type Report = (permission: string, resource: string) => void;

const longestList = 50;

/** A report through the IPC channel, each refusal once and at most fifty of them. */
export const makeReport = (send: (message: object) => void): Report => {
  const seen = new Set<string>();
  return (permission, resource) => {
    const cut = resource.slice(0, 500);
    const key = `${permission} ${cut}`;
    if (seen.has(key) || seen.size >= longestList) return;
    seen.add(key);
    send({ type: "denied", permission, resource: cut });
  };
};

const channels = ["fs", "child", "worker", "net", "inspector", "wasi", "addon", "ffi", "openssl-store"];

const text = (value: unknown, key: string): string => {
  if (typeof value !== "object" || value === null) return "";
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : "";
};

/**
 * Listens to what Node's permission model refuses. Node tells it also for refusals that the analysis catches.
 * While `muted` answers true nothing is reported: looking for a module probes files that are no business of
 * the analysis.
 */
export const reportPermissionModel = (report: Report, muted: () => boolean): void => {
  for (const name of channels) {
    subscribe(`node:permission-model:${name}`, (message) => {
      if (!muted()) report(text(message, "permission"), text(message, "resource"));
    });
  }
};
