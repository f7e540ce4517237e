import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeServices } from "@effect/platform-node";
import { Context, Effect, FileSystem, Layer, Schema } from "effect";
import { find } from "@atoll/testing/vitest/Requirement";
import * as DebianRoot from "./DebianRoot.ts";
import * as Scratch from "./Scratch.ts";
import { program } from "./program.ts";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** The npm of this machine, a package without dependencies: `bin/npm-cli.js` is in it. */
const npmFolder = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const path = find({ debianPackage: "npm", program: "npm" }) ?? "npm";
  return join(dirname(yield* files.realPath(path)), "..");
});

const link = (name: string) => `ln -s ../lib/node_modules/npm/bin/${name}-cli.js /usr/local/bin/${name}`;

/** What stands for the public images named in the Dockerfile. */
const bases = {
  base: ["FROM scratch", "ADD debian.tar /"],
  build: [
    "FROM localhost/base",
    "COPY node /usr/local/bin/node",
    "COPY npm /usr/local/lib/node_modules/npm",
    `RUN ${link("npm")} && ${link("npx")}`,
  ],
};

/** How this machine reaches its registry: handed to the build as it would be by an operator, as secrets. */
const secrets = [
  { id: "npmrc", file: join(homedir(), ".npmrc") },
  { id: "ca", file: process.env["NODE_EXTRA_CA_CERTS"] || "/etc/ssl/certs/ca-certificates.crt" },
]
  .filter(({ file }) => existsSync(file))
  .flatMap(({ id, file }) => ["--secret", `id=${id},src=${file}`]);

const Config = Schema.fromJsonString(
  Schema.Struct({
    OCIv1: Schema.Struct({
      config: Schema.Struct({
        User: Schema.String,
        Env: Schema.Array(Schema.String),
        Entrypoint: Schema.Array(Schema.String),
        Cmd: Schema.Array(Schema.String),
        WorkingDir: Schema.String,
        Labels: Schema.Record(Schema.String, Schema.String),
      }),
      history: Schema.Array(Schema.Struct({ created_by: Schema.optionalKey(Schema.String) })),
    }),
  }),
);
export type ImageConfig = (typeof Config.Type)["OCIv1"]["config"];

const make = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* Scratch.make;
  const debian = yield* DebianRoot.make;
  const buildah = (...args: ReadonlyArray<string>) =>
    program("buildah", [...Scratch.buildahStore(folder), ...args], {
      folder: repository,
      // Cache mounts live there: what the build downloads is kept for the next run.
      env: { TMPDIR: DebianRoot.cacheFolder },
    });
  const bud = (tag: string, ...args: ReadonlyArray<string>) =>
    buildah("bud", "--quiet", "--isolation", "chroot", "--tag", `localhost/${tag}`, ...args);

  const context = join(folder, "context");
  yield* files.makeDirectory(context);
  yield* files.copyFile(debian, join(context, "debian.tar"));
  yield* files.copyFile(process.execPath, join(context, "node"));
  yield* files.copy(yield* npmFolder, join(context, "npm"));
  for (const [name, lines] of Object.entries(bases)) {
    const dockerfile = join(context, `${name}.Dockerfile`);
    yield* files.writeFileString(dockerfile, lines.join("\n"));
    yield* bud(name, "--file", dockerfile, context);
  }
  const images = ["--build-arg=BASE_IMAGE=localhost/base", "--build-arg=BUILD_IMAGE=localhost/build"];
  yield* bud("atoll", ...images, ...secrets, repository);

  const described = yield* buildah("inspect", "--type", "image", "localhost/atoll");
  const { config, history } = (yield* Schema.decodeUnknownEffect(Config)(described)).OCIv1;
  const container = yield* buildah("from", "localhost/atoll");
  const root = yield* Effect.acquireRelease(buildah("mount", container), () =>
    Effect.ignore(buildah("umount", container)),
  );
  return Image.of({ config, history: history.map((step) => step.created_by ?? ""), root, folder });
}).pipe(Effect.provide(NodeServices.layer));

/** The image of this repository's Dockerfile, built from its sources on a plain Debian root. */
export class Image extends Context.Service<
  Image,
  {
    readonly config: ImageConfig;
    readonly history: ReadonlyArray<string>;
    /** Its file system, mounted; not to be written to. */
    readonly root: string;
    /** For what belongs to the suite; gone with it. */
    readonly folder: string;
  }
>()("atoll/testing/test/image/Image") {
  static readonly layer = Layer.effect(Image, make);
}
