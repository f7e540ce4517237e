import * as fc from "fast-check";
import { assert, describe, it } from "@effect/vitest";
import { write } from "../../src/mail/Letter.ts";
import { letterOf } from "../../src/mail/letterOf.ts";
import { MailTemplate } from "../../src/mail/MailTemplate.ts";
import { templates } from "./templates.ts";

const hub = new URL("https://hub.example");
const written = (words: string, secret?: string) =>
  templates(words, secret).map((template) => write(letterOf(template, hub), hub));

const tagsOf = (html: string) => html.replaceAll(/#token=[^"]*/g, "").match(/<[^>]*>/g);
const linksOf = (text: string) => text.match(/[a-z]+:\/\/[^\s<"]*/gi) ?? [];
const lines = (text: string) => text.split(/[\n\r\u0085\u2028\u2029]/).length;

const fragments = [
  "<script>alert(1)</script>",
  '"><img src=https://reef.example/p.gif>',
  "' onload='x",
  "&lt;b&gt;&#0;",
  "-->]]></title></body>",
  "\r\nBcc: eve@reef.example\r\n\r\n",
  "\u202eelpmaxe.feer",
  "https://reef.example/login",
  "www.reef.example",
  "eve@reef.example",
  "\u0000\u2028\u0085",
  "\ud800",
  "${origin}",
];
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc
    .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join("").slice(0, 120)),
);

describe("a letter", () => {
  const harmless = written("Ana");

  it("has the same tags, lines and links whatever anybody typed", () => {
    // Rows and schemas refuse lone surrogates and NUL; letters do not rely on it.
    const storable = words.map((text) => text.toWellFormed().replaceAll("\u0000", "\u0001"));
    fc.assert(
      fc.property(storable, fc.string({ minLength: 1, maxLength: 80 }), (typed, secret) => {
        for (const [index, { subject, text, html }] of written(typed, secret).entries()) {
          const model = harmless[index] ?? assert.fail();
          assert.deepStrictEqual(tagsOf(html), tagsOf(model.html));
          assert.strictEqual(lines(text), lines(model.text));
          assert.strictEqual(lines(html), lines(model.html));
          assert.strictEqual(lines(subject), 1);
          assert.isTrue(`${subject}${text}${html}`.isWellFormed());
          for (const part of [subject, text, html]) {
            assert.isTrue(linksOf(part).every((url) => url.startsWith("https://hub.example")));
            assert.notMatch(part, /[\u202a-\u202e\u2066-\u2069]|\w@\w|\w\.reef|reef\.\w/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("says who asked, what to do if it was somebody else, and until when its link is good", () => {
    const all = templates("Ana");
    assert.deepStrictEqual(
      [...new Set(all.map(({ _tag }) => _tag))].toSorted(),
      MailTemplate.members.map(({ fields }) => fields._tag.schema.literal).toSorted(),
    );
    for (const [index, template] of all.entries()) {
      const { text, html, subject } = harmless[index] ?? assert.fail();
      assert.isAtMost(subject.length, 78);
      for (const part of [text, html]) {
        assert.include(part, template.origin.by ?? "somebody who was not signed in");
        assert.include(part, "27 November 2026 at 08:26 UTC");
        assert.match(part, /If (?:you|that|this)/);
        if ("token" in template) {
          assert.include(part, "until 28 November 2026 at 08:26 UTC");
          assert.match(part, /https:\/\/hub\.example\/[a-z-]+#token=atoll_o_x/);
        }
      }
      assert.notMatch(html, /\b(?:src|background|srcset)=|url\(|<(?:link|script|iframe|form|img)/);
    }
  });

  it("reads like this", () => {
    const [, reset] = harmless;
    assert.strictEqual(
      reset?.text,
      [
        "Somebody, most likely you, asked to reset the password of the account with this e-mail address.",
        "The link works once, and until 28 November 2026 at 08:26 UTC.",
        "Choose a new password:\nhttps://hub.example/reset-password#token=atoll_o_x",
        "By: Ana\nWhen: 27 November 2026 at 08:26 UTC\nFrom: Ana\nWith: Ana",
        "If you did not ask for this, ignore this mail: your password stays as it is.",
        "-- \nAtoll at https://hub.example\n",
      ].join("\n\n"),
    );
  });
});
