/** One page of a list; `nextCursor` is null on the last one. */
export interface PageOf<A> {
  readonly items: ReadonlyArray<A>;
  readonly nextCursor: string | null;
}
