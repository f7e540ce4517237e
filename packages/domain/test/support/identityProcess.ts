import { PgClient } from "@effect/sql-pg";
import { anonymous, CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { UserAgent } from "@atoll/contract/UserAgent";
import * as PostgresInvalidations from "@atoll/platform/invalidations/PostgresInvalidations";
import { open } from "@atoll/security/TenantKey";
import { PasswordHasher } from "@atoll/security/Password";
import { PasswordRules } from "@atoll/security/PasswordRules";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Context, Effect, Layer, Redacted, Ref, Schedule, Schema } from "effect";
import { Reactivity } from "effect/reactivity";
import { actingAs } from "../../src/caller.ts";
import { AccessTokens } from "../../src/identity/AccessTokens.ts";
import { AccountMails } from "../../src/identity/AccountMails.ts";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { IdentityConfig } from "../../src/identity/IdentityConfig.ts";
import { Login } from "../../src/identity/Login.ts";
import { LoginAttempts } from "../../src/identity/LoginAttempts.ts";
import { OneTimeLinks } from "../../src/identity/OneTimeLinks.ts";
import { OwnAccount } from "../../src/identity/OwnAccount.ts";
import { PasswordChanges } from "../../src/identity/PasswordChanges.ts";
import { Passwords } from "../../src/identity/Passwords.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { SecondFactorPolicy } from "../../src/identity/SecondFactorPolicy.ts";
import { SessionOpening } from "../../src/identity/SessionOpening.ts";
import { SessionRenewal } from "../../src/identity/SessionRenewal.ts";
import { Sessions } from "../../src/identity/Sessions.ts";
import { Unheard } from "../../src/identity/Unheard.ts";
import { AccessTokenKeys } from "../../src/keys/AccessTokenKeys.ts";
import { Mails } from "../../src/mail/Mails.ts";
import * as SealedFor from "../../src/keys/SealedFor.ts";
import * as MailSealing from "../../src/mail/MailSealing.ts";
import { noExternalCallers } from "../identity/support/noExternalCallers.ts";
import { layerSubmitting } from "./jobProcess.ts";

/** How often a password was hashed, to be stored or to be compared. */
export class Hashes extends Context.Service<Hashes, Ref.Ref<number>>()("test/Hashes") {}

const counting = Layer.effectContext(
  Effect.gen(function* () {
    const hasher = yield* PasswordHasher;
    const hashes = yield* Ref.make(0);
    const count = Ref.update(hashes, (before) => before + 1);
    return Context.make(Hashes, hashes).pipe(
      Context.add(PasswordHasher, {
        ...hasher,
        hash: (password) => Effect.andThen(count, hasher.hash(password)),
        verify: (password, stored) => Effect.andThen(count, hasher.verify(password, stored)),
      }),
    );
  }),
).pipe(Layer.provide(PasswordHasher.layerTest));

const invalidations = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) => PostgresInvalidations.layer(urls.app)),
);

const means = SessionRenewal.layer.pipe(
  Layer.provideMerge(SessionOpening.layer),
  Layer.provideMerge(
    Layer.mergeAll(
      LoginAttempts.layer.pipe(Layer.provideMerge(AccountMails.layer), Layer.provide(Mails.layer)),
      OneTimeLinks.layer,
      Passwords.layer.pipe(Layer.provide(PasswordRules.layer)),
      Unheard.layer,
    ),
  ),
);

/** What access tokens are verified by, which nobody here has. */
const accessTokens = AccessTokens.layer.pipe(Layer.provide(AccessTokenKeys.layer));

/** A process of the hub with all that has to do with accounts, on the suite's database. */
export const layerIdentity = ({ verification = true, secondFactors = SecondFactorPolicy.layerNone } = {}) =>
  Layer.mergeAll(Accounts.layer, Login.layer, OwnAccount.layer, PasswordChanges.layer, Sessions.layer).pipe(
    Layer.provideMerge(means),
    Layer.provideMerge(Credentials.layer.pipe(Layer.provide([accessTokens, noExternalCallers]))),
    Layer.provideMerge(Revocations.layer.pipe(Layer.provide(invalidations))),
    Layer.provideMerge(Layer.mergeAll(counting, layerSubmitting)),
    Layer.provide([IdentityConfig.layer("https://hub.example", verification), secondFactors]),
  );

/** As a request of this program from this address. */
export const from =
  (address: string, userAgent = "Reef/1.0") =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    effect.pipe(
      Effect.provideService(CurrentRequest, { ...anonymous, address }),
      Effect.provideService(UserAgent, userAgent),
    );

/** With this session's token, as the process finds its caller. */
export const withToken =
  (token: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.gen(function* () {
      const credentials = yield* Credentials;
      const { tenantId, actor } = yield* credentials.authenticate(Redacted.make(token));
      return yield* actingAs(tenantId, actor)(effect);
    });

const Rows = Schema.Array(
  Schema.Struct({ tenantId: TenantId, id: Schema.String, sealed: Schema.Uint8ArrayFromBase64Url }),
);
const Versions = Schema.Array(Schema.Struct({ version: Schema.Int, salt: Schema.Uint8Array }));
const decodeContent = Schema.decodeUnknownEffect(
  Schema.fromJsonString(Schema.toCodecJson(MailSealing.MailContent)),
);

export const superuser = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  return yield* PgClient.make({ url: urls.superuser });
}).pipe(Effect.provide(Reactivity.layer));

/** What was mailed to the address so far, oldest first, opened as the runner opens it. */
export const mailsTo = Effect.fnUntraced(function* (address: string) {
  const sql = yield* superuser;
  const found = yield* sql`
    select tenant_id as "tenantId", id, payload->>'sealed' as sealed from jobs where type = 'mail/2'
    order by created_at, id`;
  const rows = yield* Schema.decodeUnknownEffect(Rows)(found);
  const mails = yield* Effect.forEach(rows, ({ tenantId, id, sealed }) =>
    sql`select version, salt from tenant_keys where tenant_id = ${tenantId}`.pipe(
      Effect.flatMap(Schema.decodeUnknownEffect(Versions)),
      Effect.flatMap((versions) => open({ tenantId, versions }, sealed, SealedFor.mail(tenantId, id))),
      Effect.flatMap((bytes) => decodeContent(new TextDecoder().decode(Redacted.value(bytes)))),
    ),
  );
  return mails.filter(({ to }) => to.address === address).map(({ template }) => template);
}, Effect.scoped);

/** The newest mail of the kind to the address, waited for. */
export const mailed = Effect.fnUntraced(function* (address: string, kind: string) {
  return yield* mailsTo(address).pipe(
    Effect.map((mails) => mails.findLast(({ _tag }) => _tag === kind)),
    Effect.flatMap(Effect.fromNullishOr),
    Effect.retry({ schedule: Schedule.spaced("20 millis"), times: 200 }),
  );
});

/** The token of the link that was mailed. */
export const linkTo = Effect.fnUntraced(function* (address: string, kind: string) {
  const template = yield* mailed(address, kind);
  return "token" in template ? Redacted.value(template.token) : yield* Effect.die("The mail has no link");
});
