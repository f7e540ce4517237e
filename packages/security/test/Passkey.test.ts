import { assert, describe, it } from "@effect/vitest";
import { randomBytes } from "node:crypto";
import { Effect } from "effect";
import * as Passkey from "../src/Passkey.ts";
import * as PasskeyResponse from "../src/PasskeyResponse.ts";
import {
  authenticate,
  type Ceremony,
  newKey,
  register,
  type SoftKey,
} from "../src/testing/SoftAuthenticator.ts";

const relyingParty = Passkey.relyingParty(new URL("https://hub.example:8443/app"), "Atoll");
const userId = "0190a7c2-0000-7000-8000-0000000000aa";
const challenge = new Uint8Array(randomBytes(32));
const flawless: Ceremony = { challenge, origin: "https://hub.example:8443", rpId: "hub.example" };

const verifyRegistration = (response: PasskeyResponse.RegistrationResponse) =>
  Passkey.verifyRegistration({ relyingParty, challenge, response });

const registered = (key: SoftKey, counter = 0) => verifyRegistration(register(key, { ...flawless, counter }));

const outcome = <A>(
  effect: Effect.Effect<A, PasskeyResponse.PasskeyRefused | Passkey.PasskeyCounterRegressed>,
) =>
  Effect.map(Effect.flip(effect), (error) => (error._tag === "PasskeyRefused" ? error.reason : error._tag));

/** Lies that end a ceremony of either kind. */
const lies: ReadonlyArray<{ name: string; lie: Partial<Ceremony>; expected: string }> = [
  { name: "another challenge", lie: { challenge: new Uint8Array(32) }, expected: "verification" },
  { name: "another site", lie: { origin: "https://evil.example" }, expected: "verification" },
  { name: "the site without its port", lie: { origin: "https://hub.example" }, expected: "verification" },
  { name: "the site without TLS", lie: { origin: "http://hub.example:8443" }, expected: "verification" },
  { name: "another relying party", lie: { rpId: "evil.example" }, expected: "verification" },
  { name: "a parent domain", lie: { rpId: "example" }, expected: "verification" },
  { name: "nobody present", lie: { present: false }, expected: "verification" },
  { name: "nobody verified", lie: { verified: false }, expected: "verification" },
  { name: "the other ceremony", lie: { clientData: { type: "payment.get" } }, expected: "verification" },
  { name: "a frame", lie: { clientData: { crossOrigin: true } }, expected: "cross-origin" },
  {
    name: "a top origin",
    lie: { clientData: { topOrigin: "https://evil.example" } },
    expected: "cross-origin",
  },
];

