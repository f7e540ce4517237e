/**
 * One record of a CSV file; `line` is where it starts, counted from 1, which differs from its index when
 * cells hold line breaks.
 */
export interface CsvRecord {
  readonly line: number;
  readonly cells: ReadonlyArray<string>;
}

/** The file is not CSV. The text never quotes a cell: error texts leave the site, data does not. */
export class CsvError extends Error {
  override readonly name = "CsvError";
}

/**
 * Reads comma-separated values as RFC 4180 has them: quoted cells with doubled quotes, commas and line
 * breaks inside; records ended by CRLF, LF or CR, the last one by the end of the text too; a byte-order mark
 * is skipped. An empty line is a record of one empty cell. One pass, so its time is linear whatever the
 * input.
 */
export const parseCsv = (source: string): ReadonlyArray<CsvRecord> => {
  const records: Array<CsvRecord> = [];
  const end = source.length;
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;

  const quotedCell = (): string => {
    const opened = line;
    let cell = "";
    let from = ++at;
    for (; at < end; at++) {
      const character = source[at];
      if (character === "\n" || (character === "\r" && source[at + 1] !== "\n")) line++;
      if (character !== '"') continue;
      cell += source.slice(from, at);
      if (source[at + 1] !== '"') {
        at++;
        if (at < end && !isBreak(source[at]) && source[at] !== ",") {
          throw new CsvError(`Line ${line}: text follows the closing quote of a cell`);
        }
        return cell;
      }
      from = ++at;
    }
    throw new CsvError(`Line ${opened}: a quoted cell is never closed`);
  };

  const plainCell = (): string => {
    const from = at;
    while (at < end && source[at] !== "," && !isBreak(source[at])) {
      if (source[at] === '"') throw new CsvError(`Line ${line}: a quote stands inside an unquoted cell`);
      at++;
    }
    return source.slice(from, at);
  };

  while (at < end) {
    const start = line;
    const cells: Array<string> = [];
    for (;;) {
      cells.push(source[at] === '"' ? quotedCell() : plainCell());
      if (at >= end || source[at] !== ",") break;
      at++;
    }
    if (at < end) {
      if (source[at] === "\r" && source[at + 1] === "\n") at++;
      at++;
      line++;
    }
    records.push({ line: start, cells });
  }
  return records;
};

const isBreak = (character: string | undefined): boolean => character === "\n" || character === "\r";
