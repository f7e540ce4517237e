import { Effect, Layer } from "effect";
import { ExternalCallers } from "../../../src/identity/ExternalCallers.ts";

/** Where nobody shows a token of another issuer. */
export const noExternalCallers = Layer.mock(ExternalCallers, { claimed: () => Effect.succeedNone });
