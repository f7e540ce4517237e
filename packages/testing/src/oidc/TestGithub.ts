import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Effect } from "effect";

export interface GithubAccount {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly emails: ReadonlyArray<{
    readonly email: string;
    readonly primary: boolean;
    readonly verified: boolean;
  }>;
}

export interface TestGithub {
  readonly url: string;
  /** Says yes on the account's behalf; answers with the address the person is sent back to. */
  readonly signIn: (authorizationUrl: URL, account: GithubAccount) => Effect.Effect<URL>;
}

const readForm = async (request: IncomingMessage) => {
  const chunks: Array<Uint8Array> = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** OAuth 2.0 as GitHub's server has it: no discovery, no id token, errors of the token endpoint with status 200. */
export const make = Effect.gen(function* () {
  const codes = new Map<string, { readonly account: GithubAccount; readonly challenge: string }>();
  const tokens = new Map<string, GithubAccount>();

  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await readForm(request);
    const code = form.get("code") ?? "";
    const granted = codes.get(code);
    codes.delete(code);
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (granted?.challenge !== proof) return json(response, 200, { error: "bad_verification_code" });
    const token = randomUUID();
    tokens.set(token, granted.account);
    return json(response, 200, { access_token: token, token_type: "bearer", scope: "user:email" });
  };

  const read = (request: IncomingMessage, response: ServerResponse) => {
    const account = tokens.get((request.headers.authorization ?? "").replace(/^bearer /i, ""));
    if (account === undefined) return json(response, 401, { message: "Bad credentials" });
    const { emails, ...user } = account;
    return json(response, 200, request.url === "/api/v3/user" ? user : emails);
  };

  const server = createServer((request, response) =>
    request.url === "/login/oauth/access_token" ? void exchange(request, response) : read(request, response),
  );
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => {
      server.listen({ host: "127.0.0.1", port: 0 }, () => resume(Effect.void));
    }),
    () =>
      Effect.sync(() => {
        server.close();
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const github: TestGithub = {
    url: `http://127.0.0.1:${port}`,
    signIn: (authorizationUrl, account) =>
      Effect.sync(() => {
        const asked = authorizationUrl.searchParams;
        const code = randomUUID();
        codes.set(code, { account, challenge: asked.get("code_challenge") ?? "" });
        const back = new URL(asked.get("redirect_uri") ?? "");
        back.searchParams.set("code", code);
        back.searchParams.set("state", asked.get("state") ?? "");
        return back;
      }),
  };
  return github;
});
