import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { NodeServices } from "@effect/platform-node";
import { assert, describe, layer } from "@effect/vitest";
import { Duration, Effect, FileSystem, Layer } from "effect";
import { buildah, find, mmdebstrap, runc } from "@atoll/testing/vitest/Requirement";
import * as Container from "./Container.ts";
import * as DatabaseServer from "./DatabaseServer.ts";
import { Image } from "./Image.ts";

const missing = [buildah, mmdebstrap, runc].filter((each) => find(each) === null);
const lack =
  missing.length > 0
    ? `needs ${missing.map(({ debianPackage }) => debianPackage).join(", ")} from Debian`
    : process.getuid?.() === 0
      ? null
      : "needs root";

/** Kubernetes kills what is not gone by then; see deploy/kubernetes/base/deployment.yaml. */
const graceMillis = 60_000;

const freePort = Effect.callback<number>((resume) => {
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    server.close(() => resume(Effect.succeed(port)));
  });
});

const statusOf = (port: number, path: string) =>
  Effect.callback<number>((resume) => {
    get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
      response.resume();
      resume(Effect.succeed(response.statusCode ?? 0));
    }).on("error", () => resume(Effect.succeed(0)));
  });

/** A hub on its way up, with what a real installation sets, and the port it will answer at. */
const startHub = Effect.fnUntraced(function* (
  database: Readonly<Record<string, string>>,
  key: string,
  data: string,
) {
  const port = yield* freePort;
  const container = yield* Container.start({
    env: {
      ...database,
      ATOLL_HOST: "127.0.0.1",
      ATOLL_PORT: String(port),
      ATOLL_PUBLIC_URL: "https://hub.example",
      ATOLL_KEY: key,
      SMTP_URL: "smtp://mail.example",
      ATOLL_MAIL_FROM: "no-reply@hub.example",
    },
    mounts: { "/var/lib/atoll": data },
  });
  const isReady = yield* container.says(/Atoll is ready/, 60_000);
  assert.isTrue(isReady, yield* container.log);
  return { container, port };
});

