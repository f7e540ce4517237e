/** The number at a place that exists; outside the list it is a mistake of the caller, never a silent NaN. */
export const at = (values: ArrayLike<number>, index: number): number => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No value at ${index} of ${values.length}`);
  return value;
};