describe("Passkey", () => {
  it.effect("asks for a verified person, a discoverable key and no attestation", () =>
    Effect.gen(function* () {
      const existing = [{ credentialId: "AAAA", transports: ["usb"] }];
      const who = { userId, userName: "anna@clinic.example", displayName: "Anna" };
      const options = yield* Passkey.registrationOptions({ relyingParty, challenge, existing, ...who });
      assert.strictEqual(options.challenge, Buffer.from(challenge).toString("base64url"));
      assert.deepStrictEqual(options.rp, { id: "hub.example", name: "Atoll" });
      assert.strictEqual(Buffer.from(options.user.id, "base64url").toString(), userId);
      assert.strictEqual(options.attestation, "none");
      assert.deepInclude(options.authenticatorSelection, {
        residentKey: "required",
        userVerification: "required",
      });
      assert.deepStrictEqual(
        options.pubKeyCredParams.map(({ alg }) => alg),
        [-7, -8, -257],
      );
      assert.deepStrictEqual(
        options.excludeCredentials?.map(({ id }) => id),
        ["AAAA"],
      );
      const asked = yield* Passkey.authenticationOptions({ relyingParty, challenge });
      assert.deepInclude(asked, { rpId: "hub.example", userVerification: "required" });
      assert.isUndefined(asked.allowCredentials);
    }),
  );

  it.effect("registers a passkey and lets it sign in, as often as its counter grows", () =>
    Effect.gen(function* () {
      const key = newKey();
      const response = register(key, { ...flawless, counter: 3 });
      assert.deepStrictEqual(yield* PasskeyResponse.parseRegistration(structuredClone(response)), response);
      assert.deepStrictEqual(yield* PasskeyResponse.challengeOf(response), challenge);
      const passkey = yield* verifyRegistration(response);
      assert.deepInclude(passkey, { counter: 3, transports: ["internal"], backedUp: false });
      assert.strictEqual(passkey.credentialId, key.credentialId.toString("base64url"));
      const answer = authenticate(key, { ...flawless, counter: 4 }, userId);
      assert.deepStrictEqual(yield* PasskeyResponse.parseAuthentication(structuredClone(answer)), answer);
      const common = { relyingParty, challenge, passkey, userId };
      assert.strictEqual((yield* Passkey.verifyAuthentication({ ...common, response: answer })).counter, 4);
    }),
  );

  it.effect("takes authenticators that do not count, and calls a counter that stays or falls a copy", () =>
    Effect.gen(function* () {
      const key = newKey();
      const passkey = yield* registered(key);
      const present = (stored: number, presented: number) =>
        Passkey.verifyAuthentication({
          relyingParty,
          challenge,
          userId,
          passkey: { ...passkey, counter: stored },
          response: authenticate(key, { ...flawless, counter: presented }),
        });
      assert.strictEqual((yield* present(0, 0)).counter, 0);
      for (const [stored, presented] of [
        [5, 5],
        [5, 4],
        [5, 0],
        [4_294_967_295, 0],
      ] as const) {
        assert.strictEqual(yield* outcome(present(stored, presented)), "PasskeyCounterRegressed");
      }
      const stranger = authenticate(
        { ...newKey(), credentialId: key.credentialId },
        { ...flawless, counter: 1 },
      );
      const forged = Passkey.verifyAuthentication({
        relyingParty,
        challenge,
        userId,
        passkey: { ...passkey, counter: 5 },
        response: stranger,
      });
      assert.strictEqual(yield* outcome(forged), "verification");
    }),
  );

  it.effect.each(lies)("refuses $name in both ceremonies", ({ lie, expected }) =>
    Effect.gen(function* () {
      const key = newKey();
      assert.strictEqual(
        yield* outcome(verifyRegistration(register(key, { ...flawless, ...lie }))),
        expected,
      );
      const passkey = yield* registered(key);
      const response = authenticate(key, { ...flawless, ...lie });
      const authentication = Passkey.verifyAuthentication({
        relyingParty,
        challenge,
        response,
        passkey,
        userId,
      });
      assert.strictEqual(yield* outcome(authentication), expected);
    }),
  );

  it.effect(
    "refuses another's key, another's handle, a changed signature and an answer of the other kind",
    () =>
      Effect.gen(function* () {
        const [key, other] = [newKey(), newKey()];
        const passkey = yield* registered(key);
        const verify = (response: PasskeyResponse.AuthenticationResponse) =>
          outcome(Passkey.verifyAuthentication({ relyingParty, challenge, response, passkey, userId }));
        const good = authenticate(key, flawless);
        assert.strictEqual(yield* verify(authenticate(other, flawless)), "verification");
        assert.strictEqual(yield* verify(authenticate(key, flawless, "somebody else")), "owner");
        const changed = authenticate(other, flawless).response.signature;
        const { response } = good;
        assert.strictEqual(
          yield* verify({ ...good, response: { ...response, signature: changed } }),
          "verification",
        );
        const { clientDataJSON } = register(key, flawless).response;
        assert.strictEqual(
          yield* verify({ ...good, response: { ...response, clientDataJSON } }),
          "verification",
        );
        assert.strictEqual(
          yield* verify({ ...good, rawId: other.credentialId.toString("base64url") }),
          "verification",
        );
        assert.strictEqual(
          yield* verify({ ...good, response: { ...response, authenticatorData: "AA" } }),
          "verification",
        );
      }),
  );

  it.effect("reads no answer from anything else, and survives any bytes as attestation", () =>
    Effect.gen(function* () {
      const response = register(newKey(), flawless);
      const others: ReadonlyArray<unknown> = [
        null,
        "",
        {},
        { ...response, type: "password" },
        { ...response, id: "" },
        { ...response, id: "x".repeat(1365) },
        { ...response, response: { ...response.response, clientDataJSON: "=" } },
        { ...response, response: { ...response.response, attestationObject: "A".repeat(65_540) } },
        { ...response, response: { ...response.response, transports: ["<b>"] } },
      ];
      for (const other of others) {
        assert.strictEqual(yield* outcome(PasskeyResponse.parseRegistration(other)), "malformed");
      }
      for (let size = 0; size < 200; size++) {
        const attestationObject = randomBytes(size).toString("base64url");
        const answer = { ...response, response: { ...response.response, attestationObject } };
        assert.strictEqual(yield* outcome(verifyRegistration(answer)), "verification");
      }
      const clientDataJSON = Buffer.from("[]").toString("base64url");
      const without = { ...response, response: { ...response.response, clientDataJSON } };
      assert.strictEqual(yield* outcome(PasskeyResponse.challengeOf(without)), "malformed");
    }),
  );
});
