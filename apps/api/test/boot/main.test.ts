import { createServer } from "node:net";
import { HubClient } from "@atoll/client/effect/HubClient";
import * as KeyPair from "@atoll/security/KeyPair";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { NodeHttpClient } from "@effect/platform-node";
import { expect, layer } from "@effect/vitest";
import { Duration, Effect, Fiber, Redacted, Schedule } from "effect";
import { HttpClient, HttpClientRequest } from "effect/http";
import * as HubProcess from "./support/HubProcess.ts";

const clientOf = (baseUrl: string, token?: string) =>
  HubClient.make({
    baseUrl,
    ...(token === undefined ? {} : { token: Effect.succeed(Redacted.make(token)) }),
  });

const account = { password: "correct horse battery", displayName: "Ana", tenantName: "Lagoon Institute" };

/** A signed-in owner and a node with its token. */
const population = Effect.fnUntraced(function* (url: string, email: string) {
  const { auth } = yield* clientOf(url);
  const { token } = yield* auth
    .register({ payload: { ...account, email } })
    .pipe(Effect.filterOrFail((answer) => "token" in answer));
  const owner = yield* clientOf(url, token);
  const [signing, sealing] = yield* Effect.all([KeyPair.generateSigning, KeyPair.generateSealing]);
  const keys = { signingKey: signing.publicJwk, sealingKey: sealing.publicJwk };
  const { id } = yield* owner.nodes.create({ payload: { name: "Biscoe", type: "default", ...keys } });
  const granted = yield* auth.token({
    payload: {
      grant_type: "client_credentials",
      client_assertion_type: ClientAssertion.assertionType,
      client_assertion: yield* ClientAssertion.create({ nodeId: id, audience: url, key: signing }),
    },
  });
  return { token, owner, node: yield* clientOf(url, granted.access_token) };
});

const takenPort = Effect.acquireRelease(
  Effect.callback<{ port: number; close: () => void }>((resume) => {
    const server = createServer().listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resume(Effect.succeed({ port, close: () => server.close() }));
    });
  }),
  ({ close }) => Effect.sync(close),
);

