import { createHash } from "node:crypto";

/** The hash before the first line of a file that continues no other. */
export const origin = "0".repeat(64);

const beforeHash = '{"hash":"';
const beforeEntry = '","entry":';

/** SHA-256 over the previous line's hash and the entry's own bytes. */
const link = (previous: string, entry: string): string =>
  createHash("sha256").update(previous).update(entry).digest("hex");

export interface ChainLine {
  readonly hash: string;
  readonly text: string;
}

/**
 * The line, without its line break, that carries `entry` (JSON on one line) after the line hashed
 * `previous`.
 */
export const chainLine = (previous: string, entry: string): ChainLine => {
  const hash = link(previous, entry);
  return { hash, text: `${beforeHash}${hash}${beforeEntry}${entry}}` };
};

/**
 * What a line carries, hash and entry, or undefined where it is no such line. Says nothing about the chain.
 */
export const parseChainLine = (
  text: string,
): { readonly hash: string; readonly entry: string } | undefined => {
  const entryAt = beforeHash.length + 64 + beforeEntry.length;
  const hash = text.slice(beforeHash.length, beforeHash.length + 64);
  const whole =
    text.startsWith(beforeHash) &&
    /^[0-9a-f]{64}$/.test(hash) &&
    text.startsWith(beforeEntry, beforeHash.length + 64) &&
    text.endsWith("}");
  return whole ? { hash, entry: text.slice(entryAt, -1) } : undefined;
};

/** Whether the line continues the chain after `previous`. */
export const continues = (
  previous: string,
  line: { readonly hash: string; readonly entry: string },
): boolean => link(previous, line.entry) === line.hash;
