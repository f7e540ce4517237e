import { assert, describe, it } from "@effect/vitest";
import { Effect, Redacted } from "effect";
import * as CommonPasswords from "../src/CommonPasswords.ts";
import * as PasswordRules from "../src/PasswordRules.ts";

const context = [
  "Anna.Schmidt@uni-bonn.example",
  "Anna Schmidt-Özil",
  "University Hospital Bonn",
  "hub.example",
];

const check = (password: string, secondFactorRequired = false) =>
  PasswordRules.PasswordRules.use((rules) =>
    rules.check({ password: Redacted.make(password), secondFactorRequired, context }),
  ).pipe(Effect.provide(PasswordRules.PasswordRules.layer));

/** The reason a password is refused for. */
const outcome = (password: string, secondFactorRequired = false) =>
  Effect.map(Effect.flip(check(password, secondFactorRequired)), ({ reason }) => reason);

describe("PasswordRules", () => {
  it.effect.each([
    "seventeen purple kettles",
    "grundwasser spiegelt 4 laternen",
    "qX7#mPz!bW2&tLr",
    "ключ под ковриком у моря",
    "正しい馬の電池とホッチキスを大切に使う",
    "anna likes windmills and thunder",
    "🦀🌊🪸🐚🌴🦑🌙🔭🧪🧬🎻🥁🚲🧭🪁",
    "               y           0    q",
    "x".repeat(64) + "correct battery horse staple windmill".padEnd(64, "?"),
  ])("takes %s, whatever kinds of characters it has", (password) => check(password));

  it.effect("counts code points after NFKC: 15 to 128 alone, from 8 beside a second factor", () =>
    Effect.gen(function* () {
      const emoji = ["🦀", "🌊", "🪸", "🐚", "🌴", "🦑", "🌙", "🔭", "🧪", "🧬", "🎻", "🥁", "🚲", "🧭"].join(
        "",
      );
      assert.strictEqual(yield* outcome(emoji), "too-short");
      yield* check(`${emoji}🪁`);
      assert.strictEqual(yield* outcome(""), "too-short");
      assert.strictEqual(yield* outcome("qX7#mPz!bW2&tL"), "too-short");
      yield* check("qX7#mPz!", true);
      assert.strictEqual(yield* outcome("qX7#mPz", true), "too-short");
      const long = "seventeen purple kettles ".repeat(6);
      yield* check(long.slice(0, 128));
      assert.strictEqual(yield* outcome(long.slice(0, 129)), "too-long");
      assert.strictEqual(yield* outcome("\uFDFA".repeat(20)), "too-long");
      assert.strictEqual(yield* outcome("x".repeat(65_536)), "too-long");
    }),
  );

  it.effect.each([
    "1qaz2wsx3edc4rfv",
    "PASSWORDPASSWORD",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
    "password12345678",
    "Password1234567!",
    "qwertyqwertyqwerty",
    "aaaaaaaaaaaaaaaa",
    "abcdefghijklmnopq",
    "9876543210987654",
    "abcabcabcabcabcabc",
    "letmein123456789",
    "!!!footballmonkey",
  ])("calls %s common", (password) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(password), "common");
    }),
  );

  it.effect.each([
    "Anna.Schmidt@uni-bonn.example",
    "annaschmidt1988",
    "SCHMIDT-ÖZIL-anna",
    "atollatollatoll",
    "Atoll-Bonn-2026!",
    "university hospital",
    "hub.example.2026",
  ])("calls %s personal", (password) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(password), "personal");
    }),
  );

  it.effect("never says which entry was hit nor repeats the password", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(check("1qaz2wsx3edc4rfv"));
      assert.deepStrictEqual(
        Object.keys(error)
          .filter((name) => !name.startsWith("_"))
          .sort(),
        ["minimum", "reason"],
      );
      assert.notMatch(error.message + JSON.stringify(error), /1qaz|4rfv/);
    }),
  );

  it.effect("refuses every entry of the list that is long enough, in any case", () =>
    Effect.gen(function* () {
      const list = yield* CommonPasswords.load;
      assert.isAbove(list.size, 40_000);
      const rules = yield* PasswordRules.PasswordRules;
      const long = [...list].filter((entry) => [...entry].length >= PasswordRules.minimumWithSecondFactor);
      assert.isAbove(long.length, 10_000);
      for (const entry of long.filter((_, index) => index % 20 === 0)) {
        const password = Redacted.make(entry.toUpperCase());
        const refused = yield* Effect.flip(
          rules.check({ password, secondFactorRequired: true, context: [] }),
        );
        assert.include(["common", "personal"], refused.reason);
      }
    }).pipe(Effect.provide(PasswordRules.PasswordRules.layer)),
  );
});
