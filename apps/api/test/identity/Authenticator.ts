import { Effect, Schema } from "effect";
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

const Added = Schema.Struct({ authenticatorId: Schema.String });
const Credential = Schema.Struct({
  credentialId: Schema.String,
  isResidentCredential: Schema.Boolean,
  rpId: Schema.String,
  privateKey: Schema.String,
  userHandle: Schema.String,
  signCount: Schema.Int,
});
const Credentials = Schema.Struct({ credentials: Schema.Array(Credential) });

/** What a page does that asks for a passkey, and gives what the browser said as JSON. */
const asking = {
  create: `navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(OPTIONS) })`,
  get: `navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(OPTIONS) })`,
};

/**
 * A tab of a headless Chromium at the hub, and an authenticator in software that verifies its person without asking
 * (Chrome DevTools Protocol, WebAuthn domain).
 */
export const open = Effect.fnUntraced(function* (program: string, url: string) {
  const browser = yield* Effect.acquireRelease(
    Effect.promise(() => chromium.launch({ executablePath: program, headless: true, args: flags })),
    (opened) => Effect.promise(() => opened.close()),
  );
  const page = yield* Effect.promise(() => browser.newPage());
  yield* Effect.promise(() => page.goto(`${url}/health/live`));
  const protocol = yield* Effect.promise(() => page.context().newCDPSession(page));
  yield* Effect.promise(() => protocol.send("WebAuthn.enable"));
  const added = yield* Effect.promise(() =>
    protocol.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }),
  );
  const { authenticatorId } = yield* Schema.decodeUnknownEffect(Added)(added);
  const ask = (what: keyof typeof asking) => (options: unknown) =>
    Effect.promise(() =>
      page.evaluate<unknown>(
        `${asking[what].replace("OPTIONS", JSON.stringify(options))}.then((found) => found.toJSON())`,
      ),
    );
  /** As a copy of it that was made when it had signed so often. */
  const setCounter = Effect.fnUntraced(function* (signCount: number) {
    const found = yield* Effect.promise(() => protocol.send("WebAuthn.getCredentials", { authenticatorId }));
    const { credentials } = yield* Schema.decodeUnknownEffect(Credentials)(found);
    yield* Effect.forEach(credentials, (credential) =>
      Effect.promise(async () => {
        const { credentialId } = credential;
        await protocol.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
        await protocol.send("WebAuthn.addCredential", {
          authenticatorId,
          credential: { ...credential, signCount },
        });
      }),
    );
  });
  return { create: ask("create"), get: ask("get"), setCounter };
});
