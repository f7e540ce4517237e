import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { Activity, Answer, Problem } from "./bodies.ts";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";
import { FakeAccounts } from "./FakeAccounts.ts";
import type { Answered } from "./FakeAccounts.ts";
import { FakeJobs } from "./FakeJobs.ts";
import { FakeSettings } from "./FakeSettings.ts";
import { FakeTenants } from "./FakeTenants.ts";
import * as story from "./story.ts";

const cookie = "__Host-atoll-session";
const media = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

export const password = "correct horse battery";

type Listed = Answer<"/api/v1/analyses", "get", 200>;

/** A hub with a memory of its own: serves the built page and the operations that the page calls. */
export class FakeHub {
  readonly analyses = new Map<string, Activity>();
  readonly files = new Map<string, string>();
  readonly results = new Map<string, string>();
  readonly jobs = new FakeJobs();
  readonly accounts = new FakeAccounts();
  readonly tenants = new FakeTenants();
  readonly settings = new FakeSettings();
  /** The paths with queries that the page asked for, in order. */
  readonly asked: Array<string> = [];
  pageSize = 20;
  /** Whoever signs in. */
  session = story.session;
  /** Answers nothing but 503 while set. */
  down = false;
  origin = "";
  readonly #server: Server;
  readonly #dist: string;
  readonly #waiting = new Set<() => void>();
  #signedIn = false;

  constructor(dist: string) {
    this.#dist = dist;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((cause: unknown) => {
        response.writeHead(500).end(String(cause));
      });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The fake hub has no port");
    this.origin = `http://localhost:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Forgets everything. */
  reset(): void {
    for (const memory of [this.analyses, this.files, this.results]) memory.clear();
    this.jobs.reset();
    this.accounts.reset();
    this.tenants.reset();
    this.settings.reset();
    this.asked.length = 0;
    this.pageSize = 20;
    this.session = story.session;
    this.down = false;
    this.#signedIn = false;
  }

  readonly endSessions = (): void => {
    this.#signedIn = false;
    this.#wake();
  };

  add(activity: Activity): void {
    this.analyses.set(activity.analysis.id, activity);
  }

  /** Changes an analysis and answers those who wait for that. */
  change(id: string, how: (activity: Activity) => Activity): void {
    const changed = how(this.#activity(id));
    const revision = changed.analysis.revision + 1;
    this.add({ ...changed, analysis: { ...changed.analysis, revision } });
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  #activity(id: string): Activity {
    const activity = this.analyses.get(id);
    if (activity === undefined) throw new Error(`No analysis ${id}`);
    return activity;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    this.asked.push(url.pathname + url.search);
    if (this.down) {
      const problem: Problem<"/api/v1/analyses", "get", 503> = {
        type: "urn:atoll:problem:service-unavailable",
        title: "The hub is not ready, try again shortly",
        status: 503,
      };
      return json(response, 503, problem);
    }
    if (url.pathname.startsWith("/api/")) return this.#operation(request, url, response);
    if (url.pathname === "/openapi.json") return json(response, 200, { openapi: "3.1.0" });
    return this.#file(url.pathname, response);
  }

  async #file(path: string, response: ServerResponse): Promise<void> {
    const known = extname(path) !== "";
    const content = await readFile(join(this.#dist, known ? normalize(path) : "index.html"));
    response
      .writeHead(200, {
        // As the hub says it: names of files change with what is in them, and a browser compiles what it keeps once.
        "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        "content-type": media.get(known ? extname(path) : ".html") ?? "application/octet-stream",
        "content-security-policy": contentSecurityPolicy,
        "x-content-type-options": "nosniff",
      })
      .end(content);
  }

  async #operation(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const path = url.pathname.replace("/api/v1", "");
    const body = await bodyOf(request);
    if (path === "/auth/login") return this.#login(body, response);
    const entered = this.accounts.enter(path, body) ?? this.tenants.enter(path, body);
    if (entered !== undefined) return send(response, entered);
    if (!this.#signedIn || !(request.headers.cookie ?? "").includes(cookie)) {
      const problem: Problem<"/api/v1/auth/me", "get", 401> = {
        type: "urn:atoll:problem:unauthenticated",
        title: "Sign in to do this",
        status: 401,
      };
      return json(response, 401, problem);
    }
    if (path === "/auth/logout") {
      this.#signedIn = false;
      response.writeHead(204).end();
      return;
    }
    if (path === "/auth/me") {
      const { displayName } = this.accounts.profile;
      return json(response, 200, { ...this.session, user: { ...this.session.user, displayName } });
    }
    if (path === "/analyses") return json(response, 200, this.#page(url.searchParams.get("cursor")));
    const method = request.method ?? "";
    const own =
      this.accounts.answer(method, path, body, this.session) ??
      this.tenants.answer(method, path, body, this, request.headers["if-match"]) ??
      this.settings.answer({
        method,
        path,
        query: url.searchParams,
        body,
        isConfirmed: this.accounts.isConfirmed,
      });
    if (own !== undefined) return send(response, own);
    const answered = this.jobs.answer(request, path, response);
    if (answered !== undefined) {
      if (answered !== "streaming") json(response, answered.status, answered.body);
      return;
    }
    return this.#ofAnalysis(path.split("/").slice(2), url.searchParams, response);
  }

  #login(body: string, response: ServerResponse): void {
    if (body.includes(JSON.stringify(this.accounts.password))) {
      if (this.accounts.refusal !== null) return send(response, this.accounts.refusal);
      this.#signedIn = true;
      response.setHeader("set-cookie", `${cookie}=secret; Path=/; Secure; HttpOnly; SameSite=Strict`);
      const grant: Answer<"/api/v1/auth/login", "post", 200> = { token: "secret", ...this.session };
      return json(response, 200, grant);
    }
    const problem: Problem<"/api/v1/auth/login", "post", 401> = {
      type: "urn:atoll:problem:invalid-credentials",
      title: "E-mail address or password is wrong",
      status: 401,
    };
    return json(response, 401, problem);
  }

  #page(cursor: string | null): Listed {
    const all = [...this.analyses.values()].map(({ analysis }) => analysis).toReversed();
    const from = Number(cursor ?? 0);
    const to = from + this.pageSize;
    return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null };
  }

  async #ofAnalysis(
    [id = "", part = "", file = ""]: ReadonlyArray<string>,
    query: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    if (part === "activity" && this.analyses.has(id)) {
      const known = query.get("revision");
      if (known === String(this.#activity(id).analysis.revision)) {
        await this.#changed(Number(query.get("wait") ?? 0));
      }
      if (!this.#signedIn) return json(response, 401, { title: "Sign in to do this" });
      return json(response, 200, this.#activity(id));
    }
    const content = part === "result" ? this.results.get(id) : this.files.get(file);
    if (content !== undefined) {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(content);
      return;
    }
    const problem: Problem<"/api/v1/analyses/{analysisId}", "get", 404> = {
      type: "urn:atoll:problem:analysis-not-found",
      title: "There is no such analysis",
      status: 404,
    };
    return json(response, 404, problem);
  }

  #changed(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, seconds * 1_000);
      this.#waiting.add(end);
    });
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

const send = (response: ServerResponse, { status, body, headers = {} }: Answered): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) response.writeHead(status).end();
  else json(response, status, body);
};

const json = (response: ServerResponse, status: number, body: object): void => {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
};
