import { each, link, optional, webLink, within, words, type Found as FoundAs } from "../finding-faults.ts";
import * as limits from "./limits.ts";
import type { MessengerProfile, ProfileMenuItem, ProfileQuestion } from "./profile.ts";
import { DEFAULT_LOCALE, type Property } from "./properties.ts";

/**
 * What Meta would refuse: `path` names the field within the profile (`menu[0].items[2].title`), `limit` the number that it breaks,
 * where there is one.
 */
export type ProfileFault = { path: string; why: ProfileFaultReason; limit?: number };

export type ProfileFaultReason =
  /** There must be something. */
  | "missing"
  | "too_long"
  | "too_many"
  /** Not a locale like de_DE. */
  | "not_a_locale"
  /** It stands there already: a language, a command, a domain. */
  | "twice"
  /** A language has words, and everybody else has none. */
  | "no_default"
  /** Begins with a slash, which people type before it. */
  | "has_slash"
  /** A command is one word. */
  | "has_spaces"
  /** No address on the web that begins with https. */
  | "not_https"
  /** White space or invisible signs within an address. */
  | "not_plain"
  /** An address with a name and password, or of a host that nobody outside reaches. */
  | "not_public"
  /** More than `https://` and the whole name of a host. */
  | "not_a_domain"
  /** A menu needs Get Started. */
  | "needs_get_started"
  /** What goes with another setting alone. */
  | "not_allowed";

type Found = FoundAs<ProfileFaultReason>;

/**
 * All that Meta would refuse of it, in reading order. Empty: it may be saved. `isSet`: what there is beside it, where `profile` is a
 * part of the whole.
 */
export function profileFaults(
  profile: MessengerProfile,
  isSet: (property: Property) => boolean = (property) => profile[property] !== undefined,
): ProfileFault[] {
  const { greeting, getStarted, iceBreakers, menu, commands, domains, accountLinkingUrl } = profile;
  return [
    ...byLocale("greeting", greeting, ({ text }) => words("text", text, limits.GREETING_UNITS_MAX)),
    ...within("getStarted", payload(getStarted?.payload)),
    ...(isSet("menu") && !isSet("getStarted")
      ? [{ at: "getStarted", why: "needs_get_started" } as const]
      : []),
    ...byLocale("iceBreakers", iceBreakers, ({ questions }) => [
      ...count("questions", questions, limits.QUESTIONS_MAX),
      ...within("questions", each(questions, question)),
    ]),
    ...byLocale("menu", menu, ({ items, composerDisabled }) => [
      // Who may not write needs something to press.
      ...(items.length === 0 && !composerDisabled ? [] : count("items", items, limits.MENU_ITEMS_MAX)),
      ...within("items", each(items, menuItem)),
    ]),
    ...byLocale("commands", commands, ({ commands: list }) => [
      ...count("commands", list, limits.COMMANDS_MAX),
      ...within("commands", [
        ...each(list, ({ name, description }) => [
          ...commandName(name),
          ...words("description", description, limits.COMMAND_DESCRIPTION_UNITS_MAX),
        ]),
        ...twice(list.map(({ name }) => name.toLowerCase())).map(({ at, why }) => ({
          at: `${at}.name`,
          why,
        })),
      ]),
    ]),
    ...(domains === undefined ? [] : domainsOf(domains)),
    ...(accountLinkingUrl === undefined ? [] : link("accountLinkingUrl", accountLinkingUrl)),
  ].map(({ at, ...fault }) => ({ path: at, ...fault }));
}

/** Whether Meta takes it as a locale: `de_DE`, or that of everybody else. */
export function isLocale(locale: string): boolean {
  return locale === DEFAULT_LOCALE || /^[a-z]{2,3}_[A-Z]{2}$/.test(locale);
}

/** One entry for each locale, among them that of everybody else. */
function byLocale<T extends { locale: string }>(
  at: string,
  all: readonly T[] | undefined,
  faults: (one: T) => Found[],
): Found[] {
  if (all === undefined) return [];
  const own = within(at, [
    ...each(all, (one) => [
      ...(isLocale(one.locale) ? [] : [{ at: "locale", why: "not_a_locale" } as const]),
      ...faults(one),
    ]),
    ...twice(all.map(({ locale }) => locale)).map(({ at: place, why }) => ({ at: `${place}.locale`, why })),
  ]);
  if (all.length === 0) return [{ at, why: "missing" }];
  if (all.length > limits.LOCALES_MAX) return [{ at, why: "too_many", limit: limits.LOCALES_MAX }];
  return all.some(({ locale }) => locale === DEFAULT_LOCALE) ? own : [{ at, why: "no_default" }, ...own];
}

function question(it: ProfileQuestion): Found[] {
  return [...words("question", it.question, limits.QUESTION_UNITS_MAX), ...payload(it.payload)];
}

/** A `fallbackUrl` goes with extensions alone, which go by https ("URL button"). */
function menuItem(it: ProfileMenuItem): Found[] {
  const title = words("title", it.title, limits.MENU_TITLE_UNITS_MAX);
  if (it.type === "postback") return [...title, ...payload(it.payload)];
  const isAlone = it.fallbackUrl !== undefined && it.messengerExtensions !== true;
  return [
    ...title,
    ...(it.messengerExtensions === true ? link("url", it.url) : webLink("url", it.url)),
    ...(it.fallbackUrl === undefined ? [] : link("fallbackUrl", it.fallbackUrl)),
    ...(isAlone ? [{ at: "fallbackUrl", why: "not_allowed" } as const] : []),
  ];
}

function commandName(name: string): Found[] {
  const faults = words("name", name, limits.COMMAND_NAME_UNITS_MAX);
  if (name.startsWith("/")) return [...faults, { at: "name", why: "has_slash" }];
  return /\s/.test(name.trim()) ? [...faults, { at: "name", why: "has_spaces" }] : faults;
}

function domainsOf(domains: readonly string[]): Found[] {
  const isNamed = domains.map((domain) => URL.parse(domain)?.hostname ?? domain);
  return [
    ...count("domains", domains, limits.DOMAINS_MAX),
    ...within("domains", [...each(domains, domain), ...twice(isNamed)]),
  ];
}

/** `https://` and the whole name of a host: no address of a machine, nothing local. */
function domain(it: string): Found[] {
  const faults = link("", it);
  if (faults.length > 0) return faults;
  const { hostname, pathname, search, hash, port } = new URL(it);
  const isMore = pathname !== "/" || search !== "" || hash !== "" || port !== "";
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return isMore || isNumber ? [{ at: "", why: "not_a_domain" }] : [];
}

/** All but the first of those that are the same. */
function twice(all: readonly string[]): Found[] {
  return all.flatMap((one, index) =>
    one !== "" && all.indexOf(one) < index ? [{ at: `[${String(index)}]`, why: "twice" } as const] : [],
  );
}

function payload(it: string | undefined): Found[] {
  return optional("payload", it, limits.PROFILE_PAYLOAD_UNITS_MAX);
}

function count(at: string, all: readonly unknown[], max: number): Found[] {
  if (all.length > max) return [{ at, why: "too_many", limit: max }];
  return all.length === 0 ? [{ at, why: "missing" }] : [];
}
