import type { Figures } from "../protocol/Message.ts";

/** CPU seconds used between the marks. */
export interface CpuUse {
  /** The contender's process with all it started; the load driver and the database are not in it. */
  readonly contender: number;
  readonly driver: number;
  /** Of the server the contender stores in; null where that runs on another machine. */
  readonly database: number | null;
  /** Of processes that belong to nobody here. */
  readonly foreign: number;
}

/** One contender in one round, as measured. */
export interface Round {
  readonly round: number;
  readonly contender: string;
  readonly seconds: number;
  readonly operations: number;
  readonly figures: Figures;
  readonly cpu: CpuUse;
}

/**
 * A round in which others used more than this many cores does not count. Fixed before anything was measured.
 */
export const foreignCoresAllowed = 0.1;

export const foreignCores = ({ cpu, seconds }: Round): number =>
  seconds > 0 ? cpu.foreign / seconds : Number.POSITIVE_INFINITY;

/** Whether the round counts. It looks at nothing but the load of others, so it cannot favour anybody. */
export const isClean = (round: Round): boolean => foreignCores(round) <= foreignCoresAllowed;

/** Milliseconds of CPU for one operation, of the contender alone. */
export const cpuPerOperation = ({ cpu, operations }: Round): number => (cpu.contender / operations) * 1_000;

export const databaseCpuPerOperation = ({ cpu, operations }: Round): number | null =>
  cpu.database === null ? null : (cpu.database / operations) * 1_000;
