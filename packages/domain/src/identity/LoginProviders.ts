import { Forbidden, type InvalidRequest, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { LoginProviderNotFound } from "@atoll/contract/identity/FederationProblems";
import {
  JoiningRole,
  type LoginProvider,
  type LoginProviderChange,
  LoginProviderId,
  type NewLoginProvider,
  type OfferedProvider,
} from "@atoll/contract/identity/LoginProvider";
import type { LoginProviderTest } from "@atoll/contract/identity/LoginProvidersApi";
import { rightsOf } from "@atoll/contract/identity/Permission";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import {
  LoginProviderRepository,
  mostProviders,
  type StoredProvider,
} from "@atoll/database/identity/LoginProviderRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { OidcClient } from "@atoll/platform/oidc/OidcClient";
import { defaultIssuers } from "@atoll/platform/oidc/ProviderSetup";
import { Context, DateTime, Effect, Layer, Struct } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { Access } from "../access/Access.ts";
import { Permit } from "../Permit.ts";
import { actingAs, currentTenant } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { checkProvider, issuerMissing, tooManyProviders } from "./providerFaults.ts";
import { ProviderSetups } from "./ProviderSetups.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";

const shown = (provider: StoredProvider): LoginProvider => Struct.omit(provider, ["clientSecretSealed"]);

const joiningRights = JoiningRole.literals.flatMap((role) => rightsOf[role]);

/**
 * Where else the people of an organisation can sign in. Whoever decides about a provider decides who somebody is: so it
 * must hold itself all that the provider may give, and all that those may whom it signs in unasked.
 */
export class LoginProviders extends Context.Service<
  LoginProviders,
  {
    /** What the sign-in page of any organisation shows; nothing for one that does not exist. */
    offered(tenantId: TenantId): Effect.Effect<ReadonlyArray<OfferedProvider>, ServiceUnavailable>;
    list(): Effect.Effect<ReadonlyArray<LoginProvider>, ServiceUnavailable, Permit<"providers:read">>;
    /** Nothing is asked of the provider: see `test`. */
    create(
      input: NewLoginProvider,
    ): Effect.Effect<
      LoginProvider,
      InvalidRequest | Forbidden | ServiceUnavailable,
      Permit<"providers:create">
    >;
    /** Disabling it ends the sessions in the organisation that began at providers, on every server process. */
    update(
      id: LoginProviderId,
      change: LoginProviderChange,
    ): Effect.Effect<
      LoginProvider,
      LoginProviderNotFound | InvalidRequest | Forbidden | ServiceUnavailable,
      Permit<"providers:update">
    >;
    /** Ends sessions as disabling does. The links of its people stay, for another provider of the same issuer. */
    remove(
      id: LoginProviderId,
    ): Effect.Effect<void, LoginProviderNotFound | ServiceUnavailable, Permit<"providers:delete">>;
    /** Asks the provider to describe itself. That it is usable does not mean that it knows the client's secret. */
    test(
      id: LoginProviderId,
    ): Effect.Effect<
      LoginProviderTest,
      LoginProviderNotFound | ServiceUnavailable,
      Permit<"providers:update">
    >;
  }
>()("@atoll/domain/identity/LoginProviders") {
  static readonly layer = Layer.effect(
    LoginProviders,
    Effect.gen(function* () {
      const database = yield* Database;
      const providers = yield* LoginProviderRepository;
      const sessions = yield* SessionRepository;
      const setups = yield* ProviderSetups;
      const revocations = yield* Revocations;
      const client = yield* OidcClient;
      const access = yield* Access;
      const trail = yield* AuditTrail;

      const offered = Effect.fn("LoginProviders.offered")(function* (tenantId: TenantId) {
        const all = yield* providers.list.pipe(actingAs(tenantId, { _tag: "System", name: "identity" }));
        return all.filter(({ enabled }) => enabled).map(({ id, kind, name }) => ({ id, kind, name }));
      }, databaseAnswers);

      const list = Effect.fn("LoginProviders.list")(function* () {
        yield* Permit("providers:read");
        return (yield* providers.list).map(shown);
      }, databaseAnswers);

      const get = (id: LoginProviderId) =>
        Effect.flatMap(providers.get(id), (found) =>
          Effect.fromOption(found, () => new LoginProviderNotFound({})),
        );

      const mayDecide = Effect.catchTag(access.mayHandOut(joiningRights), "Escalation", () =>
        Effect.fail(new Forbidden({ detail: "A provider may give rights that you do not hold yourself." })),
      );

      const create = Effect.fn("LoginProviders.create")(function* (input: NewLoginProvider) {
        yield* Permit("providers:create");
        yield* mayDecide;
        const tenantId = yield* currentTenant;
        const issuer = input.issuer ?? defaultIssuers[input.kind];
        if (issuer === null) return yield* issuerMissing();
        const id = yield* newId(LoginProviderId);
        const { clientSecret, ...rest } = input;
        const provider: LoginProvider = {
          appleKey: null,
          allowedDomains: [],
          autoJoin: false,
          defaultRole: "member",
          enabled: true,
          acceptsTokensFor: null,
          ...rest,
          issuer,
          id,
          createdAt: yield* DateTime.now,
        };
        yield* checkProvider(provider);
        const created = yield* trail.recorded(
          Effect.flatMap(setups.sealClientSecret(tenantId, id, clientSecret), (clientSecretSealed) =>
            providers.create({ ...provider, clientSecretSealed }),
          ),
          (isNew) =>
            isNew
              ? {
                  action: "loginProviders.create",
                  target: { type: "loginProvider", id },
                  changes: diff("loginProvider", {}, provider),
                }
              : undefined,
        );
        if (!created) return yield* tooManyProviders(mostProviders);
        return provider;
      }, databaseAnswers);

      const endSessions = Effect.fnUntraced(function* (tenantId: TenantId) {
        yield* sessions.revokeAllBegunBy("provider", "provider-disabled");
        yield* revocations.tell(tagOf.tenant(tenantId));
      });

      const update = Effect.fn("LoginProviders.update")(function* (
        id: LoginProviderId,
        { clientSecret, ...change }: LoginProviderChange,
      ) {
        yield* Permit("providers:update");
        yield* mayDecide;
        const tenantId = yield* currentTenant;
        return yield* database.transaction(
          Effect.gen(function* () {
            const before = yield* get(id);
            const after: StoredProvider = { ...before, ...change };
            yield* checkProvider(after);
            const sealed =
              clientSecret === undefined ? null : yield* setups.sealClientSecret(tenantId, id, clientSecret);
            yield* providers.update(after, sealed);
            const stopped = before.enabled && !after.enabled;
            const tokensStopped =
              before.acceptsTokensFor !== null && before.acceptsTokensFor !== after.acceptsTokensFor;
            if (stopped || tokensStopped) yield* endSessions(tenantId);
            yield* trail.record({
              action: "loginProviders.update",
              target: { type: "loginProvider", id },
              changes: diff("loginProvider", before, after),
            });
            return shown(after);
          }),
        );
      }, databaseAnswers);

      const remove = Effect.fn("LoginProviders.remove")(function* (id: LoginProviderId) {
        yield* Permit("providers:delete");
        const tenantId = yield* currentTenant;
        yield* database.transaction(
          Effect.gen(function* () {
            const before = yield* get(id);
            if (!(yield* providers.remove(id))) return yield* new LoginProviderNotFound({});
            yield* endSessions(tenantId);
            yield* trail.record({
              action: "loginProviders.remove",
              target: { type: "loginProvider", id },
              changes: diff("loginProvider", before, {}),
            });
          }),
        );
      }, databaseAnswers);

      const test = Effect.fn("LoginProviders.test")(function* (id: LoginProviderId) {
        yield* Permit("providers:update");
        const setup = yield* setups.setupOf(yield* currentTenant, yield* get(id));
        return yield* Effect.match(client.check(setup), {
          onFailure: ({ message }) => ({ usable: false, fault: message }),
          onSuccess: () => ({ usable: true, fault: null }),
        });
      }, databaseAnswers);

      return LoginProviders.of({ offered, list, create, update, remove, test });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
