import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bootstrap = fileURLToPath(new URL("../../../../bootstrap.mjs", import.meta.url));

/** A workspace with the real bootstrap script; what it hands over to is as a test writes it. */
export const fakeWorkspace = (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), "atoll with spaces "));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(bootstrap, join(root, "bootstrap.mjs"));
  write("package.json", `{ "type": "module" }`);
  write("pnpm-lock.yaml", "");
  write("pnpm-workspace.yaml", "");
  for (const [path, text] of Object.entries(files)) write(path, text);

  const run = (
    args: ReadonlyArray<string>,
    env: Readonly<Record<string, string>> = {},
    through: "shell" | "nothing" = "nothing",
  ) => {
    const shell = ["sh", "-c", `"$0" "$@"; exit $?`];
    const command = [process.execPath, join(root, "bootstrap.mjs"), ...args];
    const [program = "", ...rest] = through === "shell" ? [...shell, ...command] : command;
    const child = spawn(program, rest, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const listeners = new Set<() => void>();
    let said = "";
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      for (const listener of listeners) listener();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
      child.once("close", (code) => resolve({ code, said }));
    });
    /** Resolves when the output matches; what comes before that stays readable through `ended`. */
    const says = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const listener = () => {
          const match = pattern.exec(said);
          if (match === null) return;
          listeners.delete(listener);
          resolve(match);
        };
        listeners.add(listener);
        listener();
        child.once("close", () => reject(new Error(`it ended without saying ${pattern}: ${said}`)));
      });
    return { child, ended, says };
  };

  return {
    root,
    run,
    write,
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    remove: () => rmSync(root, { recursive: true, force: true }),
    linkNode: () => {
      mkdirSync(join(root, "node_modules/node/bin"), { recursive: true });
      symlinkSync(process.execPath, join(root, "node_modules/node/bin/node"));
    },
  };
};
