import type { MessengerProfile } from "../../../worker/protocol/profile/profile.ts";
import { PROPERTIES, type Property } from "../../../worker/protocol/profile/properties.ts";
import { diffLines, type DiffLine } from "../shell/diff-lines.ts";
import { localeName } from "../shell/locales.ts";
import type { ProfileWords } from "./words/en.ts";

/** A property as lines that can be read and compared. */
export function linesOf(
  profile: MessengerProfile,
  property: Property,
  words: ProfileWords,
  spoken: string,
): string[] {
  const { greeting, getStarted, iceBreakers, menu, commands, domains, accountLinkingUrl } = profile;
  const called = (locale: string) => localeName(locale, spoken, words.everybody);
  const payloadOf = (payload: string | undefined) =>
    payload === undefined || payload === "" ? "" : ` [${payload}]`;
  const numbered = (locale: string, all: readonly string[]) =>
    all.map((text, index) => `${called(locale)} · ${index + 1} · ${text}`);
  switch (property) {
    case "greeting":
      return (greeting ?? []).map(({ locale, text }) => `${called(locale)} · ${text}`);
    case "getStarted":
      return getStarted === undefined ? [] : [`${words.getStarted}${payloadOf(getStarted.payload)}`];
    case "iceBreakers":
      return (iceBreakers ?? []).flatMap(({ locale, questions }) =>
        numbered(
          locale,
          questions.map(({ question, payload }) => question + payloadOf(payload)),
        ),
      );
    case "menu":
      return (menu ?? []).flatMap(({ locale, composerDisabled, items }) => [
        ...numbered(
          locale,
          items.map(
            (item) => `${item.title}${item.type === "web_url" ? ` → ${item.url}` : payloadOf(item.payload)}`,
          ),
        ),
        ...(composerDisabled ? [`${called(locale)} · ${words.composerOff}`] : []),
      ]);
    case "commands":
      return (commands ?? []).flatMap(({ locale, commands: all }) =>
        numbered(
          locale,
          all.map(({ name, description }) => `/${name} · ${description}`),
        ),
      );
    case "domains":
      return domains ?? [];
    case "accountLinkingUrl":
      return accountLinkingUrl === undefined ? [] : [accountLinkingUrl];
  }
}

/** What becomes of each property that is to be changed. */
export function newsOf(
  before: MessengerProfile,
  now: MessengerProfile,
  properties: readonly Property[],
  words: ProfileWords,
  spoken: string,
): { property: Property; lines: DiffLine[] }[] {
  return PROPERTIES.filter((property) => properties.includes(property)).map((property) => ({
    property,
    lines: diffLines(linesOf(before, property, words, spoken), linesOf(now, property, words, spoken)),
  }));
}
