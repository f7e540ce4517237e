import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** These run the analysis as the agent does: in a child process, over its IPC channel. */
describe("runAnalysis over the process transport", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "atoll-sdk-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (
    name: string,
    source: string,
    answer: (message: { readonly type: string; readonly id?: number }) => object | undefined = () =>
      undefined,
  ) => {
    const entrypoint = join(folder, `${name}.ts`);
    const data = join(folder, `${name}.csv`);
    await writeFile(entrypoint, source);
    await writeFile(data, "mass,sex\r\n3750,MALE\r\n3800,\r\n");
    const child = fork(fileURLToPath(new URL("fixtures/bootstrap.ts", import.meta.url)), { silent: true });
    const messages: Array<Record<string, unknown>> = [];
    child.on("message", (message: { readonly type: string; readonly id?: number }) => {
      messages.push({ ...message });
      const reply = message.type === "ready" ? start(entrypoint, data) : answer(message);
      if (reply !== undefined) child.send(reply);
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    return { messages, code };
  };

  const start = (entrypoint: string, path: string) => ({
    type: "start",
    analysis: {
      analysisId: "analysis",
      runId: "run",
      nodeId: "hub",
      role: "aggregator",
      nodes: [
        { nodeId: "hub", name: "Hub", type: "aggregator" },
        { nodeId: "biscoe", name: "Biscoe", type: "default" },
      ],
      parameters: { scale: 2 },
      dataset: { name: "penguins", path, format: "csv" },
      entrypoint,
    },
  });

  it("speaks the whole protocol in order and ends by itself", async () => {
    const { messages, code } = await run(
      "whole",
      `export default async (site: { [name: string]: any }) => {
        console.log("mass in %s", "grams");
        const rows = await site.rows({ mass: "number", sex: "string?" });
        await site.send("biscoe", rows);
        const [answer] = await site.receiveFrom(["biscoe"]);
        await site.progress(50.9);
        await site.submitResult({ answer: answer.body, scale: site.parameters.scale });
      };`,
      ({ type, id }) => {
        if (type === "send") return { type: "sent", to: "biscoe", sequence: 0 };
        return type === "receive"
          ? { type: "message", id, from: "biscoe", sequence: 0, body: "hello" }
          : undefined;
      },
    );
    expect(messages).toEqual([
      { type: "ready" },
      { type: "log", level: "info", message: "mass in grams" },
      {
        type: "send",
        to: "biscoe",
        body: [
          { mass: 3750, sex: "MALE" },
          { mass: 3800, sex: null },
        ],
      },
      { type: "receive", id: 1 },
      { type: "progress", percent: 50 },
      { type: "result", body: { answer: "hello", scale: 2 } },
      { type: "done" },
    ]);
    expect(code).toBe(0);
  });

  it("reports a failure with the analysis's own lines only", async () => {
    const { messages, code } = await run(
      "failing",
      `const compute = () => { throw new RangeError("no convergence"); };
export default async (site: { [name: string]: any }) => { await site.rows({ mass: "number" }); compute(); };`,
    );
    expect(messages.at(-1)).toMatchObject({ type: "failed", message: "RangeError: no convergence" });
    const stack = String(messages.at(-1)?.["stack"]);
    expect(stack).toMatch(/^ {4}at compute \(failing\.ts:1:\d+\)\n {4}at .*failing\.ts:2:\d+/);
    expect(stack).not.toContain(folder);
    expect(stack).not.toContain("node:");
    expect(code).toBe(1);
  });

  it.each([
    ["nothing", "export const other = 1;", "NoEntryPoint: The entry point has no default export"],
    ["syntax", "export default async (site) => {", "SyntaxError: "],
    ["thrown", "export default async () => { throw { code: 7 }; };", 'Thrown: {"code":7}'],
    ["nan", `export default async (site: any) => { await site.submitResult([Number.NaN]); };`, "$[0] is NaN"],
  ])("reports %s", async (name, source, message) => {
    const { messages, code } = await run(name, source);
    expect(messages.at(-1)).toMatchObject({ type: "failed", message: expect.stringContaining(message) });
    expect(code).toBe(1);
  });

  it("passes on the code of the nearest cause that has one", async () => {
    const { messages } = await run(
      "denied",
      `import { readFile } from "node:fs/promises";
export default async () => {
  try { await readFile("/nowhere/at/all"); } catch (cause) { throw new Error("no file", { cause }); }
};`,
    );
    expect(messages.at(-1)).toMatchObject({ type: "failed", message: "Error: no file", code: "ENOENT" });
  });

  it("ends when the agent goes away in the middle of a receive", async () => {
    const entrypoint = join(folder, "waiting.ts");
    await writeFile(entrypoint, "export default (site: any) => site.receive();");
    const child = fork(fileURLToPath(new URL("fixtures/bootstrap.ts", import.meta.url)), { silent: true });
    child.on("message", (message: { readonly type: string }) => {
      if (message.type === "ready") child.send(start(entrypoint, ""));
      if (message.type === "receive") child.disconnect();
    });
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(2);
  });
});
