import { type ChildProcess, spawn } from "node:child_process";
import { Result, Schema } from "effect";
import { FromContender, type ToContender } from "../protocol/Message.ts";
import { type Setup, SetupText } from "../protocol/Setup.ts";
import { childEntry } from "./paths.ts";

type Tag = FromContender["_tag"];
type Answer<T extends Tag> = Extract<FromContender, { readonly _tag: T }>;

/** A contender (or a load driver) in a process of its own. */
export interface ContenderProcess {
  readonly pid: number;
  readonly tell: (message: ToContender) => void;
  /** The next message; fails with what the process wrote when it is another one, or none comes. */
  readonly next: <T extends Tag>(tag: T, seconds: number) => Promise<Answer<T>>;
  /** Asks it to close, and kills it when it does not. */
  readonly end: () => Promise<void>;
}

const decode = Schema.decodeUnknownResult(FromContender);
const isTagged = <T extends Tag>(message: FromContender, tag: T): message is Answer<T> =>
  message._tag === tag;

const closePatience = 5_000;
const logKept = 4_000;

const exited = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => void child.once("exit", () => resolve()));

/**
 * Starts it; messages are lines of JSON on a channel of their own, what it prints is kept for its failure.
 */
export const startContender = (setup: Setup): ContenderProcess => {
  const child = spawn(process.execPath, [childEntry, Schema.encodeSync(SetupText)(setup)], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { PATH: process.env["PATH"], TZ: "UTC", NODE_ENV: "production" },
  });
  let log = "";
  const keep = (chunk: Buffer) => void (log = (log + chunk.toString()).slice(-logKept));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);

  const arrived: Array<FromContender> = [];
  let wake = () => {};
  child.on("message", (message) => {
    arrived.push(
      Result.match(decode(message), {
        onSuccess: (known) => known,
        onFailure: (): FromContender => ({ _tag: "Failed", reason: `it said ${JSON.stringify(message)}` }),
      }),
    );
    wake();
  });
  child.on("error", ({ message }) => {
    arrived.push({ _tag: "Failed", reason: message });
    wake();
  });
  child.once("exit", (code, signal) => {
    arrived.push({ _tag: "Failed", reason: `it ended with ${code ?? signal}` });
    wake();
  });

  const failed = (reason: string) =>
    new Error(`${setup.contender} in scenario ${setup.scenario}: ${reason}\n${log}`);

  const arrival = (seconds: number) =>
    new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, seconds * 1_000);
      wake = () => {
        clearTimeout(patience);
        resolve();
      };
      if (arrived.length > 0) wake();
    });

  return {
    pid: child.pid ?? 0,
    tell: (message) => void child.send(message),
    next: async (tag, seconds) => {
      await arrival(seconds);
      const message = arrived.shift();
      if (message === undefined) throw failed(`no ${tag} within ${seconds} s`);
      if (isTagged(message, tag)) return message;
      throw failed(message._tag === "Failed" ? message.reason : `${message._tag} came instead of ${tag}`);
    },
    end: async () => {
      if (child.connected) child.send("close");
      const patience = setTimeout(() => void child.kill("SIGKILL"), closePatience);
      await exited(child);
      clearTimeout(patience);
    },
  };
};
