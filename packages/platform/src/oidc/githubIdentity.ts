import { Effect, Schema } from "effect";
import { type Configuration, fetchProtectedResource } from "openid-client";
import { SignInRefused } from "./OidcErrors.ts";
import { signInFailure } from "./oidcFailure.ts";
import { defaultIssuers, type ExternalIdentity, type ProviderSetup } from "./ProviderSetup.ts";

const User = Schema.Struct({
  id: Schema.Int,
  name: Schema.optionalKey(Schema.NullOr(Schema.String)),
  login: Schema.String,
});

const Emails = Schema.Array(
  Schema.Struct({ email: Schema.String, primary: Schema.Boolean, verified: Schema.Boolean }),
);

const apiOf = ({ issuer }: ProviderSetup) =>
  issuer === defaultIssuers.github ? "https://api.github.com" : `${issuer}/api/v3`;

const unreadable = () => new SignInRefused({ reason: "GitHub's answer is not of the known form" });

/**
 * Whom a GitHub access token speaks for. The subject is the account's number: its name can be given up and taken by
 * somebody else. The address is the primary one, from the list that says whether it is verified: the one in the
 * profile is whatever the person shows.
 */
export const githubIdentity = Effect.fnUntraced(function* (
  setup: ProviderSetup,
  configuration: Configuration,
  accessToken: string,
) {
  const read = <A, I>(path: string, schema: Schema.Codec<A, I>) =>
    Effect.tryPromise({
      try: async () => {
        const url = new URL(`${apiOf(setup)}${path}`);
        const accept = new Headers({ accept: "application/vnd.github+json" });
        const answer = await fetchProtectedResource(
          configuration,
          accessToken,
          url,
          "GET",
          undefined,
          accept,
        );
        return answer.ok ? await answer.text() : "";
      },
      catch: signInFailure(setup.issuer),
    }).pipe(
      Effect.flatMap((text) =>
        Effect.mapError(Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text), unreadable),
      ),
    );
  const [user, emails] = yield* Effect.all([read("/user", User), read("/user/emails", Emails)], {
    concurrency: 2,
  });
  const primary = emails.find((each) => each.primary);
  const identity: ExternalIdentity = {
    issuer: setup.issuer,
    subject: String(user.id),
    email: primary?.email ?? null,
    isEmailVerified: primary?.verified ?? false,
    displayName: user.name ?? user.login,
  };
  return identity;
});
