import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import * as Jwk from "@atoll/security/Jwk";
import { Context, Effect, FileSystem, Layer, Option, Path, Schema } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";

const Pinned = Schema.fromJsonString(PublicKey);

/** The hub's signing key that this site trusts: configured, or pinned when it was first met. */
export class HubKey extends Context.Service<
  HubKey,
  {
    /** Whether this is the trusted key; the first key ever shown is pinned, durably. */
    readonly trusts: (key: PublicKey) => Effect.Effect<boolean>;
  }
>()("@atoll/node-agent/policy/HubKey") {
  static readonly layer = Layer.effect(
    HubKey,
    Effect.gen(function* () {
      const config = yield* AgentConfig;
      const fileSystem = yield* FileSystem.FileSystem;
      const path = yield* Path.Path;
      const file = path.join(config.folder, "hub-key.json");

      const read = Effect.gen(function* () {
        if (Option.isSome(config.hubKey)) return config.hubKey;
        if (!(yield* fileSystem.exists(file))) return Option.none();
        const text = yield* fileSystem.readFileString(file);
        return Option.some(yield* Schema.decodeUnknownEffect(Pinned)(text));
      });

      const pin = Effect.fnUntraced(function* (key: PublicKey) {
        yield* fileSystem.writeFileString(file, JSON.stringify(key), { flag: "wx", mode: 0o600 });
        yield* Effect.logInfo(
          `Pinned the hub's signing key ${Jwk.fingerprint(key)}; compare it with the hub's.`,
        );
        return true;
      });

      const trusts = Effect.fn("HubKey.trusts")(
        function* (key: PublicKey) {
          const pinned = yield* read;
          return Option.isNone(pinned)
            ? yield* pin(key)
            : Jwk.thumbprint(pinned.value) === Jwk.thumbprint(key);
        },
        Effect.catch((error) =>
          Effect.as(Effect.logError(`The pinned key of the hub cannot be used: ${error.message}`), false),
        ),
      );

      return HubKey.of({ trusts });
    }),
  );
}
