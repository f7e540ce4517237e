export interface Line {
  readonly text: string;
  /** The line was longer than the limit and lost its end. */
  readonly cut: boolean;
}

const newline = 10;

/** Splits bytes into lines and never holds more than `limit` bytes of an unfinished one. */
export class LineSplitter {
  readonly #limit: number;
  #parts: Array<Uint8Array> = [];
  #held = 0;
  #cut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The unfinished line is already longer than the limit. */
  get overflowing(): boolean {
    return this.#cut;
  }

  push(chunk: Uint8Array): ReadonlyArray<Line> {
    const lines: Array<Line> = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.#hold(chunk.subarray(from, at));
      lines.push(this.#take());
      from = at + 1;
    }
    this.#hold(chunk.subarray(from));
    return lines;
  }

  /** What is left when the bytes end without a line break. */
  end(): ReadonlyArray<Line> {
    return this.#held === 0 && !this.#cut ? [] : [this.#take()];
  }

  #hold(part: Uint8Array): void {
    const room = this.#limit - this.#held;
    if (part.length > room) this.#cut = true;
    const kept = part.subarray(0, room);
    if (kept.length === 0) return;
    this.#parts.push(kept);
    this.#held += kept.length;
  }

  #take(): Line {
    const line = { text: Buffer.concat(this.#parts).toString("utf8"), cut: this.#cut };
    this.#parts = [];
    this.#held = 0;
    this.#cut = false;
    return line;
  }
}
