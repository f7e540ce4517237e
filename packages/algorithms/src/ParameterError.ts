/** The parameters locked with the analysis do not say what the algorithm needs. */
export class ParameterError extends Error {
  override readonly name = "ParameterError";
}
