/** A number with so many digits behind the point, or a dash. */
export const number = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined || !Number.isFinite(value) ? "–" : value.toFixed(digits);

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((row, line) => `| ${row.map(line === 1 ? (text) => text : cell).join(" | ")} |`)
    .join("\n");
