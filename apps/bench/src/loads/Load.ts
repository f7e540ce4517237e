import type { Figures } from "../protocol/Message.ts";

/** The marks between which the harness counts CPU. */
export interface Marks {
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface Outcome {
  readonly operations: number;
  readonly figures: Figures;
}

/** What one process of a scenario does; a server only serves, and is measured from outside. */
export interface Load {
  readonly measure?: (marks: Marks) => Promise<Outcome>;
  readonly port?: number;
  readonly requests?: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}
