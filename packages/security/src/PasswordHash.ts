import { Option, Schema } from "effect";

/** Cost of Argon2id (RFC 9106): `memory` in KiB, `passes` over it, `parallelism` in lanes. */
export interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
export const defaultCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** Beyond this a stored hash is not computed: a forged row must not be able to exhaust the process. */
const limits: Cost = { memory: 262_144, passes: 16, parallelism: 8 };

/** A password hash in PHC string format, as it is stored: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export const PasswordHash = Schema.String.check(Schema.isMaxLength(256)).pipe(Schema.brand("PasswordHash"));
export type PasswordHash = typeof PasswordHash.Type;

export interface Parts {
  readonly cost: Cost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** Standard alphabet without padding, as PHC asks. */
const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replaceAll("=", "");

export const encode = ({ cost, salt, hash }: Parts): PasswordHash =>
  PasswordHash.make(
    `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}` +
      `$${encodeBase64(salt)}$${encodeBase64(hash)}`,
  );

const form =
  /^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,4})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const isAffordable = ({ memory, passes, parallelism }: Cost): boolean =>
  passes >= 1 &&
  passes <= limits.passes &&
  parallelism >= 1 &&
  parallelism <= limits.parallelism &&
  memory >= 8 * parallelism &&
  memory <= limits.memory;

/** `None` for another algorithm or version, and for costs beyond what this process is willing to pay. */
export const decode = (text: string): Option.Option<Parts> => {
  const [, memory, passes, parallelism, salt, hash] = form.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return Option.none();
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  if (!isAffordable(cost)) return Option.none();
  return Option.some({ cost, salt: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") });
};
