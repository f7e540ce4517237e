import type { PublicKey } from "@atoll/contract/nodes/PublicKey";
import * as KeyPair from "@atoll/security/KeyPair";
import { Context, Effect, FileSystem, Layer, Path, Redacted, Schema } from "effect";

/** A key file is missing, unreadable or no key. */
export class AgentKeysUnusable extends Schema.TaggedError<AgentKeysUnusable>()("AgentKeysUnusable", {
  message: Schema.String,
}) {}

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Json));

const keyFile = (folder: string, purpose: KeyPair.Purpose) =>
  Effect.map(Path.Path, (path) => path.join(folder, `${purpose}-key.json`));

const unusable = (error: { readonly message: string }) => new AgentKeysUnusable({ message: error.message });

const read = Effect.fnUntraced(function* (folder: string, purpose: KeyPair.Purpose) {
  const fileSystem = yield* FileSystem.FileSystem;
  const text = yield* fileSystem.readFileString(yield* keyFile(folder, purpose));
  return Redacted.make(yield* decode(text));
}, Effect.mapError(unusable));

/** Creates the file once: of two agents that start at once, the second reads what the first wrote. */
const create = Effect.fnUntraced(function* (folder: string, pair: KeyPair.KeyPair<KeyPair.Purpose>) {
  const fileSystem = yield* FileSystem.FileSystem;
  const file = yield* keyFile(folder, pair.purpose);
  if (yield* fileSystem.exists(file)) return;
  yield* fileSystem.makeDirectory(folder, { recursive: true, mode: 0o700 });
  const text = JSON.stringify(Redacted.value(KeyPair.exportJwk(pair)));
  yield* fileSystem.writeFileString(file, text, { flag: "wx", mode: 0o600 });
}, Effect.mapError(unusable));

/** Makes both key pairs of a node where there are none; answers with the public halves, for the hub. */
export const ensureKeys = Effect.fn("ensureKeys")(function* (folder: string) {
  yield* create(folder, yield* KeyPair.generateSigning);
  yield* create(folder, yield* KeyPair.generateSealing);
  const { signing, sealing } = yield* readKeys(folder);
  return { signingKey: signing.publicJwk, sealingKey: sealing.publicJwk } satisfies {
    readonly [K in "signingKey" | "sealingKey"]: PublicKey;
  };
});

const readKeys = Effect.fnUntraced(function* (folder: string) {
  return {
    signing: yield* Effect.mapError(KeyPair.importSigningJwk(yield* read(folder, "signing")), unusable),
    sealing: yield* Effect.mapError(KeyPair.importSealingJwk(yield* read(folder, "sealing")), unusable),
  };
});

/** The node's own key pairs. They are made here and never leave the folder. */
export class AgentKeys extends Context.Service<
  AgentKeys,
  { readonly signing: KeyPair.SigningKeyPair; readonly sealing: KeyPair.SealingKeyPair }
>()("@atoll/node-agent/keys/AgentKeys") {
  static readonly layer = (folder: string) => Layer.effect(AgentKeys, readKeys(folder));
}
