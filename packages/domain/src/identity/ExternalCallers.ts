import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import {
  type Acceptance,
  type Claimed,
  ExternalCallerRepository,
} from "@atoll/database/identity/ExternalCallerRepository";
import { LoginProviderRepository } from "@atoll/database/identity/LoginProviderRepository";
import { IssuerKeys } from "@atoll/platform/oidc/IssuerKeys";
import type { ExternalClaims } from "@atoll/security/ExternalClaims";
import * as ExternalToken from "@atoll/security/ExternalToken";
import { Context, Effect, Layer, Option, type Redacted } from "effect";
import { actingAs } from "../caller.ts";
import type { Finding } from "../revocation/CredentialCache.ts";
import { type Known, ofExternalToken } from "./Caller.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { ProviderAccounts } from "./ProviderAccounts.ts";

type Unknown = Unauthenticated | ServiceUnavailable | DatabaseUnavailable;
type Token = Redacted.Redacted<string>;

const unavailable = () =>
  new ServiceUnavailable({ detail: "The keys of the token's issuer cannot be asked for now." });

const refused = (reason: string) =>
  Effect.andThen(
    Effect.logInfo("A token of another issuer was refused", reason),
    Effect.fail(new Unauthenticated({})),
  );

const hasMember = (
  each: Acceptance,
): each is Acceptance & { readonly member: NonNullable<Acceptance["member"]> } => each.member !== null;

/** The one of them, if all are of one organisation. Of several that accept the token none is chosen for its person. */
const only = <A extends Acceptance>(acceptances: ReadonlyArray<A>): Option.Option<A> => {
  const [first] = acceptances;
  return first !== undefined && acceptances.every(({ tenantId }) => tenantId === first.tenantId)
    ? Option.some(first)
    : Option.none();
};

/** Callers by tokens that the issuer behind a login provider gave them (`acceptsTokensFor`). */
export class ExternalCallers extends Context.Service<
  ExternalCallers,
  {
    /** Whose it says it is; none for one of the hub's own, and for what is no such token in form. */
    readonly claimed: (token: Token) => Effect.Effect<Option.Option<Claimed>>;
    /**
     * The member whose linked identity the token is of, in the organisation that accepts it: signed by a key that its
     * issuer publishes now, for that organisation's audience; see `ExternalToken.verify`. An identity that is nobody's
     * becomes a new account where the provider lets people join, by the rules of a first sign-in; never does a token open
     * an account that was not linked by its person.
     *
     * An issuer is asked only when somebody has set it up, and not for each token: see `IssuerKeys`. One that cannot be
     * asked makes `ServiceUnavailable`. Success does not mean that the issuer would still give the token out.
     */
    readonly find: (token: Token, claimed: Claimed) => Effect.Effect<Finding<Known>, Unknown>;
  }
>()("@atoll/domain/identity/ExternalCallers") {
  static readonly layer = Layer.effect(
    ExternalCallers,
    Effect.gen(function* () {
      const callers = yield* ExternalCallerRepository;
      const providers = yield* LoginProviderRepository;
      const accounts = yield* ProviderAccounts;
      const issuerKeys = yield* IssuerKeys;
      const { audience: hub } = yield* IdentityConfig;

      const claimed = (token: Token) =>
        ExternalToken.claimed(token).pipe(
          Effect.option,
          Effect.map(Option.filter(({ issuer }) => issuer !== hub)),
        );

      const verifyBy = Effect.fnUntraced(function* (
        keys: ReturnType<IssuerKeys["Service"]["get"]>,
        token: Token,
        { issuer, audience }: { readonly issuer: string; readonly audience: string },
      ) {
        const document = yield* Effect.mapError(keys, unavailable);
        return yield* Option.match(ExternalToken.parseKeySet(document), {
          onNone: () => Effect.fail(unavailable()),
          onSome: (set) =>
            ExternalToken.verify({
              token,
              keys: set,
              issuer,
              audience,
              algorithms: ExternalToken.Algorithm.literals,
            }),
        });
      });

      const verify = (token: Token, { issuer }: Claimed, { audience }: Acceptance) =>
        verifyBy(issuerKeys.get(issuer), token, { issuer, audience }).pipe(
          Effect.catchTag("ExternalKeyUnknown", () =>
            verifyBy(issuerKeys.renewed(issuer), token, { issuer, audience }),
          ),
          Effect.catchTags({
            ExternalKeyUnknown: () => refused("key"),
            ExternalTokenExpired: () => Effect.fail(new Unauthenticated({})),
            ExternalTokenRefused: ({ reason }) => refused(reason),
          }),
        );

      /** Somebody who has never been here, by the rules of a first sign-in at the provider. */
      const join = Effect.fnUntraced(function* (acceptance: Acceptance, claims: ExternalClaims) {
        const { tenantId, tenantState, providerId } = acceptance;
        if (tenantState !== "active") return;
        const provider = yield* providers
          .get(providerId)
          .pipe(actingAs(tenantId, { _tag: "System", name: "identity" }));
        if (Option.isNone(provider)) return;
        const identity = {
          issuer: claims.issuer,
          subject: claims.subject,
          email: Option.getOrNull(claims.email),
          isEmailVerified: claims.emailVerified,
          displayName: Option.getOrNull(claims.name),
        };
        // Who came first of two requests at once is found by both.
        yield* accounts
          .join({ tenantId, provider: provider.value, identity, displayName: undefined })
          .pipe(Effect.catchTag("NoLinkedAccount", () => Effect.void));
      });

      const find = Effect.fn("ExternalCallers.find")(function* (token: Token, wanted: Claimed) {
        const accepting = yield* callers.find(wanted);
        const [first] = accepting;
        if (first === undefined) return yield* new Unauthenticated({});
        const claims = yield* verify(token, wanted, first);
        const known = accepting.filter(hasMember);
        if (known.length > 0) {
          const found = only(known);
          return Option.isSome(found) ? ofExternalToken(found.value, claims) : yield* refused("ambiguous");
        }
        const welcoming = only(accepting);
        if (first.linked || Option.isNone(welcoming)) return yield* refused("subject");
        yield* join(welcoming.value, claims);
        const joined = only((yield* callers.find(wanted)).filter(hasMember));
        return Option.isSome(joined) ? ofExternalToken(joined.value, claims) : yield* refused("subject");
      });

      return ExternalCallers.of({ claimed, find });
    }),
  );
}
