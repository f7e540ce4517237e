const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const systems = [
  ["Android", "Android"],
  ["iPhone", "an iPhone"],
  ["iPad", "an iPad"],
  ["Windows", "Windows"],
  ["Macintosh", "macOS"],
  ["Linux", "Linux"],
] as const;

const first = (userAgent: string, words: ReadonlyArray<readonly [string, string]>): string | undefined =>
  words.find(([part]) => userAgent.includes(part))?.[1];

/** What a person would call the program of a session; programs say of themselves what they like. */
export const deviceOf = (userAgent: string | null): string => {
  if (userAgent === null) return "An unknown program";
  const browser = first(userAgent, browsers);
  if (browser === undefined) return userAgent.split(/[/ ]/, 1)[0] ?? userAgent;
  const system = first(userAgent, systems);
  return system === undefined ? browser : `${browser} on ${system}`;
};
