import { createHash } from "node:crypto";
import {
  AuditExportEnd,
  type AuditExportLine,
  AuditExportLine as Line,
} from "@atoll/contract/audit/AuditExport";
import { Option, Schema } from "effect";

/*
 * An exported trail: JSON lines, an `AuditExportLine` for each entry from the first on, and a last one that says where the
 * chain ended. Everything about it can be told from the file: the SHA-256 of a line's `body` is its `hash`, and the body names
 * the hash of the line before.
 */

const End = Schema.Struct({ end: AuditExportEnd });
const encodeLine = Schema.encodeSync(Schema.fromJsonString(Line));
const encodeEnd = Schema.encodeSync(Schema.fromJsonString(End));
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Union([Line, End])));

const Body = Schema.fromJsonString(
  Schema.Struct({ tenantId: Schema.String, sequence: Schema.Int, previousHash: Schema.String }),
);
const decodeBody = Schema.decodeUnknownOption(Body);
type Body = typeof Body.Type;

export const textOf = (line: AuditExportLine): string => encodeLine(line);
export const endTextOf = (end: AuditExportEnd): string => encodeEnd({ end });

/**
 * `unreadable`: no line of an export. `altered`: not the entry that was linked. `missing`: entries before it are gone, or it was
 * moved to the front. `repeated`: an entry of before, again or moved to the back. `detached`: it follows on another entry than
 * the one before it. `foreign`: of another organisation than the first. `cut`: the file ends before the chain did.
 */
export type LineFault = "unreadable" | "altered" | "missing" | "repeated" | "detached" | "foreign" | "cut";

/** What was read so far. */
export interface ReadChain {
  readonly line: number;
  readonly sequence: number;
  readonly hash: string;
  readonly tenantId: string | undefined;
  readonly ended: boolean;
  readonly fault: LineFault | undefined;
}

export const beginning: ReadChain = {
  line: 0,
  sequence: 0,
  hash: "0".repeat(64),
  tenantId: undefined,
  ended: false,
  fault: undefined,
};

const faultOf = (read: ReadChain, line: AuditExportLine, body: Body): LineFault | undefined => {
  const { tenantId, sequence, previousHash } = body;
  const isWhole = createHash("sha256").update(line.body).digest("hex") === line.hash;
  if (!isWhole) return "altered";
  if (sequence !== line.sequence || previousHash !== line.previousHash) return "altered";
  if (read.tenantId !== undefined && read.tenantId !== tenantId) return "foreign";
  if (sequence > read.sequence + 1) return "missing";
  if (sequence <= read.sequence) return "repeated";
  return previousHash === read.hash ? undefined : "detached";
};

/** Reads one more line; nothing is read behind the first fault. */
export const follow = (read: ReadChain, text: string): ReadChain => {
  if (read.fault !== undefined) return read;
  const line = read.line + 1;
  const faulty = (fault: LineFault): ReadChain => ({ ...read, line, fault });
  const found = decode(text);
  if (Option.isNone(found) || read.ended) return faulty("unreadable");
  if ("end" in found.value) {
    const { sequence, hash } = found.value.end;
    return sequence === read.sequence && hash === read.hash ? { ...read, line, ended: true } : faulty("cut");
  }
  const body = decodeBody(found.value.body);
  if (Option.isNone(body)) return faulty("altered");
  const fault = faultOf(read, found.value, body.value);
  if (fault !== undefined) return faulty(fault);
  const { sequence, hash } = found.value;
  return { ...read, line, sequence, hash: hash ?? "", tenantId: body.value.tenantId };
};

/** When there are no more lines. */
export const finish = (read: ReadChain): ReadChain =>
  read.fault === undefined && !read.ended ? { ...read, line: read.line + 1, fault: "cut" } : read;
