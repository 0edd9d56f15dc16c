/** What may stand in each property of a Page's Messenger profile (Messenger Profile API). */
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { MessengerProfile } from "../world/messenger-profile.ts";
import { guessedError, invalidParameter } from "./errors.ts";
import { checkButton } from "./send/buttons.ts";
import { checkEnum, checkKeys, requiredObject, requiredText } from "./send/checks.ts";

const PAYLOAD_MAX = 1_000;
const GREETING_MAX = 160;
const QUESTIONS_MAX = 4;
const MENU_ITEMS_MAX = 20;
const MENU_TITLE_MAX = 30;
const COMMANDS_MAX = 100;
const COMMAND_NAME_MAX = 32;
const COMMAND_DESCRIPTION_MAX = 64;
const DOMAINS_MAX = 50;

/** The properties that apps set, each with its check. */
const CHECKS = {
  get_started: checkGetStarted,
  greeting: checkGreeting,
  ice_breakers: checkIceBreakers,
  persistent_menu: checkMenu,
  commands: checkCommands,
  whitelisted_domains: checkDomains,
  account_linking_url: checkLinkingUrl,
} as const satisfies Record<keyof MessengerProfile, (value: Json, where: string) => void>;

export const PROPERTIES = Object.keys(CHECKS) as (keyof MessengerProfile)[];

export function isProperty(name: string): name is keyof MessengerProfile {
  return Object.hasOwn(CHECKS, name);
}

/** Properties one by one. @throws GraphError */
export function checkProperties(given: JsonObject): asserts given is JsonObject & MessengerProfile {
  for (const name of PROPERTIES) if (name in given) CHECKS[name](given[name] ?? null, name);
}

/** What a profile has to be as a whole. @throws GraphError */
export function checkProfile(profile: MessengerProfile): void {
  if (profile.persistent_menu !== undefined && profile.get_started === undefined)
    throw guessedError("menuWithoutGetStarted");
  const allowed = new Set((profile.whitelisted_domains ?? []).map((domain) => new URL(domain).hostname));
  for (const [at, { call_to_actions: items = [] }] of (profile.persistent_menu ?? []).entries())
    for (const [index, { url, messenger_extensions: isWithin }] of items.entries())
      if (isWithin === true && !allowed.has(new URL(url ?? "").hostname))
        throw invalidParameter(
          `Param persistent_menu[${at}][call_to_actions][${index}][url] must be of a whitelisted domain.`,
        );
}

function checkGetStarted(value: Json, where: string): void {
  const getStarted = requiredObject(value, where);
  checkKeys(getStarted, ["payload"], where);
  requiredText(getStarted, "payload", PAYLOAD_MAX, where);
}

function checkGreeting(value: Json, where: string): void {
  for (const [entry, at] of byLocale(value, where, ["locale", "text"]))
    requiredText(entry, "text", GREETING_MAX, at);
}

/** The old form lists the questions themselves. */
function checkIceBreakers(value: Json, where: string): void {
  const list = filledList(value, where);
  const isOld = list.some((one) => isObject(one) && "question" in one);
  if (isOld) return checkQuestions(list, where);
  for (const [entry, at] of byLocale(value, where, ["locale", "call_to_actions"]))
    checkQuestions(filledList(entry["call_to_actions"], `${at}[call_to_actions]`), `${at}[call_to_actions]`);
}

function checkQuestions(list: readonly Json[], where: string): void {
  checkNumber(list, QUESTIONS_MAX, where);
  list.forEach((one, index) => {
    const question = requiredObject(one, `${where}[${index}]`);
    checkKeys(question, ["question", "payload"], `${where}[${index}]`);
    requiredText(question, "question", Infinity, `${where}[${index}]`);
    requiredText(question, "payload", PAYLOAD_MAX, `${where}[${index}]`);
  });
}

function checkMenu(value: Json, where: string): void {
  const keys = ["locale", "composer_input_disabled", "disabled_surfaces", "call_to_actions"];
  for (const [menu, at] of byLocale(value, where, keys)) {
    // A person who may not write needs something to press.
    if (menu["composer_input_disabled"] !== true && menu["call_to_actions"] === undefined) continue;
    const items = filledList(menu["call_to_actions"], `${at}[call_to_actions]`);
    checkNumber(items, MENU_ITEMS_MAX, `${at}[call_to_actions]`);
    items.forEach((item, index) => {
      checkButton(item, `${at}[call_to_actions][${index}]`, ["web_url", "postback"], MENU_TITLE_MAX);
    });
  }
}

function checkCommands(value: Json, where: string): void {
  for (const [entry, at] of byLocale(value, where, ["locale", "commands"])) {
    const list = filledList(entry["commands"], `${at}[commands]`);
    checkNumber(list, COMMANDS_MAX, `${at}[commands]`);
    list.forEach((one, index) => {
      const command = requiredObject(one, `${at}[commands][${index}]`);
      checkKeys(command, ["name", "description"], `${at}[commands][${index}]`);
      const name = requiredText(command, "name", COMMAND_NAME_MAX, `${at}[commands][${index}]`);
      if (name.startsWith("/"))
        throw invalidParameter(`Param ${at}[commands][${index}][name] must not start with "/".`);
      requiredText(command, "description", COMMAND_DESCRIPTION_MAX, `${at}[commands][${index}]`);
    });
  }
}

/** Whole host names, by HTTPS: no address of a machine, nothing local. */
function checkDomains(value: Json, where: string): void {
  const list = filledList(value, where);
  checkNumber(list, DOMAINS_MAX, where);
  list.forEach((one, index) => {
    const { hostname } = secureUrl(one, `${where}[${index}]`);
    const isName = hostname.includes(".") && !/^[\d.]+$/.test(hostname) && !hostname.startsWith("[");
    if (!isName) throw invalidParameter(`Param ${where}[${index}] must be a domain name.`);
  });
}

function checkLinkingUrl(value: Json, where: string): void {
  secureUrl(value, where);
}

function secureUrl(value: Json, where: string): URL {
  const url = typeof value === "string" ? URL.parse(value) : null;
  if (url?.protocol !== "https:") throw invalidParameter(`Param ${where} should represent a valid HTTPS URL`);
  return url;
}

/** One entry for each locale, among them `default`, which everybody gets whose language is not there. */
function byLocale(value: Json, where: string, keys: readonly string[]): [entry: JsonObject, where: string][] {
  const entries = filledList(value, where).map((one, index): [JsonObject, string] => {
    const at = `${where}[${index}]`;
    const entry = requiredObject(one, at);
    checkKeys(entry, keys, at);
    const locale = requiredText(entry, "locale", Infinity, at);
    if (!/^[a-z]{2,3}_[A-Z]{2}$/.test(locale)) checkEnum(locale, ["default"], `${at}[locale]`);
    return [entry, at];
  });
  if (!entries.some(([{ locale }]) => locale === "default"))
    throw invalidParameter(`Param ${where} must have an entry of the default locale.`);
  return entries;
}

function filledList(value: Json | undefined, where: string): Json[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw invalidParameter(`Param ${where} must be a non-empty array.`);
}

function checkNumber(list: readonly Json[], max: number, where: string): void {
  if (list.length > max) throw invalidParameter(`Param ${where} must have at most ${max} elements.`);
}
