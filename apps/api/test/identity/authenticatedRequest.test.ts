import { HubClient } from "@atoll/client/effect/HubClient";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeHttpClient, NodeServices } from "@effect/platform-node";
import { expect, layer } from "@effect/vitest";
import { Effect, FileSystem, Layer, Redacted } from "effect";
import { layerMigrated } from "../support/migrated.ts";
import { send } from "../hostile/support/wire.ts";
import { countingProxy } from "./support/CountingProxy.ts";

const account = {
  email: "ana@lagoon.example",
  password: "correct horse battery staple",
  displayName: "Ana",
  tenantName: "Lagoon Institute",
};

const base = Layer.mergeAll(layerMigrated, NodeServices.layer, NodeHttpClient.layerUndici);

layer(base, { excludeTestServices: true, timeout: "120 seconds" })("an authenticated request", (it) => {
  it.effect(
    "asks the database once for who sends it, and not again while that is remembered",
    () =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const files = yield* FileSystem.FileSystem;
        const data = yield* files.makeTempDirectoryScoped({ prefix: "atoll-counted-" });
        const proxy = yield* countingProxy(urls.app);
        const hub = yield* TestProcess.start({
          entry: yield* Program.entry("api"),
          env: {
            DATABASE_URL: proxy.url,
            DATABASE_SYSTEM_URL: Redacted.value(urls.system),
            ATOLL_DATA: data,
            ATOLL_DASHBOARD: `${data}/dashboard`,
            ATOLL_PORT: "0",
            ATOLL_ROLES: "api",
          },
        });
        const [, url = ""] = yield* hub.line(/ready at (http\S+)/, 60_000);
        const anonymous = yield* HubClient.make({ baseUrl: url });
        yield* anonymous.auth.register({ payload: account });
        // For nodes only: whoever it is has been found out when this is refused, and nothing else was asked for.
        const ask = (token: string) =>
          Effect.promise(() => {
            const headers = { authorization: `Bearer ${token}` };
            return send(url, "/api/v1/nodes/self", { method: "GET", headers }).then(({ status }) => status);
          });
        const counted = Effect.fnUntraced(function* (token: string, times: number) {
          const before = yield* proxy.statements;
          const statuses = yield* Effect.replicateEffect(ask(token), times);
          expect(new Set(statuses)).toEqual(new Set([403]));
          return (yield* proxy.statements) - before;
        });
        // The hub's own heartbeat goes the same way: it can only add to what is counted, and not to every round.
        const rounds = yield* Effect.replicateEffect(
          Effect.gen(function* () {
            const { email, password } = account;
            const { token } = yield* anonymous.auth.login({ payload: { email, password } });
            return { first: yield* counted(token, 1), others: yield* counted(token, 20) };
          }),
          5,
        );
        expect(Math.min(...rounds.map(({ first }) => first))).toBe(1);
        expect(Math.min(...rounds.map(({ others }) => others))).toBe(0);
        expect(Math.max(...rounds.map(({ others }) => others))).toBeLessThan(20);
      }).pipe(Effect.scoped),
    120_000,
  );
});
