import { Effect } from "effect";

/** The list as a set of folded entries. */
export type CommonPasswords = ReadonlySet<string>;

/**
 * Loads the 49 233 commonest passwords of public breaches that `@zxcvbn-ts/language-common` ships (MIT,
 * compressed to 380 kB). A module that cannot be loaded is a broken installation, hence a defect.
 */
export const load: Effect.Effect<CommonPasswords> = Effect.promise(
  () => import("@zxcvbn-ts/language-common"),
).pipe(
  Effect.map(
    ({ dictionary }) => new Set(dictionary["passwords-common"].map((entry) => entry.normalize("NFKC"))),
  ),
);

/** Fewer characters than this beside something guessable add nothing worth counting. */
const negligible = 4;

/** `aaaaaa`, `123456`, `fedcba`: every code point follows the one before by the same step of -1, 0 or 1. */
const isRun = (points: ReadonlyArray<number>): boolean => {
  const [first, second] = points;
  if (first === undefined || second === undefined) return true;
  const step = second - first;
  return Math.abs(step) <= 1 && points.every((point, index) => point === first + index * step);
};

/** Whether the text is one unit again and again, the unit short or itself on the list. */
const isRepetition = (list: CommonPasswords, characters: ReadonlyArray<string>): boolean => {
  for (let size = 1; size <= characters.length / 2; size++) {
    const unit = characters.slice(0, size).join("");
    const guessable = size <= negligible || list.has(unit);
    if (guessable && unit.repeat(characters.length / size) === characters.join("")) return true;
  }
  return false;
};

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** The text without what is neither letter nor digit at its ends, unless that is more than negligible. */
const withoutMarks = (text: string): string => {
  const characters = [...text];
  const from = characters.findIndex(isLetterOrDigit);
  const core = characters.slice(from, characters.findLastIndex(isLetterOrDigit) + 1);
  return from >= 0 && characters.length - core.length < negligible ? core.join("") : text;
};

const isGuessable = (list: CommonPasswords, characters: ReadonlyArray<string>): boolean =>
  characters.length < negligible ||
  list.has(characters.join("")) ||
  isRun(characters.map((character) => character.codePointAt(0) ?? 0)) ||
  isRepetition(list, characters);

/**
 * Whether a folded password is a guessable piece or two of them in a row: an entry of the list, a run
 * (`12345678`), a repetition (`abcabcabc`), or fewer than four characters; a few marks around them (`!!!`)
 * change nothing. Since most entries are shorter than a password may be, entries alone would stop next to
 * nothing; two entries are 31 bits, which an online attacker may not reach but a stolen hash gives up within
 * days.
 *
 * Takes time in the cube of the length: for passwords, not for texts.
 */
export const isCommon = (list: CommonPasswords, folded: string): boolean =>
  [folded, withoutMarks(folded)].some((text) => {
    const characters = [...text];
    return characters.some(
      (_, split) =>
        isGuessable(list, characters.slice(0, split)) && isGuessable(list, characters.slice(split)),
    );
  });
