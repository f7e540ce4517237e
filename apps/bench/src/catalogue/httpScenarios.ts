import { pgbench } from "./queueEntrants.ts";
import type { Scenario } from "./Scenario.ts";

const none = "nothing is written";

const metrics = [
  { name: "rate", label: "requests/s", digits: 0, ratio: true },
  { name: "p99", label: "p99 ms", digits: 1 },
  { name: "loaded50", label: "70 % load p50 ms", digits: 2 },
  { name: "loaded99", label: "70 % load p99 ms", digits: 2 },
];

/** Scenarios 1 and 2: a row by its id, for somebody who is signed in; and JSON without a database. */
export const httpScenarios: ReadonlyArray<Scenario> = [
  {
    key: "1",
    title: "Authenticated read of a row by its id, 64 in flight",
    operation: "request",
    driver: "http",
    metrics,
    references: ["fastify-rls"],
    entrants: [
      {
        id: "atoll",
        label: "Atoll hub, GET /projects/:id",
        durability: none,
        packages: ["effect", "@effect/sql-pg"],
        database: "atoll",
      },
      {
        id: "fastify-rls",
        label: "Fastify + pg, same session rule, same row-level-security transaction",
        durability: none,
        packages: ["fastify", "pg"],
        database: "atoll",
      },
      {
        id: "fastify",
        label: "Fastify + pg, same session rule, tenant filter only",
        durability: none,
        packages: ["fastify", "pg"],
        database: "atoll",
      },
      {
        id: "node",
        label: "limit: node:http + pg, one read, no session",
        durability: none,
        packages: ["pg"],
      },
      pgbench("one read by primary key"),
    ],
    notes: [
      "Session, tenant and right are looked up at each request by the same statements.",
      "Pools of 20 connections, the hub's of 10.",
    ],
  },
  {
    key: "2",
    title: "JSON in and out without a database, validated both ways, 64 in flight",
    operation: "request",
    driver: "http",
    metrics,
    references: ["fastify"],
    entrants: [
      {
        id: "atoll",
        label: "Atoll's edge and problems around HttpApi",
        durability: none,
        packages: ["effect"],
      },
      { id: "effect", label: "Effect HttpApi alone", durability: none, packages: ["effect"] },
      { id: "fastify", label: "Fastify with schemas", durability: none, packages: ["fastify"] },
      { id: "node", label: "limit: node:http, nothing validated", durability: none, packages: [] },
    ],
    notes: [
      "An order of five lines in, its total and items out; unknown fields are refused but by the limit.",
    ],
  },
];
