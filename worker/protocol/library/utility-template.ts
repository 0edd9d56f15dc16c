/**
 * A template of a Page that Meta approved ("Utility messages"): what can be sent at any time. An `outgoing` of kind
 * `utility` names it by `name` and `language`.
 */
export type UtilityTemplate = {
  /** What it is called at Meta: lower-case letters, digits and `_`. */
  name: string;
  /** As Meta writes it, `en_US`. */
  language: string;
  /** Words above the body. */
  header?: string;
  /** Its words, with places such as `{{1}}` or `{{day}}` for the parameters. */
  body: string;
  /** The names of the places, each once, in the order in which the body has them. */
  parameters: string[];
  /** The places have names, and each parameter is sent with the `name` of its place. */
  named?: true;
  buttons?: UtilityButton[];
};

/** `takes`: the address ends in a place, and is sent with what stands there. */
export type UtilityButton =
  { type: "postback"; title: string } | { type: "web_url"; title: string; url: string; takes?: true };

/** Why Meta rejected one ("Common template rejection reasons"): how its places are written, that it has too many of them for its words, that it advertises, or what nobody has words for. */
export const REJECTIONS = ["incorrect_params", "too_many_params", "marketing", "other"] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** What came of asking Meta for one. What is not `approved` cannot be sent; `stopped`: Meta takes it no more. */
export type TemplateReview = { state: "approved" | "pending" | "rejected" | "stopped"; reason?: Rejection };

/** A template of a Page that cannot be sent, with as much of it as Meta tells. */
export type UnapprovedTemplate = Pick<UtilityTemplate, "name" | "language" | "body"> & {
  state: Exclude<TemplateReview["state"], "approved">;
  /** Of one that was rejected. */
  reason?: Rejection;
};

/** Where a link of Meta's template leads for a Page. `takes`: behind it stands what is filled in when it is sent. */
export type TemplateLink = { title: string; url: string; takes?: true };

/** Templates that one answer names at most. */
export const UTILITY_TEMPLATES_MAX = 200;

const PLACE = /\{\{\s*(\w{1,100})\s*\}\}/g;

/** The names of the places in a text, each once, in its order. */
export function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = ""]) => name))];
}

/** The text with what stands in its places; one of which nothing is known stays as it is written. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(PLACE, (place, name: string) => values.get(name) || place);
}

/** What Meta takes in no parameter ("Utility messages"). */
export const NOT_IN_PARAMETERS = /[#$%]/;
