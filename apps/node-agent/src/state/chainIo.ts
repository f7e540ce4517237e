import { Schema } from "effect";
import type { FileHandle } from "node:fs/promises";
import { chainLine, continues, origin, parseChainLine } from "./chainLine.ts";
import { fileLines } from "./fileLines.ts";
import { StateBroken } from "./StateErrors.ts";

/** Where an entry lies in the file; good until the next rewrite. */
export interface Position {
  readonly offset: number;
  readonly length: number;
}

/**
 * Hears each entry once it is durable, in file order; after `reset` all of them again at their new places.
 */
export interface ChainListener {
  readonly reset: () => void;
  /** Returns what is wrong with the entry, if anything is; asked for on replay only. */
  readonly entry: (entry: string, position: Position) => string | undefined;
}

/** An open file and where its chain stands. */
export interface ChainEnd {
  file: FileHandle;
  size: number;
  head: string;
}

const Header = Schema.Struct({ version: Schema.Literal(1), previous: Schema.String });
const decodeHeader = Schema.decodeUnknownOption(Schema.fromJsonString(Header));

/** The first line's content; a rewritten file names the last hash of the one before it. */
export const chainHeader = (previous: string): string => JSON.stringify({ version: 1, previous });

/** Writes lines at the end. They are durable after the next fsync. */
export const putEntries = async (
  end: ChainEnd,
  entries: ReadonlyArray<string>,
): Promise<ReadonlyArray<Position>> => {
  const positions: Array<Position> = [];
  const parts: Array<Buffer> = [];
  let { head, size } = end;
  for (const entry of entries) {
    const line = chainLine(head, entry);
    const bytes = Buffer.from(`${line.text}\n`);
    positions.push({ offset: size, length: bytes.length - 1 });
    parts.push(bytes);
    head = line.hash;
    size += bytes.length;
  }
  const bytes = Buffer.concat(parts);
  for (let done = 0; done < bytes.length;) {
    done += (await end.file.write(bytes, done, bytes.length - done, end.size + done)).bytesWritten;
  }
  end.head = head;
  end.size = size;
  return positions;
};

/** Follows the chain through the file. Returns how far whole lines reach, or what broke it. */
export const replayChain = async (
  path: string,
  file: FileHandle,
  listener: ChainListener,
): Promise<{ readonly size: number; readonly head: string } | StateBroken> => {
  let head = origin;
  let size = 0;
  let number = 0;
  const broken = (message: string) => new StateBroken({ path, line: number, message });
  for await (const { text, offset, length } of fileLines(file)) {
    number += 1;
    const line = parseChainLine(text);
    if (line === undefined) return broken("is no line of a state file");
    if (number === 1) {
      const first = decodeHeader(line.entry);
      if (first._tag === "None") return broken("is no header that this agent knows");
      head = first.value.previous;
    }
    if (!continues(head, line)) return broken("does not continue the chain");
    const fault = number === 1 ? undefined : listener.entry(line.entry, { offset, length });
    if (fault !== undefined) return broken(fault);
    head = line.hash;
    size = offset + length + 1;
  }
  return { size, head };
};
