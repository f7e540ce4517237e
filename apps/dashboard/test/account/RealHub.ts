import { randomUUID } from "node:crypto";
import { makeWebClient } from "@atoll/client/web/WebClient";
import type { WebClient } from "@atoll/client/web/WebClient";
import { ageSessions } from "@atoll/testing/identity/ageSessions";
import * as TestIssuer from "@atoll/testing/oidc/TestIssuer";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { Effect, Exit, FileSystem, Redacted, Scope } from "effect";
import { expect } from "vitest";
import type { Session } from "../fakehub/bodies.ts";

export const password = "correct horse battery";

/** Somebody with an account and an organisation of its own, and a program that is signed in as it. */
export interface Person {
  readonly email: string;
  readonly session: Session;
  readonly token: string;
  readonly program: WebClient;
}

/** A certified OpenID provider, and whoever stands in front of its pages. */
export interface Issuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Adds somebody with the verified address `<subject>@lagoon.example`. */
  readonly register: (subject: string) => Promise<void>;
  /** Where the person is sent back to who went to `asked` and agreed. */
  readonly signIn: (asked: URL, subject: string) => Promise<URL>;
}

export interface RealHub {
  readonly url: string;
  readonly issuer: Issuer;
  /** A new one, signed in just now. */
  readonly person: (displayName: string) => Promise<Person>;
  /** Waits until all who are signed in have to show anew who they are, for what is hard to undo. */
  readonly anHourLater: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const start = Effect.fnUntraced(function* (dashboard: string) {
  const { urls } = yield* TestPostgres.make({});
  const files = yield* FileSystem.FileSystem;
  const data = yield* files.makeTempDirectoryScoped({ prefix: "atoll-page-hub-" });
  const hub = yield* TestProcess.start({
    entry: yield* Program.entry("api"),
    env: {
      ATOLL_DASHBOARD: dashboard,
      ATOLL_DATA: data,
      // Browsers know of passkeys at this name, and at no address in digits.
      ATOLL_HOST: "localhost",
      ATOLL_OUTBOUND_NETWORKS: "127.0.0.0/8",
      ATOLL_PORT: "0",
      ATOLL_RATE_LIMITS: "off",
      DATABASE_MIGRATION_URL: Redacted.value(urls.owner),
      DATABASE_SYSTEM_URL: Redacted.value(urls.system),
      DATABASE_URL: Redacted.value(urls.app),
    },
  });
  const [, url = ""] = yield* hub.line(/ready at (http:\S+)/, 60_000);
  const issuer = yield* TestIssuer.make({ clientId: "atoll", redirectUri: `${url}/sign-in/callback/` });
  return { url, issuer: issuerOf(issuer), age: ageSessions(urls.superuser) };
});

const issuerOf = (issuer: TestIssuer.TestIssuer): Issuer => ({
  url: issuer.issuer,
  clientId: issuer.clientId,
  clientSecret: Redacted.value(issuer.clientSecret),
  register: (subject) => {
    const account = { subject, email: `${subject}@lagoon.example`, emailVerified: true, name: subject };
    return Effect.runPromise(issuer.register(account));
  },
  signIn: (asked, subject) => Effect.runPromise(issuer.signIn(asked, subject)),
});

export const programOf = (baseUrl: string, token: string): WebClient =>
  makeWebClient({
    baseUrl,
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set("authorization", `Bearer ${token}`);
      return fetch(request);
    },
  });

const register = async (url: string, displayName: string): Promise<Person> => {
  const email = `${displayName.toLowerCase()}-${randomUUID()}@lagoon.example`;
  const { data } = await makeWebClient({ baseUrl: url }).POST("/api/v1/auth/register", {
    body: { email, password, displayName, tenantName: "Lagoon Institute" },
  });
  if (data === undefined || !("token" in data)) throw new Error("The hub makes no account");
  const { token, ...session } = data;
  return { email, session, token, program: programOf(url, token) };
};

/** A hub of its own on a database of its own, which serves the page in `dashboard`. */
export const startHub = async (dashboard: string): Promise<RealHub> => {
  const scope = await Effect.runPromise(Scope.make());
  const { url, issuer, age } = await Effect.runPromise(
    start(dashboard).pipe(Scope.provide(scope), Effect.provide(NodeServices.layer)),
  );
  return {
    url,
    issuer,
    person: (displayName) => register(url, displayName),
    anHourLater: async () => {
      const { program } = await register(url, "Somebody");
      const status = async () => (await program.POST("/api/v1/auth/passkey-registrations")).response.status;
      expect(await status()).toBe(200);
      await Effect.runPromise(age);
      await expect.poll(status).toBe(403);
    },
    close: () => Effect.runPromise(Scope.close(scope, Exit.void)),
  };
};
