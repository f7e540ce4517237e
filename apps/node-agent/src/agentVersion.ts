/** What the agent tells the hub about itself. */
export const version = "0.1.0";
