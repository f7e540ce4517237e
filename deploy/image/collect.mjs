// Collects what runs in production, and nothing else, into the folder given: Node, the bundles, the
// sandbox's libraries, the built dashboard and the migrations. Run it after `node bootstrap.mjs build`.
import { chmodSync, cpSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = process.argv[2] && resolve(process.argv[2]);

const fail = (sentence) => {
  process.stderr.write(`atoll: ${sentence}\n`);
  process.exit(1);
};

if (!target) fail("name the folder to collect into: node deploy/image/collect.mjs <folder>");
if (existsSync(target)) fail(`${target} is there already; name a new folder`);

const parts = [
  { from: "node_modules/node/bin/node", to: "bin/node" },
  { from: "deploy/image/atoll", to: "bin/atoll" },
  { from: "deploy/image/health.mjs", to: "bin/health.mjs" },
  { from: "apps/api/dist", to: "apps/api/dist", needs: ["main.js", "migrate.js"] },
  {
    from: "apps/node-agent/dist",
    to: "apps/node-agent/dist",
    needs: ["main.js", "runtime/bootstrap/bootstrap.js", "runtime/sdk", "runtime/algorithms"],
  },
  { from: "apps/dashboard/dist", to: "apps/dashboard/dist", needs: ["index.html"] },
  { from: "migrations", to: "migrations" },
];

/** Declarations of the type check, the build's stamp and drizzle's snapshots are no part of production. */
const isNeeded = (path) => !/\/(?:types|\.stamp|meta)$/.test(path);

for (const { from, to, needs = ["."] } of parts) {
  const missing = needs.map((name) => join(from, name)).find((name) => !existsSync(join(root, name)));
  if (missing) fail(`${missing} is missing; run "node bootstrap.mjs build" first`);
  mkdirSync(join(target, to, ".."), { recursive: true });
  cpSync(realpathSync(join(root, from)), join(target, to), { recursive: true, filter: isNeeded });
}
for (const program of ["node", "atoll"]) chmodSync(join(target, "bin", program), 0o755);
