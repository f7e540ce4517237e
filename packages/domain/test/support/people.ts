import { Effect, Redacted } from "effect";
import { SecureRandom } from "effect/crypto";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { Login } from "../../src/identity/Login.ts";
import { from, linkTo } from "./identityProcess.ts";

export const password = "correct horse battery staple";
export const another = "a wholly different pass phrase";
export const home = "192.0.2.7";
export const abroad = "198.51.100.9";

export const freshEmail = () => `${SecureRandom.uuidV7Unsafe()}@lagoon.example`;

export const registration = (email: string) => ({
  email,
  password,
  displayName: "Ana",
  tenantName: "Reef Trust",
});

export const login = (email: string, secret = password) =>
  Effect.flatMap(Login, (service) => service.byPassword({ email, password: secret }));

/** An account whose address is confirmed. */
export const verified = Effect.fnUntraced(function* (email = freshEmail()) {
  const accounts = yield* Accounts;
  yield* accounts.register(registration(email)).pipe(from(home));
  yield* accounts.verifyEmail(yield* linkTo(email, "VerifyEmail"));
  return email;
});

/** The same account, signed in at home. */
export const signedIn = Effect.gen(function* () {
  const email = yield* verified();
  const { token } = yield* login(email).pipe(from(home));
  return { email, token };
});

/** Whether the process lets it in. */
export const isAlive = (token: string) =>
  Effect.gen(function* () {
    const credentials = yield* Credentials;
    return yield* credentials.authenticate(Redacted.make(token)).pipe(
      Effect.as(true),
      Effect.catchTag("Unauthenticated", () => Effect.succeed(false)),
    );
  });

/** `done`, or what it failed with. */
export const tagged = <A, E extends { readonly _tag: string }, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.as("done"),
    Effect.catch(({ _tag }) => Effect.succeed(_tag)),
  );
