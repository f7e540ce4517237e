import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { StorableJsonObject } from "../StorableJson.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Name } from "../Text.ts";
import { SessionGrant } from "./Session.ts";

export const PasskeyId = Identifier.pipe(Schema.brand("PasskeyId"));
export type PasskeyId = typeof PasskeyId.Type;

/** Something its owner signs in with, without a password: a phone, a laptop, a security key. */
export const Passkey = Schema.Struct({
  id: PasskeyId,
  name: Name,
  /** Whether its vendor copies it between its owner's devices. */
  backedUp: Schema.Boolean,
  createdAt: Instant,
  lastUsedAt: Schema.NullOr(Instant),
  /** Since when it signs nobody in any more: there may be a copy of it. Remove it and register it anew. */
  lockedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "Passkey" });
export type Passkey = typeof Passkey.Type;

/** Most that one person can have. */
export const passkeysPerPerson = 10;

/** What `PublicKeyCredential.toJSON()` gave (WebAuthn §5.1); members that are not used are ignored. */
export const PasskeyAnswer = StorableJsonObject.annotate({
  identifier: "PasskeyAnswer",
  examples: [
    {
      id: "bGFnb29u",
      rawId: "bGFnb29u",
      type: "public-key",
      response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" },
    },
  ],
});
export type PasskeyAnswer = typeof PasskeyAnswer.Type;

const Descriptor = Schema.Struct({
  id: Schema.String,
  type: Schema.Literal("public-key"),
  transports: Schema.Array(Schema.String),
});

/** For `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn §5.1.9). Good for five minutes, once. */
export const PasskeyCreation = Schema.Struct({
  rp: Schema.Struct({ id: Schema.String, name: Schema.String }),
  user: Schema.Struct({ id: Schema.String, name: Schema.String, displayName: Schema.String }),
  challenge: Schema.String,
  pubKeyCredParams: Schema.Array(Schema.Struct({ type: Schema.Literal("public-key"), alg: Schema.Int })),
  timeout: Schema.Int,
  excludeCredentials: Schema.Array(Descriptor),
  authenticatorSelection: Schema.Struct({
    residentKey: Schema.Literal("required"),
    requireResidentKey: Schema.Literal(true),
    userVerification: Schema.Literal("required"),
  }),
  attestation: Schema.Literal("none"),
}).annotate({ identifier: "PasskeyCreation" });
export type PasskeyCreation = typeof PasskeyCreation.Type;

/** For `PublicKeyCredential.parseRequestOptionsFromJSON` (WebAuthn §5.1.10). Good for five minutes, once. */
export const PasskeyRequest = Schema.Struct({
  rpId: Schema.String,
  challenge: Schema.String,
  timeout: Schema.Int,
  userVerification: Schema.Literal("required"),
  /** Empty: whichever passkey its person chooses. */
  allowCredentials: Schema.Array(Descriptor),
}).annotate({ identifier: "PasskeyRequest" });
export type PasskeyRequest = typeof PasskeyRequest.Type;

export const NewPasskey = Schema.Struct({ name: Name, answer: PasskeyAnswer }).annotate({
  identifier: "NewPasskey",
});

/** The session has another token from now on, and is as good as one that began with two factors. */
export const PasskeyRegistration = Schema.Struct({
  passkey: Passkey,
  /** Ten where it is the first factor, shown once, each good once; else empty. */
  recoveryCodes: Schema.Array(Schema.String),
  session: SessionGrant,
}).annotate({ identifier: "PasskeyRegistration" });
export type PasskeyRegistration = typeof PasskeyRegistration.Type;

export const PasskeyChange = Schema.Struct({ name: Name }).annotate({ identifier: "PasskeyChange" });

export const PasskeyShown = Schema.Struct({ answer: PasskeyAnswer }).annotate({ identifier: "PasskeyShown" });

export const PasskeyLogin = Schema.Struct({
  answer: PasskeyAnswer,
  /** Which of the user's tenants becomes active; the oldest membership when absent. */
  tenantId: Schema.optionalKey(TenantId),
}).annotate({ identifier: "PasskeyLogin" });
export type PasskeyLogin = typeof PasskeyLogin.Type;
