import type { UtilityTemplate } from "../../../worker/protocol/library/utility-template.ts";
import { written } from "../../words/strings.ts";

/** The languages that there are templates in, each once. */
export function languagesOf(templates: readonly UtilityTemplate[]): string[] {
  return [...new Set(templates.map(({ language }) => language))];
}

/** Of these the customer's, or one that is nearly theirs, or the agent's; else the first. */
export function languageFor(languages: readonly string[], locale: string | null): string {
  const primary = (tag: string) => tag.split(/[_-]/)[0]!.toLowerCase();
  const near = (wanted: string | null) =>
    wanted === null ? undefined : languages.find((it) => primary(it) === primary(wanted));
  const same = languages.find((it) => it === locale?.replace("-", "_"));
  return same ?? near(locale) ?? near(written.lang) ?? languages[0] ?? "";
}

/** What Meta calls `order_update`, as a person would write it. */
export function humanName(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
