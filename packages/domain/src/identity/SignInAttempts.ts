import { randomBytes } from "node:crypto";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { ProviderAnswer } from "@atoll/contract/identity/FederationApi";
import {
  LoginAttemptInvalid,
  LoginProviderNotFound,
  type LoginProviderUnavailable,
  type ProviderSignInRefused,
} from "@atoll/contract/identity/FederationProblems";
import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import {
  LoginAttemptId,
  LoginAttemptRepository,
  type SpentAttempt,
} from "@atoll/database/identity/LoginAttemptRepository";
import {
  LoginProviderRepository,
  type StoredProvider,
} from "@atoll/database/identity/LoginProviderRepository";
import { OidcClient } from "@atoll/platform/oidc/OidcClient";
import type { ExternalIdentity } from "@atoll/platform/oidc/ProviderSetup";
import * as Base64Url from "@atoll/security/Base64Url";
import { sha256 } from "@atoll/security/Digest";
import { Context, Duration, Effect, Layer, Option, Redacted, Struct } from "effect";
import { actingAs } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { signInProblem, unusableProblem } from "./providerProblems.ts";
import { ProviderSetups } from "./ProviderSetups.ts";

/** What a sign-in is for, and where it leads. */
export interface Purpose {
  /** Whose account is to be linked; null to sign in. */
  readonly linkFor: UserId | null;
  readonly redirect: string;
}

export interface From {
  /** What the browser has of an attempt that was begun in it. */
  readonly browser: string | undefined;
  /** Only a provider of this tenant will do. */
  readonly within?: TenantId;
}

/** Where to send the person, and what its browser has to show when it is back. */
export interface Begun {
  readonly url: string;
  readonly browser: Redacted.Redacted<string>;
  readonly lifetime: Duration.Duration;
}

export interface Returned {
  readonly attempt: SpentAttempt;
  readonly provider: StoredProvider;
  readonly identity: ExternalIdentity;
}

/** Nobody can sign in by this provider now. */
export type Unusable = LoginProviderNotFound | LoginProviderUnavailable | ServiceUnavailable;
/** A person who is back brings no identity. */
export type NotReturned = LoginAttemptInvalid | ProviderSignInRefused | Unusable;

const lifetime = Duration.minutes(10);
const secret = Effect.sync(() => Base64Url.encode(randomBytes(32)));
const system = { _tag: "System", name: "identity" } as const;

const isOurs = (presented: string) => Option.isSome(Base64Url.decodeExactly(presented, 32));

const logged = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.tapError(effect, (failure) => Effect.logWarning("A sign-in at a provider failed", failure));

/** People's ways to a provider and back: each once, within ten minutes, in one browser. */
export class SignInAttempts extends Context.Service<
  SignInAttempts,
  {
    readonly begin: (
      providerId: LoginProviderId,
      purpose: Purpose,
      from: From,
    ) => Effect.Effect<Begun, Unusable>;
    /**
     * Takes the attempt and redeems what came back. Of any number of calls with one `state`, on whichever processes, one
     * gets an identity; one without the browser's proof gets none and spoils nothing. An attempt that was taken is
     * over, whatever it came to.
     */
    readonly finish: (
      providerId: LoginProviderId,
      answer: ProviderAnswer,
      from: From,
    ) => Effect.Effect<Returned, NotReturned>;
  }
>()("@atoll/domain/identity/SignInAttempts") {
  static readonly layer = Layer.effect(
    SignInAttempts,
    Effect.gen(function* () {
      const { transaction } = yield* Database;
      const providers = yield* LoginProviderRepository;
      const attempts = yield* LoginAttemptRepository;
      const setups = yield* ProviderSetups;
      const client = yield* OidcClient;
      const { audience: origin } = yield* IdentityConfig;

      /** One for each provider: an answer meant for another one does not even come to the right place. */
      const redirectUri = ({ id, kind }: StoredProvider) =>
        kind === "apple" ? `${origin}/api/v1/auth/providers/${id}/relay` : `${origin}/sign-in/callback/${id}`;

      const usable = Effect.fnUntraced(function* (tenantId: TenantId, id: LoginProviderId) {
        const found = yield* providers.get(id).pipe(actingAs(tenantId, system));
        const provider = Option.filter(found, ({ enabled }) => enabled);
        return yield* Effect.fromOption(provider, () => new LoginProviderNotFound({}));
      });

      const begin = Effect.fn("SignInAttempts.begin")(function* (
        id: LoginProviderId,
        { linkFor, redirect }: Purpose,
        { browser, within }: From,
      ) {
        const owner = Option.filter(
          yield* providers.tenantOf(id),
          (tenantId) => within === undefined || tenantId === within,
        );
        const tenantId = yield* Effect.fromOption(owner, () => new LoginProviderNotFound({}));
        const provider = yield* usable(tenantId, id);
        const setup = yield* setups.setupOf(tenantId, provider).pipe(actingAs(tenantId, system));
        const request = { state: yield* secret, nonce: yield* secret, codeVerifier: yield* secret };
        const url = yield* client
          .authorizationUrl(setup, { ...request, redirectUri: redirectUri(provider) })
          .pipe(logged, Effect.mapError(unusableProblem));
        // Another tab's attempt goes on: it is the same browser.
        const proof = browser !== undefined && isOurs(browser) ? browser : yield* secret;
        const attemptId = yield* newId(LoginAttemptId);
        const { nonce, codeVerifier } = request;
        const attempt = {
          id: attemptId,
          providerId: id,
          stateHash: sha256(request.state),
          browserHash: sha256(proof),
          linkFor,
          redirect,
          lifetime,
        };
        yield* setups.sealAttempt(tenantId, attemptId, { nonce, codeVerifier }).pipe(
          Effect.flatMap((secretsSealed) => attempts.create({ ...attempt, secretsSealed })),
          transaction,
          actingAs(tenantId, system),
        );
        return { url: url.href, browser: Redacted.make(proof), lifetime };
      }, databaseAnswers);

      const finish = Effect.fn("SignInAttempts.finish")(function* (
        id: LoginProviderId,
        answer: ProviderAnswer,
        { browser, within }: From,
      ) {
        const { state } = answer;
        const parameters = Struct.omit(answer, ["displayName"]);
        if (browser === undefined || !isOurs(browser)) return yield* new LoginAttemptInvalid({});
        const key = { stateHash: sha256(state), browserHash: sha256(browser), providerId: id };
        const attempt = yield* Effect.fromOption(
          yield* attempts.spend(key),
          () => new LoginAttemptInvalid({}),
        );
        const { tenantId } = attempt;
        if (within !== undefined && tenantId !== within) return yield* new LoginAttemptInvalid({});
        const provider = yield* usable(tenantId, id);
        const { setup, secrets } = yield* Effect.all({
          setup: setups.setupOf(tenantId, provider),
          secrets: setups.openAttempt(tenantId, attempt.id, attempt.secretsSealed),
        }).pipe(actingAs(tenantId, system));
        const identity = yield* client
          .exchange(setup, { ...secrets, state, parameters, redirectUri: redirectUri(provider) })
          .pipe(logged, Effect.mapError(signInProblem));
        return { attempt, provider, identity };
      }, databaseAnswers);

      return SignInAttempts.of({ begin, finish });
    }),
  );
}
