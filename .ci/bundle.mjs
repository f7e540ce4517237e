// Builds every app that says so in its package.json into apps/<name>/dist, when its sources changed:
//   "atoll": { "bundle": { "entries": ["src/main.ts"], "external": [] }, "build": "vite build" }
// `bundle` makes one file per entry with esbuild, and files beside it for what is loaded later;
// `build` is a shell command run in the app's folder.
// Run it with the workspace's Node (`node bootstrap.mjs build`); names of apps as arguments limit it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);
const skipped = new Set(["node_modules", "dist", "test"]);

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });

/** What the bundles are made from; `packages/testing` never gets into one. */
const sharedSources = [
  at(".ci", "bundle.mjs"),
  at("pnpm-lock.yaml"),
  ...readdirSync(at("packages"))
    .filter((name) => name !== "testing")
    .flatMap((name) => filesBelow(at("packages", name))),
];

const digest = (files) => {
  const hash = createHash("sha256");
  for (const file of files.toSorted()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
};

const apps = readdirSync(at("apps")).flatMap((name) => {
  const folder = at("apps", name);
  const manifest = join(folder, "package.json");
  const { atoll } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
  return atoll ? [{ name, folder, stamp: join(folder, "dist", ".stamp"), ...atoll }] : [];
});

/**
 * CommonJS modules that are loaded later. Of those esbuild knows no names across files: each gets a module around it
 * that says them.
 */
const loadedLater = /^(?:undici|@zxcvbn-ts\/language-common)$/;
const named = {
  name: "named",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: loadedLater }, ({ path, resolveDir, pluginData }) =>
      pluginData === named ? undefined : { path, namespace: named.name, pluginData: resolveDir },
    );
    onLoad({ filter: loadedLater, namespace: named.name }, ({ path, pluginData: resolveDir }) => {
      const names = Object.keys(createRequire(join(resolveDir, "_"))(path)).filter(
        (name) => name !== "default",
      );
      const contents = `import module from ${JSON.stringify(path)};
export default module;
export const { ${names.join(", ")} } = module;`;
      return { contents, resolveDir, pluginData: named };
    });
  },
};

const bundle = (app) =>
  build({
    absWorkingDir: app.folder,
    entryPoints: app.bundle.entries,
    outdir: "dist",
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node26",
    external: app.bundle.external ?? [],
    sourcemap: true,
    sourcesContent: false,
    legalComments: "none",
    splitting: true,
    plugins: [named],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
    },
  });

const runBuild = (app) => {
  const PATH = [join(app.folder, "node_modules", ".bin"), at("node_modules", ".bin"), process.env.PATH];
  const { status } = spawnSync("sh", ["-c", app.build], {
    cwd: app.folder,
    // Whatever it is here: with any other value React would be the one for development.
    env: { ...process.env, NODE_ENV: "production", PATH: PATH.join(delimiter) },
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error(`"${app.build}" ended with code ${status}`);
};

const only = process.argv.slice(2);
for (const app of apps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const wanted = digest([...sharedSources, ...filesBelow(app.folder)]);
  if (existsSync(app.stamp) && readFileSync(app.stamp, "utf8") === wanted) continue;
  process.stderr.write(`atoll: building apps/${app.name}\n`);
  rmSync(app.stamp, { force: true });
  const dist = join(app.folder, "dist");
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) if (/\.js(?:\.map)?$/.test(name)) rmSync(join(dist, name));
  try {
    if (app.bundle) await bundle(app);
    if (app.build) runBuild(app);
  } catch (cause) {
    process.stderr.write(`atoll: apps/${app.name} does not build: ${cause.message}\n`);
    process.exit(1);
  }
  writeFileSync(app.stamp, wanted);
}
