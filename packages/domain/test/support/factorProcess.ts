import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Effect, Layer } from "effect";
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
