import type { DatabaseSchema } from "../harness/PostgresTarget.ts";

/** One system in one scenario. */
export interface Entrant {
  readonly id: string;
  readonly label: string;
  /** What is on the disk when it says yes, and what a crash may lose, in words. */
  readonly durability: string;
  /** The npm packages whose versions the report names. */
  readonly packages: ReadonlyArray<string>;
  readonly database?: DatabaseSchema;
  /** What this machine must have for it; without it the entrant is left out, and the report says so. */
  readonly needs?: "redis-server" | "pgbench";
}

export interface Metric {
  /** Of the figures. */
  readonly name: string;
  readonly label: string;
  readonly digits: number;
  /** Whether the report gives the ratio to each reference too. */
  readonly ratio?: boolean;
}

export interface Scenario {
  /** The number of PERFORMANCE §7, with a part behind a stroke. */
  readonly key: string;
  readonly title: string;
  /** What CPU is divided by. */
  readonly operation: string;
  readonly metrics: ReadonlyArray<Metric>;
  /** Whom the ratios are taken to, a column each; in its own row stands 1. */
  readonly references: ReadonlyArray<string>;
  readonly entrants: ReadonlyArray<Entrant>;
  /** Measured from outside by a driver of this name, in a process of its own. */
  readonly driver?: string;
  /** Fixed settings worth knowing when the table is read. */
  readonly notes: ReadonlyArray<string>;
  /** Longest time one round may take beside warm-up and measured part, in seconds; 120 when absent. */
  readonly patience?: number;
}
