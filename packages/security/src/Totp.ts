import { randomBytes } from "node:crypto";
import { DateTime, Effect, Option, Redacted } from "effect";
import { generateURI, verifySync } from "otplib";
import { renderSVG } from "uqr";
import * as Base32 from "./Base32.ts";

/*
 * Time-based one-time passwords (RFC 6238): SHA-1, six digits, thirty seconds. Not because SHA-1 is liked:
 * many authenticator apps ignore what the address says of algorithm, digits or period and would show wrong
 * codes. HMAC does not need the collision resistance SHA-1 has lost (RFC 6151, RFC 4226 §B), and six digits
 * are guarded by counting attempts, not by their number.
 */

const period = 30;
/** 160 bits, the length RFC 4226 §4 (R6) recommends. */
const secretLength = 20;

/** Random from the operating system. Kept sealed: whoever reads it can make every code. */
export const generateSecret: Effect.Effect<Redacted.Redacted<Uint8Array>> = Effect.sync(() =>
  Redacted.make(new Uint8Array(randomBytes(secretLength)), { label: "TOTP secret" }),
);

/** The secret in base32 (RFC 4648 §6, no padding), for apps that cannot scan. */
export const secretText = (secret: Redacted.Redacted<Uint8Array>): Redacted.Redacted<string> =>
  Redacted.make(Base32.encode(Redacted.value(secret)), { label: "TOTP secret" });

/**
 * The address an authenticator app takes the secret from (Key URI Format). `issuer` and `account` are what it
 * shows.
 */
export const uri = (options: {
  readonly secret: Redacted.Redacted<Uint8Array>;
  readonly issuer: string;
  readonly account: string;
}): Redacted.Redacted<string> => {
  const { issuer, account: label } = options;
  const secret = Base32.encode(Redacted.value(options.secret));
  const text = generateURI({ strategy: "totp", secret, issuer, label, algorithm: "sha1", digits: 6, period });
  return Redacted.make(text, { label: "TOTP address" });
};

/** The address as a QR code: an SVG document without script, style or reference, as secret as the address. */
export const qrCode = (address: Redacted.Redacted<string>): Redacted.Redacted<string> =>
  Redacted.make(renderSVG(Redacted.value(address), { ecc: "M", border: 4, pixelSize: 4 }), {
    label: "TOTP QR code",
  });

const sixDigits = /^\d{6}$/;

/**
 * The time step the code belongs to: the current one, the one before or the one after (clocks and people are
 * up to thirty seconds off; RFC 6238 §5.2). Spaces are ignored. `None`: no code of these three.
 *
 * The same code matches again within its ninety seconds. A code counts once (RFC 6238 §5.2) only if the
 * caller stores the step and refuses this step and earlier ones from then on, in one statement.
 */
export const matchingStep = Effect.fn("Totp.matchingStep")(function* (
  secret: Redacted.Redacted<Uint8Array>,
  code: Redacted.Redacted<string>,
): Effect.fn.Return<Option.Option<number>> {
  const token = Redacted.value(code).slice(0, 32).replaceAll(" ", "");
  if (!sixDigits.test(token)) return Option.none();
  const epoch = Math.floor(DateTime.toEpochMillis(yield* DateTime.now) / 1000);
  const result = verifySync({
    strategy: "totp",
    secret: Redacted.value(secret),
    token,
    algorithm: "sha1",
    digits: 6,
    period,
    epoch,
    epochTolerance: period,
  });
  return result.valid && "timeStep" in result ? Option.some(result.timeStep) : Option.none();
});
