import { spawn } from "node:child_process";
import { Effect, Schema } from "effect";

/** A program ended otherwise than asked. */
export class ProgramFailed extends Schema.TaggedError<ProgramFailed>()("ProgramFailed", {
  command: Schema.String,
  code: Schema.NullOr(Schema.Int),
  said: Schema.String,
}) {
  override get message(): string {
    return `"${this.command}" ended with ${this.code ?? "a signal"}:\n${this.said}`;
  }
}

export interface ProgramOptions {
  readonly folder?: string;
  /** Besides the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end in a process group of its own and returns its standard output, trimmed. */
export const program = (command: string, args: ReadonlyArray<string>, options: ProgramOptions = {}) =>
  Effect.callback<string, ProgramFailed>((resume) => {
    const child = spawn(command, args, {
      cwd: options.folder,
      env: { ...process.env, ...options.env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      said += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => void (said += chunk.toString()));
    const end = (code: number | null) =>
      resume(
        code === 0
          ? Effect.succeed(out.trim())
          : Effect.fail(
              new ProgramFailed({ command: [command, ...args].join(" "), code, said: said.slice(-8_000) }),
            ),
      );
    child.once("error", ({ message }) => {
      said += message;
      end(null);
    });
    child.once("close", end);
    return Effect.sync(() => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    });
  });
