import { createHmac } from "node:crypto";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { DateTime, Effect, Layer } from "effect";
import { Ceremonies } from "../../src/identity/Ceremonies.ts";
import { FactorChanges } from "../../src/identity/FactorChanges.ts";
import { FactorCodes } from "../../src/identity/FactorCodes.ts";
import { IdentityConfig } from "../../src/identity/IdentityConfig.ts";
import { PasskeyLogin } from "../../src/identity/PasskeyLogin.ts";
import { PasskeySigning } from "../../src/identity/PasskeySigning.ts";
import { Passkeys } from "../../src/identity/Passkeys.ts";
import { SecondFactorPolicy } from "../../src/identity/SecondFactorPolicy.ts";
import { SecondFactors } from "../../src/identity/SecondFactors.ts";
import { SessionElevation } from "../../src/identity/SessionElevation.ts";
import * as StoredSecondFactors from "../../src/identity/StoredSecondFactors.ts";
import { layerIdentity } from "./identityProcess.ts";
import { layerProcess } from "./TestDatabase.ts";

/** For an organisation that asks everybody for a second factor. */
export const demanding = Layer.succeed(SecondFactorPolicy, { owes: () => Effect.succeed(true) });

const stored = Layer.unwrap(
  Effect.map(TestPostgres, (postgres) =>
    StoredSecondFactors.layer.pipe(
      // A database of its own: the repositories of the process are to join the transactions of its services.
      Layer.provide(Layer.fresh(layerProcess)),
      Layer.provide(Layer.succeed(TestPostgres, postgres)),
      Layer.orDie,
    ),
  ),
);

/** A process of the hub with all that people show beside a password. */
export const layerFactors = (policy: Layer.Layer<SecondFactorPolicy, never, TestPostgres> = stored) =>
  Layer.unwrap(
    Effect.map(TestPostgres, (postgres) => {
      const secondFactors = Layer.provide(policy, Layer.succeed(TestPostgres, postgres));
      return Layer.mergeAll(SecondFactors.layer, Passkeys.layer, PasskeyLogin.layer).pipe(
        Layer.provide([FactorCodes.layer, PasskeySigning.layer, SessionElevation.layer]),
        Layer.provide([FactorChanges.layer, Ceremonies.layer]),
        Layer.provideMerge(layerIdentity({ verification: false, secondFactors })),
        Layer.provide(IdentityConfig.layer("https://hub.example", false)),
      );
    }),
  );

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 §6. */
const base32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** RFC 6238 and RFC 4226 §5.3, by hand: what an app shows so many steps from now. */
export const codeOf = (secret: string, stepsFromNow = 0) =>
  Effect.map(DateTime.now, (now) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(DateTime.toEpochMillis(now) / 30_000) + stepsFromNow));
    const hash = createHmac("sha1", base32(secret)).update(counter).digest();
    const offset = (hash.at(-1) ?? 0) & 0x0f;
    return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
  });
