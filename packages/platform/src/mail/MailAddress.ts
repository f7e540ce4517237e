import { Option, Schema, SchemaTransformation } from "effect";
import type { Mailbox } from "./Mailer.ts";

/** RFC 5321 §4.5.3.1.3, without the brackets. */
const longestAddress = 254;

/** What would have to be quoted (RFC 5322 §3.2.3), white space, controls: no address of a person holds any of it. */
const unsafe = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}()<>[\]:;,\\"]/u;

/** Whether mail can be sent there: one `@` between two parts, and nothing that could mean more than an address. */
export const isMailAddress = (text: string): boolean => {
  const parts = text.split("@");
  return text.length <= longestAddress && parts.length === 2 && !parts.includes("") && !unsafe.test(text);
};

const named = /^([^<>]*)<([^<>]+)>$/u;

const parse = (text: string): Option.Option<Mailbox> => {
  const [, before = "", inBrackets] = named.exec(text.trim()) ?? [];
  const address = (inBrackets ?? text).trim();
  const name = before.trim().replace(/^"(.*)"$/u, "$1");
  if (!isMailAddress(address)) return Option.none();
  return Option.some(name === "" ? { address } : { name, address });
};

/** `Atoll <no-reply@hub.example>`, or the address alone. */
export const MailboxFromText = Schema.String.check(
  Schema.makeFilter((text: string) => Option.isSome(parse(text)) || "must be an e-mail address"),
).pipe(
  Schema.decodeTo(
    Schema.Struct({ name: Schema.optionalKey(Schema.String), address: Schema.String }),
    SchemaTransformation.transform({
      decode: (text: string) => Option.getOrElse(parse(text), (): Mailbox => ({ address: text })),
      encode: ({ name, address }) => (name === undefined ? address : `${name} <${address}>`),
    }),
  ),
);
