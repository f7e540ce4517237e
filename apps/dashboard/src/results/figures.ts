const minus = (text: string): string => text.replaceAll("-", "−");

/** Significant digits, and a true minus sign. */
export const formatFigure = (value: number, digits = 5): string => {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return minus(size >= 1e6 || size < 1e-4 ? value.toExponential(3) : value.toPrecision(digits));
};

/** A difference that ought to be nothing: its order of magnitude is what matters. */
export const formatDifference = (value: number): string =>
  value === 0 ? "0" : minus(Math.abs(value).toExponential(1));

export const formatP = (value: number): string => (value < 0.001 ? "< 0.001" : value.toFixed(3));

/** A number of an axis, without the zeros that say nothing. */
export const formatTick = (value: number): string => {
  const [digits = "", ...exponent] = formatFigure(Number(value.toPrecision(6))).split("e");
  return [digits.includes(".") ? digits.replace(/\.?0{1,12}$/, "") : digits, ...exponent].join("e");
};
