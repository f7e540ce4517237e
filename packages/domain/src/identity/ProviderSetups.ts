import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import type { NewStoredProvider } from "@atoll/database/identity/LoginProviderRepository";
import type { ProviderSetup } from "@atoll/platform/oidc/ProviderSetup";
import { Context, Effect, Layer, Redacted, Schema } from "effect";
import * as SealedFor from "../keys/SealedFor.ts";
import { TenantKeys } from "../keys/TenantKeys.ts";

const Secrets = Schema.fromJsonString(Schema.Struct({ nonce: Schema.String, codeVerifier: Schema.String }));
/** What only the hub may know of a sign-in on its way. */
export type AttemptSecrets = (typeof Secrets)["Type"];

const encodeSecrets = Schema.encodeEffect(Secrets);
const decodeSecrets = Schema.decodeUnknownEffect(Secrets);

const bytesOf = (text: string) => Redacted.make(new TextEncoder().encode(text));
const textOf = (bytes: Redacted.Redacted<Uint8Array>) => new TextDecoder().decode(Redacted.value(bytes));

/**
 * The secrets of the current tenant's providers, which has to be the one that is named. What is sealed is to be written in the
 * transaction in which it was. A row of ours that does not open was changed behind our back, or `ATOLL_KEY` is another: a
 * defect.
 */
export class ProviderSetups extends Context.Service<
  ProviderSetups,
  {
    readonly sealClientSecret: (
      tenantId: TenantId,
      id: LoginProviderId,
      secret: string,
    ) => Effect.Effect<Uint8Array, DatabaseUnavailable>;
    /** What the provider's own server has to be told, the secret opened. */
    readonly setupOf: (
      tenantId: TenantId,
      provider: Pick<
        NewStoredProvider,
        "id" | "kind" | "issuer" | "clientId" | "clientSecretSealed" | "appleKey"
      >,
    ) => Effect.Effect<ProviderSetup, DatabaseUnavailable>;
    readonly sealAttempt: (
      tenantId: TenantId,
      id: string,
      secrets: AttemptSecrets,
    ) => Effect.Effect<Uint8Array, DatabaseUnavailable>;
    readonly openAttempt: (
      tenantId: TenantId,
      id: string,
      sealed: Uint8Array,
    ) => Effect.Effect<AttemptSecrets, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/ProviderSetups") {
  static readonly layer = Layer.effect(
    ProviderSetups,
    Effect.gen(function* () {
      const keys = yield* TenantKeys;
      const seal = (text: string, purpose: string) => keys.seal(bytesOf(text), purpose);
      const open = (sealed: Uint8Array, purpose: string) =>
        keys.open(sealed, purpose).pipe(
          Effect.map(textOf),
          Effect.catchTags({
            KeyEncryptionKeyUnknown: Effect.die,
            TenantKeyUnknown: Effect.die,
            WrappingBroken: Effect.die,
          }),
        );
      return ProviderSetups.of({
        sealClientSecret: (tenantId, id, secret) => seal(secret, SealedFor.clientSecret(tenantId, id)),
        setupOf: (tenantId, { id, kind, issuer, clientId, clientSecretSealed, appleKey }) =>
          Effect.map(open(clientSecretSealed, SealedFor.clientSecret(tenantId, id)), (secret) => ({
            kind,
            issuer,
            clientId,
            clientSecret: Redacted.make(secret, { label: "client secret" }),
            appleKey,
          })),
        sealAttempt: (tenantId, id, secrets) =>
          encodeSecrets(secrets).pipe(
            Effect.catchTag("SchemaError", Effect.die),
            Effect.flatMap((text) => seal(text, SealedFor.signIn(tenantId, id))),
          ),
        openAttempt: (tenantId, id, sealed) =>
          open(sealed, SealedFor.signIn(tenantId, id)).pipe(
            Effect.flatMap(decodeSecrets),
            Effect.catchTag("SchemaError", Effect.die),
          ),
      });
    }),
  );
}
