import type { PostedAnswer } from "@atoll/contract/identity/FederationApi";
import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { Option, Schema } from "effect";

/** What Apple tells of a person, the first time only ("Sign in with Apple", user object). */
const AppleUser = Schema.fromJsonString(
  Schema.Struct({
    name: Schema.Struct({
      firstName: Schema.optionalKey(Schema.String),
      lastName: Schema.optionalKey(Schema.String),
    }),
  }),
);

const decode = Schema.decodeUnknownOption(AppleUser);

const nameOf = (user: string | undefined) =>
  Option.match(decode(user), {
    onNone: () => "",
    onSome: ({ name }) => [name.firstName, name.lastName].filter((part) => part !== undefined).join(" "),
  });

/** Our page that finishes the sign-in, with what was posted in its address as other providers put it there. */
export const pageOf = (
  providerId: LoginProviderId,
  { state, code, iss, error, user }: PostedAnswer,
): string => {
  const parameters = new URLSearchParams({ state });
  for (const [name, value] of Object.entries({ code, iss, error, displayName: nameOf(user).slice(0, 120) })) {
    if (value !== undefined && value !== "") parameters.set(name, value);
  }
  return `/sign-in/callback/${providerId}?${parameters.toString()}`;
};
