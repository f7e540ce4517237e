import { Clock, Context, Deferred, Effect, Exit, Layer, Schema } from "effect";
import * as LruMap from "../cache/LruMap.ts";
import { OutboundHttp } from "../outbound/OutboundHttp.ts";
import * as Resilience from "../resilience/Resilience.ts";
import { askProvider } from "./askProvider.ts";
import { ProviderMisconfigured, ProviderUnreachable } from "./OidcErrors.ts";

/** Milliseconds a key set is believed. */
const freshFor = 600_000;
/** Milliseconds between two questions to one issuer, whatever the tokens say that people show meanwhile. */
const coolDown = 30_000;
const mostIssuers = 500;
const maximumBytes = 256 * 1_024;
const timeout = 5_000;

type Unanswered = ProviderUnreachable | ProviderMisconfigured;
type Document = typeof Schema.Json.Type;

interface Question {
  readonly askedAt: number;
  /** The end of time while it is not answered. */
  readonly freshUntil: number;
  readonly answer: Deferred.Deferred<Document, Unanswered>;
}

const decodeDescription = Schema.decodeUnknownEffect(
  Schema.fromJsonString(Schema.Struct({ issuer: Schema.String, jwks_uri: Schema.String })),
);
const decodeDocument = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Json));

/** The keys by which issuers sign, as they publish them (OpenID Connect Discovery §4, RFC 7517). */
export class IssuerKeys extends Context.Service<
  IssuerKeys,
  {
    /**
     * The issuer's key set document as it is, asked for once in ten minutes; of a failure half a minute later at the
     * earliest. Any number of callers wait for one answer, and one that goes away ends it for nobody. To be asked for
     * issuers that somebody has set up only.
     */
    readonly get: (issuer: string) => Effect.Effect<Document, Unanswered>;
    /**
     * For a key that the set does not hold: the set anew, unless the issuer was asked within the last half minute; then,
     * and where it does not answer, the one there is.
     */
    readonly renewed: (issuer: string) => Effect.Effect<Document, Unanswered>;
  }
>()("@atoll/platform/oidc/IssuerKeys") {
  static readonly layer = Layer.effect(
    IssuerKeys,
    Effect.gen(function* () {
      const http = yield* OutboundHttp;
      const scope = yield* Effect.scope;
      const policy = yield* Resilience.make({ name: "token issuer", timeout: "10 seconds" });
      const questions = LruMap.make<Question>(mostIssuers);
      const keep = (issuer: string, question: Question) => questions.set(issuer, question, Infinity);

      const read = Effect.fnUntraced(function* (issuer: string, address: string) {
        const misconfigured = (reason: string) => new ProviderMisconfigured({ issuer, reason });
        if (!URL.canParse(address)) return yield* misconfigured("it names no address of its keys");
        const headers = { accept: "application/json" };
        const response = yield* http
          .send({ url: new URL(address), method: "GET", headers, maximumBytes, timeout })
          .pipe(
            Effect.catchTags({
              OutboundFailed: ({ message: reason }) =>
                Effect.fail(new ProviderUnreachable({ issuer, reason })),
              OutboundRefused: ({ message }) => Effect.fail(misconfigured(message)),
            }),
          );
        const reason = `${new URL(address).pathname} answered ${response.status}`;
        if (response.status >= 500) return yield* new ProviderUnreachable({ issuer, reason });
        if (response.status !== 200) return yield* misconfigured(reason);
        return yield* Effect.promise(() => response.text());
      });

      const fetchKeys = Effect.fnUntraced(function* (issuer: string) {
        const unreadable = () => new ProviderMisconfigured({ issuer, reason: "its answer is not readable" });
        const place = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
        const description = yield* Effect.mapError(decodeDescription(yield* read(issuer, place)), unreadable);
        if (description.issuer !== issuer) {
          return yield* new ProviderMisconfigured({ issuer, reason: "it calls itself by another name" });
        }
        return yield* Effect.mapError(decodeDocument(yield* read(issuer, description.jwks_uri)), unreadable);
      });

      /** What is known is kept while the issuer is asked again and fails. */
      const settle = (issuer: string, asked: Question, before: Question | undefined) =>
        Effect.fnUntraced(function* (exit: Exit.Exit<Document, Unanswered>) {
          const now = yield* Clock.currentTimeMillis;
          if (Exit.isSuccess(exit)) keep(issuer, { ...asked, freshUntil: now + freshFor });
          else if (before === undefined) keep(issuer, { ...asked, freshUntil: now + coolDown });
          else keep(issuer, { ...before, askedAt: asked.askedAt });
          const isKept = Exit.isFailure(exit) && before !== undefined;
          yield* Deferred.complete(asked.answer, isKept ? Deferred.await(before.answer) : exit);
        });

      /** The work is this service's: whoever waits for it may go away, and ask as often as before. */
      const ask = Effect.fnUntraced(function* (issuer: string, now: number, before?: Question) {
        const answer = Deferred.makeUnsafe<Document, Unanswered>();
        const asked = { askedAt: now, freshUntil: Infinity, answer };
        keep(issuer, asked);
        yield* fetchKeys(issuer).pipe(
          askProvider(policy, issuer),
          Effect.tapError(({ message }) => Effect.logWarning("The keys of an issuer are not known", message)),
          Effect.onExit(settle(issuer, asked, before)),
          Effect.ignore,
          Effect.forkIn(scope),
        );
        return yield* Deferred.await(answer);
      });

      const current = (issuer: string, now: number) => {
        const question = questions.get(issuer, now);
        return question !== undefined && question.freshUntil > now ? question : undefined;
      };

      const get = Effect.fn("IssuerKeys.get")(function* (issuer: string) {
        const now = yield* Clock.currentTimeMillis;
        const question = current(issuer, now);
        return yield* question === undefined ? ask(issuer, now) : Deferred.await(question.answer);
      });

      const renewed = Effect.fn("IssuerKeys.renewed")(function* (issuer: string) {
        const now = yield* Clock.currentTimeMillis;
        const question = current(issuer, now);
        if (question === undefined || now - question.askedAt >= coolDown) {
          return yield* ask(issuer, now, question);
        }
        return yield* Deferred.await(question.answer);
      });

      return IssuerKeys.of({ get, renewed });
    }),
  );
}
