import { assert, describe, it } from "@effect/vitest";
import { Effect, Schema } from "effect";
import * as Base64Url from "../src/Base64Url.ts";
import { sha256Hex } from "../src/Digest.ts";
import * as KeyPair from "../src/KeyPair.ts";
import * as Signature from "../src/Signature.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const claim = { bundleDigest: sha256Hex("bundle"), manifestDigest: sha256Hex("manifest") };
const refused = (effect: Effect.Effect<void, { readonly _tag: string }>) =>
  Effect.map(Effect.flip(effect), (error) => assert.strictEqual(error._tag, "SignatureInvalid"));

describe("Signature", () => {
  it.effect("verifies the ES256 sample of RFC 7515 appendix A.3", () =>
    Signature.verify(
      {
        kty: "EC",
        crv: "P-256",
        x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
      },
      bytes(
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt" +
          "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
      ),
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    ),
  );

  it.effect.prop("verifies what it signed, and no other bytes", [Schema.String], ([text]) =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSigning;
      const signature = Signature.sign(pair, bytes(text));
      yield* Signature.verify(pair.publicJwk, bytes(text), signature);
      yield* refused(Signature.verify(pair.publicJwk, bytes(`${text}!`), signature));
    }),
  );

  it.effect("refuses a flipped bit anywhere, another key, zeros, other lengths and encodings", () =>
    Effect.gen(function* () {
      const [pair, other] = [yield* KeyPair.generateSigning, yield* KeyPair.generateSigning];
      const signature = Signature.sign(pair, bytes("a"));
      const raw = Buffer.from(signature, "base64url");
      for (let position = 0; position < raw.length; position++) {
        const flipped = Uint8Array.from(raw, (byte, index) => (index === position ? byte ^ 1 : byte));
        yield* refused(Signature.verify(pair.publicJwk, bytes("a"), Base64Url.encode(flipped)));
      }
      const forged = [
        Base64Url.encode(new Uint8Array(64)),
        Base64Url.encode(raw.subarray(1)),
        `${signature}==`,
        raw.toString("hex"),
        "",
      ];
      for (const text of forged) yield* refused(Signature.verify(pair.publicJwk, bytes("a"), text));
      yield* refused(Signature.verify(other.publicJwk, bytes("a"), signature));
    }),
  );

  it.effect("binds a bundle to its manifest, and to nothing signed for another purpose", () =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSigning;
      const signature = Signature.signBundle(pair, claim);
      yield* Signature.verifyBundle(pair.publicJwk, claim, signature);
      const swapped = { bundleDigest: claim.manifestDigest, manifestDigest: claim.bundleDigest };
      yield* refused(Signature.verifyBundle(pair.publicJwk, swapped, signature));
      yield* refused(
        Signature.verifyBundle(pair.publicJwk, { ...claim, bundleDigest: sha256Hex("x") }, signature),
      );
      yield* refused(Signature.verifyBundle(pair.publicJwk, { ...claim, bundleDigest: "" }, signature));
      const bare = Signature.sign(pair, bytes(claim.bundleDigest + claim.manifestDigest));
      yield* refused(Signature.verifyBundle(pair.publicJwk, claim, bare));
    }),
  );
});
