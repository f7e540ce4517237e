import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { NodeId } from "@atoll/contract/nodes/NodeId";

/** The next sequence by analysis and recipient; analyses in order of their last message. */
export class Sequences {
  readonly #next = new Map<AnalysisId, Map<NodeId, number>>();

  clear(): void {
    this.#next.clear();
  }

  /** 1 where nothing was sent. */
  next(analysisId: AnalysisId, recipient: NodeId): number {
    return this.#next.get(analysisId)?.get(recipient) ?? 1;
  }

  /** Never goes back. */
  reach(analysisId: AnalysisId, recipient: NodeId, next: number): void {
    const reached = this.#next.get(analysisId) ?? new Map<NodeId, number>();
    reached.set(recipient, Math.max(next, reached.get(recipient) ?? 1));
    this.#next.delete(analysisId);
    this.#next.set(analysisId, reached);
  }

  /** All of them, but of the analyses that `isOpen` refuses only the last `remembered`. */
  list(isOpen: (analysisId: AnalysisId) => boolean, remembered: number) {
    const closed = [...this.#next.keys()].filter((analysisId) => !isOpen(analysisId));
    const forgotten = new Set(closed.slice(0, Math.max(0, closed.length - remembered)));
    return [...this.#next]
      .filter(([analysisId]) => !forgotten.has(analysisId))
      .flatMap(([analysisId, reached]) =>
        [...reached].map(([recipient, next]) => ({ analysisId, recipient, next })),
      );
  }
}
