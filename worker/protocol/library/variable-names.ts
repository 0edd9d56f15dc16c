/** Blanks that fill themselves in. Capital letters and `_` make no difference: `{{customer.firstName}}` is the first of them. */
export const VARIABLES = [
  "customer.first_name",
  "customer.name",
  "customer.locale",
  "agent.first_name",
  "agent.name",
  "page.name",
  "page.link",
  "today",
] as const;
export type Variable = (typeof VARIABLES)[number];
