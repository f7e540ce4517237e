import { createServer } from "node:http";
import { Effect, Redacted } from "effect";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration } from "oidc-provider";
import { signIn } from "./TestPerson.ts";

/** Whom the issuer signs in. */
export interface TestAccount {
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly name?: string;
}

export interface TestIssuerOptions {
  readonly clientId: string;
  /** The client's redirect URI, or what all of them begin with: whoever tests learns its own later. */
  readonly redirectUri: string;
  /** Changes `oidc-provider`'s own configuration. */
  readonly configuration?: Configuration;
}

/** A certified OpenID provider that listens, and the person in front of its pages. */
export interface TestIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Redacted.Redacted;
  /** Adds or changes an account. */
  readonly register: (account: TestAccount) => Effect.Effect<void>;
  /** Goes to an authorization URL, signs in and agrees; answers with the address the person is sent back to. */
  readonly signIn: (authorizationUrl: URL, subject: string) => Effect.Effect<URL>;
}

const clientSecret = "a-secret-of-the-test-client";

const listen = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });

const bodyOf = async (request: AsyncIterable<Uint8Array>) => {
  const chunks: Array<Uint8Array> = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

/** The pages where a person signs in and agrees, reduced to their submit button. */
const addPages = (provider: Provider) =>
  provider.use(async ({ req, res, path }, next) => {
    if (!path.startsWith("/interaction/")) return next();
    const form = await bodyOf(req);
    const { prompt, params, session, grantId } = await provider.interactionDetails(req, res);
    if (prompt.name === "login") {
      return provider.interactionFinished(req, res, { login: { accountId: form.get("subject") ?? "" } });
    }
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const clientId = String(params["client_id"]);
    const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? "", clientId });
    grant.addOIDCScope(String(params["scope"]));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(req, res, { consent }, { mergeWithLastSubmission: true });
  });

const start = async ({ clientId, redirectUri, configuration }: TestIssuerOptions) => {
  const accounts = new Map<string, TestAccount>();
  const server = createServer();
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "client_secret_post",
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid: issuer }] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    cookies: { keys: ["a key of the test issuer"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, subject) => {
      const { email, emailVerified = false, name } = accounts.get(subject) ?? {};
      const claims = {
        sub: subject,
        ...(email === undefined ? {} : { email, email_verified: emailVerified }),
        ...(name === undefined ? {} : { name }),
      };
      return accounts.has(subject) ? { accountId: subject, claims: () => claims } : undefined;
    },
    ...configuration,
  });
  provider.Client.prototype.redirectUriAllowed = (asked) => asked.startsWith(redirectUri);
  addPages(provider);
  server.on("request", provider.callback());
  return { issuer, server, accounts };
};

/** In this process, on a port of its own, until the scope ends; it keeps nothing. */
export const make = (options: TestIssuerOptions) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(() => start(options)),
      ({ server }) =>
        Effect.sync(() => {
          server.close();
          server.closeAllConnections();
        }),
    ),
    ({ issuer, accounts }): TestIssuer => ({
      issuer,
      clientId: options.clientId,
      clientSecret: Redacted.make(clientSecret),
      register: (account) => Effect.sync(() => void accounts.set(account.subject, account)),
      signIn: (url, subject) => Effect.promise(() => signIn(issuer, url, subject)),
    }),
  );