layer(TestPostgres.layer(), { excludeTestServices: true, timeout: "60 seconds" })(
  "the hub's process",
  (it) => {
    it.effect(
      "migrates, serves, answers long polls when told to stop, and ends with 0",
      () =>
        Effect.gen(function* () {
          const hub = yield* HubProcess.start(yield* HubProcess.onDatabase);
          const url = yield* hub.url;
          const { node } = yield* population(url, "stop@lagoon.example");
          const { cursor } = yield* node.nodes.work({ query: {} });
          const cluster = yield* Effect.repeat(node.health.cluster(), {
            until: ({ unownedShards }) => unownedShards === 0,
            schedule: Schedule.spaced("50 millis"),
          });
          expect(cluster.runners).toMatchObject([{ healthy: true, tenure: cluster.tenure, shards: 64 }]);
          const poll = yield* Effect.forkChild(node.nodes.work({ query: { wait: 30, known: cursor } }));
          yield* Effect.sleep("300 millis");
          const [took] = yield* Effect.timed(hub.kill({ killSignal: "SIGTERM" }));
          expect(Duration.toMillis(took)).toBeLessThan(5_000);
          expect(yield* Fiber.join(poll)).toMatchObject({ assignments: [] });
          const { code, text } = yield* hub.ended;
          expect(text).toContain("Atoll is stopping");
          expect(code).toBe(0);
        }).pipe(Effect.provide(NodeHttpClient.layerUndici)),
      90_000,
    );

    it.effect("migrates as an init container, and then there is nothing to do", () =>
      Effect.gen(function* () {
        const { DATABASE_MIGRATION_URL } = yield* HubProcess.onDatabase;
        const migrate = HubProcess.start({ DATABASE_MIGRATION_URL }, "migrate");
        yield* (yield* migrate).ended;
        expect(yield* (yield* migrate).ended).toMatchObject({
          code: 0,
          text: expect.stringContaining("The database is up to date"),
        });
      }),
    );

    it.effect("runs workflows without listening", () =>
      Effect.gen(function* () {
        const settings = { ...(yield* HubProcess.onDatabase), ATOLL_ROLES: "runner" };
        const runner = yield* HubProcess.start(settings);
        yield* runner.said("Atoll is running workflows");
        yield* runner.kill({ killSignal: "SIGTERM" });
        const { code, text } = yield* runner.ended;
        expect(code).toBe(0);
        expect(text).not.toContain("ready at");
      }),
    );

    it.effect(
      "carries out a request with a key once, also in two processes",
      () =>
        Effect.gen(function* () {
          const settings = yield* HubProcess.onDatabase;
          const hubs = yield* Effect.all([HubProcess.start(settings), HubProcess.start(settings)]);
          const urls = yield* Effect.forEach(hubs, ({ url }) => url, { concurrency: 2 });
          const { token, owner } = yield* population(urls[0] ?? "", "once@lagoon.example");
          const create = (url: string) =>
            HttpClientRequest.post(`${url}/api/v1/projects`).pipe(
              HttpClientRequest.bearerToken(token),
              HttpClientRequest.setHeader("idempotency-key", "the-one"),
              HttpClientRequest.bodyJsonUnsafe({ name: "Penguins", description: "" }),
              HttpClient.execute,
            );
          const calls = Array.from({ length: 25 }, () => urls).flat();
          const answers = yield* Effect.forEach(calls, create, { concurrency: "unbounded" });
          expect(new Set(answers.map(({ status }) => status))).toContain(201);
          for (const { status } of answers) expect([201, 409]).toContain(status);
          const replayed = yield* create(urls[1] ?? "");
          expect(replayed).toMatchObject({ status: 201, headers: { "idempotency-replayed": "true" } });
          const { items } = yield* owner.projects.list({ query: {} });
          expect(items).toHaveLength(1);
        }).pipe(Effect.provide(NodeHttpClient.layerUndici)),
      90_000,
    );

    it.effect("says that its port is taken, with a code of its own", () =>
      Effect.gen(function* () {
        const { port } = yield* takenPort;
        const settings = { ...(yield* HubProcess.onDatabase), ATOLL_PORT: String(port) };
        const { code, text } = yield* (yield* HubProcess.start(settings)).ended;
        expect({ code, text }).toMatchObject({ code: 20 });
        expect(text).toContain(`The port ${port} of 127.0.0.1 is taken`);
      }),
    );

    it.effect("names every wrong setting at once, and never a secret", () =>
      Effect.gen(function* () {
        const settings = {
          ATOLL_PORT: "many",
          ATOLL_ROLES: "cook",
          ATOLL_TRUSTED_PROXIES: "10.0.0.0/8,everybody",
          ATOLL_CORS_ORIGINS: "*",
          ATOLL_RATE_LIMITS: "sometimes",
          DATABASE_URL: "mysql://hunter2",
        };
        const { code, text } = yield* (yield* HubProcess.start(settings)).ended;
        expect(code).toBe(25);
        for (const name of Object.keys(settings)) expect(text).toContain(name);
        expect(text).not.toContain("hunter2");
      }),
    );

    it.effect.each([
      [{ ATOLL_PUBLIC_URL: "http://hub.example" }, ["ATOLL_PUBLIC_URL", "ATOLL_KEY", "SMTP_URL"]],
      [
        {
          ATOLL_PUBLIC_URL: "https://hub.example",
          ATOLL_OUTBOUND_NETWORKS: "10.0.0.0/8,127.0.0.0/8",
          SMTP_URL: "smtp://mail.example",
          SMTP_TLS: "none",
        },
        ["ATOLL_KEY", "ATOLL_OUTBOUND_NETWORKS", "SMTP_TLS", "ATOLL_MAIL_FROM"],
      ],
      [
        {
          ATOLL_PUBLIC_URL: "https://hub.example",
          ATOLL_RATE_LIMITS: "off",
          ATOLL_CORS_ORIGINS: "https://portal.example,http://localhost:5173",
        },
        ["ATOLL_KEY", "ATOLL_RATE_LIMITS", "ATOLL_CORS_ORIGINS"],
      ],
    ] as const)("refuses development settings in production: %o", ([given, named]) =>
      Effect.gen(function* () {
        const settings = {
          ...(yield* HubProcess.onDatabase),
          ...given,
          ATOLL_KEY: "",
          ATOLL_ENV: "production",
        };
        const { code, text } = yield* (yield* HubProcess.start(settings)).ended;
        expect(code).toBe(25);
        expect(text).toContain("refuses to start");
        for (const name of named) expect(text).toContain(`${name} must be`);
      }),
    );

    it.effect.each(["superuser", "owner"] as const)("refuses to serve as the database's %s", (role) =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const database = { ...(yield* HubProcess.onDatabase), DATABASE_URL: Redacted.value(urls[role]) };
        const { code, text } = yield* (yield* HubProcess.start(database)).ended;
        expect(code).toBe(25);
        expect(text).toContain("tenants would not be kept apart");
      }),
    );
  },
);
