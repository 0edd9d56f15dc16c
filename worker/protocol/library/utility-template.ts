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
