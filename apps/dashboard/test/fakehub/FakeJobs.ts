import type { IncomingMessage, ServerResponse } from "node:http";
import type { DeadLetter, Job } from "./bodies.ts";

interface Answered {
  readonly status: number;
  readonly body: object;
}

const missing: Answered = {
  status: 404,
  body: { type: "urn:atoll:problem:job-not-found", title: "There is no such job", status: 404 },
};

/** The part of the fake hub that knows jobs, tells their events and keeps their dead letters. */
export class FakeJobs {
  readonly jobs = new Map<string, Job>();
  readonly letters = new Map<string, DeadLetter>();
  readonly #readers = new Map<string, Set<ServerResponse>>();

  reset(): void {
    this.jobs.clear();
    this.letters.clear();
    for (const readers of this.#readers.values()) for (const reader of readers) reader.end();
    this.#readers.clear();
  }

  /** Changes a job and tells those who follow it. */
  change(id: string, changes: Partial<Job>): void {
    const job = this.jobs.get(id);
    if (job === undefined) throw new Error(`No job ${id}`);
    this.jobs.set(id, { ...job, ...changes });
    for (const reader of this.#readers.get(id) ?? []) this.#tell(id, reader);
  }

  #tell(id: string, reader: ServerResponse): void {
    const job = this.jobs.get(id);
    if (job === undefined) return;
    const { state, progress, progressNote, attempts, failure } = job;
    const isOver = state !== "queued" && state !== "running";
    const data = JSON.stringify({ state, progress, progressNote, attempts, failure });
    reader.write(`id: ${state}${progress}\nevent: ${isOver ? "end" : "progress"}\ndata: ${data}\n\n`);
    if (isOver) reader.end();
  }

  /** Nothing where the path is not about jobs. */
  answer(
    request: IncomingMessage,
    path: string,
    response: ServerResponse,
  ): Answered | "streaming" | undefined {
    const [, group, id = "", part = ""] = path.split("/");
    if (group === "jobs" && id === "") {
      return { status: 200, body: { items: [...this.jobs.values()].toReversed(), nextCursor: null } };
    }
    if (group === "dead-letters" && id === "") {
      return { status: 200, body: { items: [...this.letters.values()], nextCursor: null } };
    }
    if (group === "dead-letters") return this.#deal(id, part === "replay");
    if (group !== "jobs") return undefined;
    const job = this.jobs.get(id);
    if (job === undefined) return missing;
    if (part === "attempts") return { status: 200, body: [] };
    if (part === "cancel") {
      this.change(id, { state: "cancelled", finishedAt: job.createdAt });
      return { status: 202, body: this.jobs.get(id) ?? {} };
    }
    if (part === "") return { status: 200, body: job };
    response.writeHead(200, { "content-type": "text/event-stream" });
    const readers = this.#readers.get(id) ?? new Set();
    this.#readers.set(id, readers.add(response));
    request.on("close", () => readers.delete(response));
    this.#tell(id, response);
    return "streaming";
  }

  #deal(id: string, isReplay: boolean): Answered {
    const letter = this.letters.get(id);
    if (letter === undefined) return missing;
    this.letters.delete(id);
    if (!isReplay) return { status: 200, body: { ...letter, state: "discarded" } };
    this.change(id, { state: "queued", failure: null });
    return { status: 202, body: this.jobs.get(id) ?? {} };
  }
}