const suite = () =>
  layer(Image.layer.pipe(Layer.provideMerge(NodeServices.layer)), {
    timeout: Duration.minutes(5),
    excludeTestServices: true,
  })((it) => {
    it.effect("holds what runs in production and nothing of its build", () =>
      Effect.gen(function* () {
        const { config, history, root } = yield* Image;
        const list = (folder: string) => readdirSync(join(root, "opt/atoll", folder)).toSorted();
        assert.deepStrictEqual(list("."), ["apps", "bin", "migrations"]);
        assert.deepStrictEqual(list("bin"), ["atoll", "health.mjs", "node"]);
        assert.deepStrictEqual(list("apps"), ["api", "dashboard", "node-agent"]);
        assert.isTrue(list("migrations").every((name) => name.endsWith(".sql")));
        const strangers = [
          "src",
          "root/.npmrc",
          "root/.npm",
          "root/.local",
          "run/secrets",
          "usr/local/bin/node",
        ];
        assert.deepStrictEqual(
          strangers.filter((path) => existsSync(join(root, path))),
          [],
        );
        assert.strictEqual(config.User, "10001:10001");
        assert.strictEqual(config.Labels["org.opencontainers.image.title"], "Atoll");
        const written = [...history, ...config.Env].join("\n");
        assert.notMatch(written, /_auth|token|password|proxy=/i);
      }),
    );

    it.effect("runs as an ordinary user without rights who can write to the data folder alone", () =>
      Effect.gen(function* () {
        const data = yield* Container.volume;
        const script = `
          id -u; grep -E '^(CapEff|CapBnd|NoNewPrivs)' /proc/self/status
          for place in / /opt/atoll /opt/atoll/bin /etc /usr/bin; do touch "$place/x" 2>/dev/null && echo "wrote $place"; done
          touch /var/lib/atoll/x && echo kept`;
        const { code, log } = yield* Container.run({
          entry: ["/bin/sh", "-c"],
          args: [script],
          mounts: { "/var/lib/atoll": data },
        });
        const none = "0000000000000000";
        assert.deepStrictEqual(
          log.trim().split(/\s*\n\s*/),
          ["10001", `CapBnd:\t${none}`, "NoNewPrivs:\t1", "kept"].toSpliced(1, 0, `CapEff:\t${none}`),
        );
        assert.strictEqual(code, 0);
      }).pipe(Effect.scoped),
    );

    it.effect(
      "says what it can be when asked for something else, and what it lacks when nothing is set",
      () =>
        Effect.gen(function* () {
          const stranger = yield* Container.run({ args: ["database"] });
          assert.strictEqual(stranger.code, 64);
          assert.match(stranger.log, /one of: api, runner, migrate, node-agent, health/);
          const bare = yield* Container.run({});
          assert.notStrictEqual(bare.code, 0);
          assert.match(bare.log, /ATOLL_ENV=production/);
        }),
    );

    it.effect(
      "migrates a database prepared as documented, serves it with two hubs at once, and stops in order",
      () =>
        Effect.gen(function* () {
          const database = yield* DatabaseServer.make;
          for (let times = 0; times < 2; times++) {
            const migration = yield* Container.run({ args: ["migrate"], env: database.migration });
            assert.strictEqual(migration.code, 0, migration.log);
          }

          const data = yield* Container.volume;
          const key = randomBytes(32).toString("base64");
          const first = yield* startHub(database.hub, key, data);
          const second = yield* startHub(database.hub, key, data);
          for (const { port, container } of [first, second]) {
            assert.strictEqual(yield* statusOf(port, "/health/live"), 200);
            assert.strictEqual(yield* statusOf(port, "/health/ready"), 200);
            assert.strictEqual(yield* statusOf(port, "/openapi.json"), 200);
            yield* container.execute("/opt/atoll/bin/atoll", "health");
          }

          for (const { port, container } of [first, second]) {
            const since = performance.now();
            const { code } = yield* container.kill("TERM");
            assert.strictEqual(code, 0, yield* container.log);
            assert.isBelow(performance.now() - since, graceMillis);
            assert.strictEqual(yield* statusOf(port, "/health/live"), 0);
          }
        }).pipe(Effect.scoped),
      { timeout: 150_000 },
    );

    it.effect("is a site's node agent too: makes its keys once, isolates its runs, stops in order", () =>
      Effect.gen(function* () {
        const files = yield* FileSystem.FileSystem;
        const state = yield* Container.volume;
        const mounts = { "/var/lib/atoll": state };
        const keys = () =>
          Container.run({ args: ["node-agent", "keys", "--folder", "/var/lib/atoll"], mounts });
        const made = yield* keys();
        assert.strictEqual(made.code, 0, made.log);
        assert.match(made.log, /"signingKey":\{/);
        assert.strictEqual((yield* keys()).log, made.log);

        const example = new URL("../../../../deploy/kubernetes/site/agent.json", import.meta.url);
        const config = JSON.parse(yield* files.readFileString(example.pathname));
        const file = join(state, "agent.json");
        yield* files.writeFileString(
          file,
          JSON.stringify({ ...config, hubUrl: "http://127.0.0.1:1", datasets: [] }),
        );
        yield* files.chmod(file, 0o644);
        const agent = yield* Container.start({
          args: ["node-agent", "run", "--config", "/var/lib/atoll/agent.json"],
          mounts,
        });
        assert.isTrue(
          yield* agent.says(/Runs are isolated by (bubblewrap|unshare)/, 20_000),
          yield* agent.log,
        );
        assert.strictEqual((yield* agent.kill("TERM")).code, 0, yield* agent.log);
      }).pipe(Effect.scoped),
    );
  });

if (lack === null) describe("the container image", suite);
else describe.skip(`the container image (${lack})`, suite);
