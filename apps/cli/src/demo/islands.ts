/** The sites of the demo, in the order in which they are shown. */
export const islands = ["Biscoe", "Dream", "Torgersen"] as const;
export type Island = (typeof islands)[number];

/** The node that combines what the islands send; it holds no data. */
export const aggregator = "Lagoon";

/** Every node of the demo, by the name of its folder. */
export const sites = [aggregator, ...islands] as const;
export type Site = (typeof sites)[number];

/** Consents to analyses by its steward; the others by their own policy. */
export const consentsBySteward: Site = "Torgersen";

/** The name of the data set at every island. */
export const dataset = "penguins";

/** How well do measurements tell the sex of a penguin? What the analysis is locked with. */
export const parameters = {
  outcome: "Sex",
  positive: "MALE",
  negative: "FEMALE",
  predictors: ["Body Mass (g)", "Beak Length (mm)", "Flipper Length (mm)"],
  tolerance: 1e-8,
} as const;
