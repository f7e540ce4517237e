import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { NewStoredProvider } from "@atoll/database/identity/LoginProviderRepository";
import type { ProviderSetup } from "@atoll/platform/oidc/ProviderSetup";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import { Context, Effect, Layer, Redacted, Schema } from "effect";

const Secrets = Schema.fromJsonString(Schema.Struct({ nonce: Schema.String, codeVerifier: Schema.String }));
/** What only the hub may know of a sign-in on its way. */
export type AttemptSecrets = (typeof Secrets)["Type"];

const encodeSecrets = Schema.encodeEffect(Secrets);
const decodeSecrets = Schema.decodeUnknownEffect(Secrets);

const bytesOf = (text: string) => Redacted.make(new TextEncoder().encode(text));
const textOf = (bytes: Redacted.Redacted<Uint8Array>) => new TextDecoder().decode(Redacted.value(bytes));

const ofProvider = (tenantId: TenantId, id: string) => `login-provider/${tenantId}/${id}/client-secret`;
const ofAttempt = (tenantId: TenantId, id: string) => `login-attempt/${tenantId}/${id}`;

/** A row of ours that does not open was changed behind our back, or `ATOLL_KEY` is another: a defect. */
export class ProviderSetups extends Context.Service<
  ProviderSetups,
  {
    readonly sealClientSecret: (
      tenantId: TenantId,
      id: LoginProviderId,
      secret: string,
    ) => Effect.Effect<Uint8Array>;
    /** What the provider's own server has to be told, the secret opened. */
    readonly setupOf: (
      tenantId: TenantId,
      provider: Pick<
        NewStoredProvider,
        "id" | "kind" | "issuer" | "clientId" | "clientSecretSealed" | "appleKey"
      >,
    ) => Effect.Effect<ProviderSetup>;
    readonly sealAttempt: (
      tenantId: TenantId,
      id: string,
      secrets: AttemptSecrets,
    ) => Effect.Effect<Uint8Array>;
    readonly openAttempt: (
      tenantId: TenantId,
      id: string,
      sealed: Uint8Array,
    ) => Effect.Effect<AttemptSecrets>;
  }
>()("@atoll/domain/identity/ProviderSetups") {
  static readonly layer = Layer.effect(
    ProviderSetups,
    Effect.gen(function* () {
      const key = yield* KeyEncryptionKey;
      const seal = (text: string, purpose: string) =>
        Effect.provideService(wrap(bytesOf(text), purpose), KeyEncryptionKey, key);
      const open = (sealed: Uint8Array, purpose: string) =>
        unwrap(sealed, purpose).pipe(
          Effect.map(textOf),
          Effect.provideService(KeyEncryptionKey, key),
          Effect.catchTags({ KeyEncryptionKeyUnknown: Effect.die, WrappingBroken: Effect.die }),
        );
      return ProviderSetups.of({
        sealClientSecret: (tenantId, id, secret) => seal(secret, ofProvider(tenantId, id)),
        setupOf: (tenantId, { id, kind, issuer, clientId, clientSecretSealed, appleKey }) =>
          Effect.map(open(clientSecretSealed, ofProvider(tenantId, id)), (secret) => ({
            kind,
            issuer,
            clientId,
            clientSecret: Redacted.make(secret, { label: "client secret" }),
            appleKey,
          })),
        sealAttempt: (tenantId, id, secrets) =>
          encodeSecrets(secrets).pipe(
            Effect.catchTag("SchemaError", Effect.die),
            Effect.flatMap((text) => seal(text, ofAttempt(tenantId, id))),
          ),
        openAttempt: (tenantId, id, sealed) =>
          open(sealed, ofAttempt(tenantId, id)).pipe(
            Effect.flatMap(decodeSecrets),
            Effect.catchTag("SchemaError", Effect.die),
          ),
      });
    }),
  );
}
