import { assert, describe, it } from "@effect/vitest";
import { Effect, Redacted, Schema } from "effect";
import * as Base64Url from "../src/Base64Url.ts";
import * as KeyPair from "../src/KeyPair.ts";
import * as Sealing from "../src/Sealing.ts";
import { openByWebCrypto } from "./openByWebCrypto.ts";

const address: Sealing.Address = {
  analysisId: "0190a7c2-0000-7000-8000-000000000001",
  sender: "0190a7c2-0000-7000-8000-00000000000a",
  recipient: "0190a7c2-0000-7000-8000-00000000000b",
  sequence: 7,
};
const bytes = (text: string) => new TextEncoder().encode(text);
const plaintext = bytes('{"gradient":[0.1,0.2]}');

const scene = Effect.gen(function* () {
  const [sender, recipient, stranger] = [
    yield* KeyPair.generateSealing,
    yield* KeyPair.generateSealing,
    yield* KeyPair.generateSealing,
  ];
  const envelope = yield* Sealing.seal({ address, from: sender, to: recipient.publicJwk, plaintext });
  return { sender, recipient, stranger, envelope };
});
type Scene = Effect.Success<typeof scene>;

const open = (
  { sender, recipient }: Pick<Scene, "sender" | "recipient">,
  envelope: Sealing.SealedEnvelope,
  expected: Sealing.Address = address,
) => Sealing.open({ envelope, expected, from: sender.publicJwk, to: recipient });

const reason = (effect: ReturnType<typeof open>) =>
  Effect.map(Effect.flip(effect), (error) => (error._tag === "SealBroken" ? error.reason : error._tag));

const binaryFields = ["ephemeralKey", "salt", "nonce", "ciphertext"] as const;

describe("Sealing", () => {
  it.effect.prop(
    "opens to what was sealed, for any text and sequence",
    [Schema.String, Schema.Int],
    ([text, n]) =>
      Effect.gen(function* () {
        const { sender, recipient } = yield* scene;
        const at = { ...address, sequence: n };
        const message = bytes(text);
        const to = recipient.publicJwk;
        const envelope = yield* Sealing.seal({ address: at, from: sender, to, plaintext: message });
        assert.deepStrictEqual(yield* open({ sender, recipient }, envelope, at), message);
      }),
  );

  it.effect("is opened by an independent implementation that follows the document alone", () =>
    Effect.gen(function* () {
      const { sender, recipient, envelope } = yield* scene;
      const privateJwk = Redacted.value(KeyPair.exportJwk(recipient));
      const opened = yield* Effect.promise(() => openByWebCrypto(envelope, privateJwk, sender.publicJwk));
      assert.deepStrictEqual(opened, plaintext);
    }),
  );

  it.effect("never seals twice alike, and shows no plaintext", () =>
    Effect.gen(function* () {
      const { sender, recipient, envelope } = yield* scene;
      const again = yield* Sealing.seal({ address, from: sender, to: recipient.publicJwk, plaintext });
      for (const field of binaryFields) assert.notStrictEqual(again[field], envelope[field]);
      assert.notInclude(Buffer.from(envelope.ciphertext, "base64url").toString(), "gradient");
    }),
  );

  it.effect("breaks on a flipped bit in every byte of every field", () =>
    Effect.gen(function* () {
      const current = yield* scene;
      for (const field of binaryFields) {
        const raw = Buffer.from(current.envelope[field], "base64url");
        for (let position = 0; position < raw.length; position++) {
          const flipped = Uint8Array.from(raw, (byte, at) =>
            at === position ? byte ^ (1 << (position % 8)) : byte,
          );
          const forged = { ...current.envelope, [field]: Base64Url.encode(flipped) };
          assert.include(["format", "authentication"], yield* reason(open(current, forged)));
        }
      }
    }),
  );

  it.effect("breaks on shortened, lengthened, padded and empty fields", () =>
    Effect.gen(function* () {
      const current = yield* scene;
      for (const field of binaryFields) {
        const text = current.envelope[field];
        for (const forged of [text.slice(4), `${text}AAAA`, `${text}=`, "", text.replace(/.$/, "~")]) {
          const outcome = yield* reason(open(current, { ...current.envelope, [field]: forged }));
          assert.include(["format", "authentication"], outcome);
        }
      }
    }),
  );

  it.effect.each([
    { analysisId: "0190a7c2-0000-7000-8000-000000000002" },
    { sender: address.recipient },
    { recipient: address.sender },
    { sequence: 8 },
  ])("belongs to one address: %o is refused, relabelled or not", (change) =>
    Effect.gen(function* () {
      const current = yield* scene;
      const relabelled = { ...current.envelope, ...change };
      const elsewhere = { ...address, ...change };
      assert.strictEqual(yield* reason(open(current, current.envelope, elsewhere)), "address");
      assert.strictEqual(yield* reason(open(current, relabelled)), "address");
      assert.strictEqual(yield* reason(open(current, relabelled, elsewhere)), "authentication");
    }),
  );

  it.effect("refuses another sender, another recipient, a reflection and a mix of two envelopes", () =>
    Effect.gen(function* () {
      const { sender, recipient, stranger, envelope } = yield* scene;
      const second = yield* Sealing.seal({ address, from: sender, to: recipient.publicJwk, plaintext });
      const forged = yield* Sealing.seal({ address, from: stranger, to: recipient.publicJwk, plaintext });
      const refusals = [
        open({ sender: stranger, recipient }, envelope),
        open({ sender, recipient: stranger }, envelope),
        open({ sender: recipient, recipient: sender }, envelope),
        open({ sender, recipient }, forged),
        open({ sender, recipient }, { ...envelope, ephemeralKey: second.ephemeralKey }),
        open({ sender, recipient }, { ...envelope, ciphertext: second.ciphertext, nonce: second.nonce }),
      ];
      for (const refusal of refusals) assert.strictEqual(yield* reason(refusal), "authentication");
    }),
  );

  it.effect("refuses an ephemeral key off the curve, compressed or at infinity", () =>
    Effect.gen(function* () {
      const current = yield* scene;
      const point = Buffer.from(current.envelope.ephemeralKey, "base64url");
      const points = [
        Buffer.concat([point.subarray(0, 33), point.subarray(1, 33)]),
        Buffer.concat([Uint8Array.of(2), point.subarray(1)]),
        Buffer.concat([Uint8Array.of(2), point.subarray(1, 33)]),
        Buffer.alloc(65),
        Buffer.from([0]),
      ];
      for (const forged of points) {
        const envelope = { ...current.envelope, ephemeralKey: Base64Url.encode(forged) };
        assert.strictEqual(yield* reason(open(current, envelope)), "format");
      }
    }),
  );
});
