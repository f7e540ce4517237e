import type { ChildLine } from "./Child.ts";

/** A line of the hub's log as Effect's logger writes it where there is no terminal. */
const head = /^\[[\d:.]+\] ([A-Z]+) \(#\d+\): (.*)$/;

const entries = (lines: ReadonlyArray<ChildLine>) =>
  lines.reduce<ReadonlyArray<{ readonly level: string; readonly text: ReadonlyArray<string> }>>(
    (before, { text }) => {
      const [, level, first] = head.exec(text) ?? [];
      const last = before.at(-1);
      if (level !== undefined && first !== undefined) return [...before, { level, text: [first] }];
      if (last === undefined) return [{ level: "", text: [text] }];
      return [...before.slice(0, -1), { level: last.level, text: [...last.text, text] }];
    },
    [],
  );

/** What the hub warned of while it started: a database taken over, an account that is not the best one. */
export const warnings = (lines: ReadonlyArray<ChildLine>): ReadonlyArray<string> =>
  entries(lines).flatMap(({ level, text }) => (level === "WARN" ? [text.join("\n")] : []));

/** Node's own remarks are not why a program ended. */
const isRemark = (text: string) => /^\(node:\d+\)|^\(Use `node /.test(text);

/** Why the hub ended, in its own words: what it said to its standard error, else its last logged error. */
export const lastWords = (lines: ReadonlyArray<ChildLine>): ReadonlyArray<string> => {
  const said = lines.filter(({ text }) => text.trim() !== "" && !isRemark(text));
  const complaint = said.filter(({ stream }) => stream === "stderr").map(({ text }) => text);
  if (complaint.length > 0) return complaint.slice(-12);
  const logged = entries(said).findLast(({ level }) => level === "ERROR" || level === "FATAL");
  return (
    logged?.text ?? [
      "The hub ended without a word. Its last lines:",
      ...said.slice(-8).map(({ text }) => text),
    ]
  );
};
