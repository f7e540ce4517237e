import { isIP } from "node:net";
import { DateTime } from "effect";

/**
 * Text of a letter. Only `say` makes it, so that whatever somebody typed has gone through `plain` before it stands in a
 * mail.
 */
export interface Said {
  readonly said: string;
}

/** Overrides of the direction of writing, with which words can be made to look like others (CVE-2021-42574). */
const directions = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
const gaps = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What mail programs make links of: `reef.example`, `https://…`, `eve@reef.example`. */
const joints = /([.:/@])(?=\S)/gu;

/** One line, in its own direction, in which no mail program finds a link: names are where strangers put theirs. */
const plain = (text: string): string =>
  isIP(text) > 0
    ? text
    : text
        .toWellFormed()
        .replaceAll(directions, "")
        .replaceAll(gaps, " ")
        .trim()
        .replaceAll(joints, "$1\u2060");

const instant = (at: DateTime.Utc): string =>
  `${DateTime.formatUtc(at, { locale: "en-GB", dateStyle: "long", timeStyle: "short" })} UTC`;

/**
 * A sentence of the house with what it is about put in: words as typed, instants in UTC. Where its own line ends is a
 * space.
 */
export const say = (
  parts: TemplateStringsArray,
  ...values: ReadonlyArray<string | number | DateTime.Utc>
): Said => ({
  said: parts
    .map((part) => part.replaceAll(/\n */g, " "))
    .map((part, index) => {
      const value = values[index];
      if (value === undefined) return part;
      if (typeof value === "number") return `${part}${value}`;
      return part + (typeof value === "string" ? plain(value) : instant(value));
    })
    .join(""),
});
