import type { Scenario } from "./Scenario.ts";

const entrants = [
  {
    id: "atoll",
    label: "Atoll hub",
    durability: "sessions and accounts committed",
    packages: ["effect", "@effect/sql-pg"],
    database: "atoll",
  },
] as const;

/** Scenarios 13 and 14: what sign-ins cost others, and what they tell by their time. */
export const identityScenarios: ReadonlyArray<Scenario> = [
  {
    key: "13",
    title: "Authenticated read of a row, 100 a second, alone and beside 50 sign-ins in flight",
    operation: "sign-in",
    driver: "sign-ins",
    metrics: [
      { name: "quiet50", label: "alone p50 ms", digits: 2 },
      { name: "quiet99", label: "alone p99 ms", digits: 2 },
      { name: "beside50", label: "beside sign-ins p50 ms", digits: 2 },
      { name: "beside99", label: "beside sign-ins p99 ms", digits: 2 },
      { name: "factor", label: "p99 beside / alone", digits: 2 },
      { name: "rate", label: "sign-ins/s", digits: 1 },
      { name: "signIn50", label: "sign-in p50 ms", digits: 0 },
    ],
    references: [],
    entrants,
    notes: [
      "Fifty people sign in by password (Argon2id, 19 MiB, two passes), each again as soon as it is answered.",
      "Whoever reads is signed in and remembered; the row is read from the database.",
    ],
  },
  {
    key: "14",
    title: "The time of an answer to a known and to an unknown address, one after the other",
    operation: "answer",
    driver: "enumeration",
    metrics: [
      { name: "login", label: "sign-in, known / unknown", digits: 3 },
      { name: "forgot", label: "forgotten password, known / unknown", digits: 3 },
      { name: "register", label: "registration, known / unknown", digits: 3 },
      { name: "loginMs", label: "sign-in, unknown, ms", digits: 2 },
      { name: "forgotMs", label: "forgotten password, unknown, ms", digits: 2 },
      { name: "registerMs", label: "registration, unknown, ms", digits: 2 },
    ],
    references: [],
    entrants,
    notes: [
      "Ratios of medians; a hundred pairs for each measured second, in turn known first and unknown first.",
      "Addresses have to be confirmed, as in production.",
    ],
    patience: 900,
  },
];
