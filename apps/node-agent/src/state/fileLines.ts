import type { FileHandle } from "node:fs/promises";

export interface FileLine {
  readonly text: string;
  readonly offset: number;
  /** In bytes, without the line break. */
  readonly length: number;
}

const chunkBytes = 1024 * 1024;

/** The complete lines of a file from its beginning. What follows the last line break is not among them. */
export async function* fileLines(file: FileHandle): AsyncGenerator<FileLine> {
  let held: Array<Buffer> = [];
  let lineAt = 0;
  let readAt = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, readAt);
    if (bytesRead === 0) return;
    const chunk = buffer.subarray(0, bytesRead);
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const bytes = Buffer.concat([...held, chunk.subarray(from, at)]);
      yield { text: bytes.toString("utf8"), offset: lineAt, length: bytes.length };
      held = [];
      from = at + 1;
      lineAt = readAt + from;
    }
    held.push(chunk.subarray(from));
    readAt += bytesRead;
  }
}
