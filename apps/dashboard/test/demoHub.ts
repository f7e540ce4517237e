import { makeWebClient } from "@atoll/client/web/WebClient";
import type { WebClient } from "@atoll/client/web/WebClient";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, FileSystem } from "effect";

const patience = 120_000;

export interface DemoHub {
  readonly url: string;
  readonly email: string;
  readonly password: string;
}

/** A real hub that serves the page in `dashboard`, after its demo: three islands and one completed analysis. */
export const startDemoHub = Effect.fn("startDemoHub")(function* (dashboard: string) {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-page-hub-" });
  // The account of the embedded database passes through it.
  yield* files.chmod(folder, 0o711);
  const atoll = yield* TestProcess.start({
    entry: yield* Program.entry("cli"),
    args: ["start", "--data", `${folder}/data`, "--port", "0"],
    // One account signs in for every test.
    env: { ATOLL_DASHBOARD: dashboard, ATOLL_RATE_LIMITS: "off" },
  });
  yield* Effect.addFinalizer(() => atoll.kill("SIGTERM"));
  yield* atoll.line(/Serving\. Ctrl-C stops everything\./, patience);
  const log = yield* atoll.log;
  const [, url = ""] = /Dashboard +(\S+)\//.exec(log) ?? [];
  const [, email = "", password = ""] = /Login +(\S+) +password (\S+)/.exec(log) ?? [];
  return { url, email, password } satisfies DemoHub;
});

/** A program that is signed in as the demo's analyst. */
export const signedInProgram = async ({ url, email, password }: DemoHub): Promise<WebClient> => {
  const { data } = await makeWebClient({ baseUrl: url }).POST("/api/v1/auth/login", {
    body: { email, password },
  });
  const authorization = `Bearer ${data?.token ?? ""}`;
  return makeWebClient({
    baseUrl: url,
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set("authorization", authorization);
      return fetch(request);
    },
  });
};

/** A draft with the code and the sites of the analysis that the demo ran; its id. */
export const draftLike = async (program: WebClient, analysisId: string): Promise<string> => {
  const path = { analysisId };
  const { data } = await program.GET("/api/v1/analyses/{analysisId}/activity", { params: { path } });
  const code = data?.files.find(({ entrypoint }) => entrypoint);
  if (data === undefined || code === undefined) throw new Error("The demo's analysis has no code");
  const { analysis, nodes } = data;
  const content = await program.GET("/api/v1/analyses/{analysisId}/files/{fileId}", {
    params: { path: { analysisId, fileId: code.id } },
    parseAs: "text",
  });
  const created = await program.POST("/api/v1/analyses", {
    body: {
      projectId: analysis.projectId,
      name: "The same once more",
      description: "",
      parameters: analysis.parameters,
      nodes: nodes.map(({ nodeId, dataset }) => ({ nodeId, dataset })),
    },
  });
  const id = created.data?.id;
  if (id === undefined) throw new Error(`No draft: ${JSON.stringify(created.error)}`);
  await program.PUT("/api/v1/analyses/{analysisId}/files", {
    params: { path: { analysisId: id }, query: { path: code.path, entrypoint: "true" } },
    headers: { "content-type": "application/octet-stream" },
    body: content.data ?? "",
    bodySerializer: (text) => text,
  });
  return id;
};
