/** Messenger Profile API: what people find at a Page before and beside its messages. */
import { own } from "../protocol/own.ts";
import type { GraphErrorCode } from "../domain/send-error.ts";
import type { MessengerProfile, ProfileMenuItem, ProfileQuestion } from "../protocol/profile/profile.ts";
import { DEFAULT_LOCALE, PROPERTIES, type Property } from "../protocol/profile/properties.ts";
import { askGraph, readAnswer, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { field, isObject, listAt, objectAt, parseLossless, stringAt, type JsonObject } from "./json.ts";
import { defined } from "./outgoing/defined.ts";

/** Meta's names. */
const NAMES = {
  greeting: "greeting",
  getStarted: "get_started",
  iceBreakers: "ice_breakers",
  menu: "persistent_menu",
  commands: "commands",
  domains: "whitelisted_domains",
  accountLinkingUrl: "account_linking_url",
} as const satisfies Record<Property, string>;

const EU_RULES = "subject_to_new_eu_privacy_rules";

/** Properties as Meta has them, by our names. What is not set is left out. */
export type RawProfile = { [P in Property]?: unknown };

/** `isEuropean` null: Meta does not say. */
export type ToldProfile = { raw: RawProfile; isEuropean: boolean | null };

/**
 * What became of a call. `said`: Meta's words about a parameter; `path`: the field that they name, as in the profile; null where
 * they name none.
 */
export type ProfileOutcome<T> =
  | { kind: "accepted"; value: T }
  | { kind: "refused"; error: GraphErrorCode; said: string | null; path: string | null }
  | { kind: "ambiguous" };

/** `GET /{page-id}/messenger_profile`. */
export async function readMessengerProfile(access: GraphAccess): Promise<ProfileOutcome<ToldProfile>> {
  const fields = [...Object.values(NAMES), EU_RULES].join(",");
  const outcome = await call(access, "GET", `?fields=${fields}`);
  if (outcome.kind !== "accepted") return outcome;
  const told = listAt(outcome.value, "data")[0];
  const isSet = PROPERTIES.flatMap((property) => {
    const value = field(told, NAMES[property]);
    return value === undefined || value === null ? [] : [[property, value] as const];
  });
  const isEuropean = field(told, EU_RULES);
  return {
    kind: "accepted",
    value: {
      raw: Object.fromEntries(isSet),
      isEuropean: typeof isEuropean === "boolean" ? isEuropean : null,
    },
  };
}

/** `POST /{page-id}/messenger_profile`: properties that are not named stay as they are; all are taken, or none. */
export async function setMessengerProfile(
  access: GraphAccess,
  properties: RawProfile,
): Promise<ProfileOutcome<null>> {
  const body = Object.fromEntries(
    PROPERTIES.flatMap((property) =>
      properties[property] === undefined ? [] : [[NAMES[property], properties[property]]],
    ),
  );
  return await callForNothing(access, "POST", body);
}

/** `DELETE /{page-id}/messenger_profile`: of what is not set it says the same. */
export async function clearMessengerProfile(
  access: GraphAccess,
  properties: readonly Property[],
): Promise<ProfileOutcome<null>> {
  return await callForNothing(access, "DELETE", { fields: properties.map((property) => NAMES[property]) });
}

async function callForNothing(
  access: GraphAccess,
  method: "POST" | "DELETE",
  body: JsonObject,
): Promise<ProfileOutcome<null>> {
  const outcome = await call(access, method, "", body);
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

async function call(
  access: GraphAccess,
  method: "GET" | "POST" | "DELETE",
  query: string,
  body?: JsonObject,
): Promise<ProfileOutcome<unknown>> {
  const answer = await askGraph(
    access,
    method,
    `${access.pageId}/messenger_profile${query}`,
    READ_TIMEOUT_MS,
    { contentType: "application/json", body: body === undefined ? null : JSON.stringify(body) },
  );
  if (answer === null) return { kind: "ambiguous" };
  const outcome: GraphOutcome<unknown> = readAnswer(answer, answer.text);
  if (outcome.kind === "accepted") return { kind: "accepted", value: outcome.value };
  if (outcome.kind === "ambiguous") return { kind: "ambiguous" };
  const { error } = outcome;
  const words = aboutParameter(error) ? wordsOf(answer.text) : null;
  return { kind: "refused", error, said: saidOf(words, access.token), path: pathIn(words ?? "") };
}

/** Of all else Meta's words are about tokens and permissions, which have words of our own. */
function aboutParameter({ code }: GraphErrorCode): boolean {
  return code === 100 || code === 105;
}

function wordsOf(text: string): string | null {
  const error = objectAt(parseLossless(text), "error");
  return stringAt(error, "message") ?? stringAt(error, "error_user_msg");
}

const SAID_UNITS_MAX = 300;

function saidOf(words: string | null, token: string): string | null {
  const said =
    words
      ?.replace(/^\(#\d+\)\s*/, "")
      .replaceAll(/\p{Cc}+/gu, " ")
      .trim()
      .toWellFormed() ?? "";
  return said === "" || said.includes(token) ? null : said.slice(0, SAID_UNITS_MAX);
}

/** Meta names a field as `persistent_menu[0][call_to_actions][2][title]`. */
export function pathIn(words: string): string | null {
  const named = PROPERTIES.flatMap((property) => {
    const found = new RegExp(`\\b${NAMES[property]}\\b((?:\\[\\w+\\])*)`).exec(words);
    return found === null ? [] : [{ property, within: found[1] ?? "" }];
  });
  const [first, ...others] = named;
  if (first === undefined) return /get started button/i.test(words) ? "getStarted" : null;
  if (others.length > 0) return null;
  const { property, within } = first;
  const steps = [...within.matchAll(/\[(\w+)\]/g)].map(([, step = ""]) =>
    /^\d+$/.test(step) ? `[${step}]` : `.${ours(property, step)}`,
  );
  return property + steps.join("");
}

const KEYS: Partial<Record<string, string>> = {
  composer_input_disabled: "composerDisabled",
  disabled_surfaces: "disabledSurfaces",
  webview_height_ratio: "webviewHeightRatio",
  messenger_extensions: "messengerExtensions",
  fallback_url: "fallbackUrl",
  webview_share_button: "hidesShare",
};

function ours(property: Property, key: string): string {
  if (key === "call_to_actions") return property === "menu" ? "items" : "questions";
  return own(KEYS, key) ?? key;
}

/** As Meta takes them. Payloads are all there. */
export function toRaw(profile: MessengerProfile): RawProfile {
  const { greeting, getStarted, iceBreakers, menu, commands, domains, accountLinkingUrl } = profile;
  return defined({
    greeting,
    getStarted,
    iceBreakers: iceBreakers?.map(({ locale, questions }) => ({ locale, call_to_actions: questions })),
    menu: menu?.map(({ locale, composerDisabled, disabledSurfaces, items }) =>
      defined({
        locale,
        composer_input_disabled: composerDisabled,
        disabled_surfaces: disabledSurfaces,
        call_to_actions: items.length === 0 ? undefined : items.map(rawItem),
      }),
    ),
    commands,
    domains,
    accountLinkingUrl,
  });
}

function rawItem(item: ProfileMenuItem): JsonObject {
  if (item.type === "postback") return { ...item };
  return defined({
    type: item.type,
    title: item.title,
    url: item.url,
    webview_height_ratio: item.webviewHeightRatio,
    messenger_extensions: item.messengerExtensions,
    fallback_url: item.fallbackUrl,
    webview_share_button: item.hidesShare === true ? "hide" : undefined,
  });
}

/** What of it is understood, and what is set in a form that is not. */
export function fromRaw(raw: RawProfile): { profile: MessengerProfile; foreign: Property[] } {
  const profile: Record<string, unknown> = {};
  const foreign: Property[] = [];
  for (const property of PROPERTIES) {
    if (raw[property] === undefined) continue;
    const read = READERS[property](raw[property]);
    if (read === null) foreign.push(property);
    else profile[property] = read;
  }
  return { profile, foreign };
}

/** Null: not of a form that is known here. */
const READERS: { [P in Property]: (value: unknown) => MessengerProfile[P] | null } = {
  greeting: (value) =>
    inLocales(value, ["text"], (entry) => {
      const text = stringAt(entry, "text");
      return text === null ? null : { text };
    }),
  getStarted: (value) => {
    const payload = stringAt(value, "payload");
    return payload === null ? null : { payload };
  },
  iceBreakers: (value) => {
    const old = all(value, readQuestion);
    // The old form lists the questions themselves.
    if (old !== null && old.length > 0) return [{ locale: DEFAULT_LOCALE, questions: old }];
    return inLocales(value, ["call_to_actions"], (entry) => {
      const questions = all(field(entry, "call_to_actions"), readQuestion);
      return questions === null ? null : { questions };
    });
  },
  menu: (value) =>
    inLocales(value, ["composer_input_disabled", "disabled_surfaces", "call_to_actions"], (entry) => {
      const items = all(field(entry, "call_to_actions") ?? [], readMenuItem);
      const surfaces = listAt(entry, "disabled_surfaces").filter((it) => typeof it === "string");
      if (items === null) return null;
      return {
        composerDisabled: field(entry, "composer_input_disabled") === true,
        items,
        ...(surfaces.length === 0 ? {} : { disabledSurfaces: surfaces }),
      };
    }),
  commands: (value) =>
    inLocales(value, ["commands"], (entry) => {
      const commands = all(field(entry, "commands"), (it) => {
        const [name, description] = [stringAt(it, "name"), stringAt(it, "description")];
        return name === null || description === null ? null : { name, description };
      });
      return commands === null ? null : { commands };
    }),
  domains: (value) => all(value, (it) => (typeof it === "string" ? it : null)),
  accountLinkingUrl: (value) => (typeof value === "string" ? value : null),
};

function readQuestion(item: unknown): ProfileQuestion | null {
  const [question, payload] = [stringAt(item, "question"), stringAt(item, "payload")];
  return question === null || payload === null ? null : { question, payload };
}

const LINK_KEYS = new Set([
  ...["type", "title", "url", "webview_height_ratio", "messenger_extensions"],
  ...["fallback_url", "webview_share_button"],
]);

function readMenuItem(item: unknown): ProfileMenuItem | null {
  const title = stringAt(item, "title");
  if (!isObject(item) || title === null) return null;
  const url = stringAt(item, "url");
  if (item["type"] === "postback") {
    const payload = stringAt(item, "payload");
    return payload === null ? null : { type: "postback", title, payload };
  }
  // What would be lost on the way back makes it another form.
  if (item["type"] !== "web_url" || url === null || Object.keys(item).some((key) => !LINK_KEYS.has(key)))
    return null;
  const ratio = stringAt(item, "webview_height_ratio");
  const known = (["compact", "tall", "full"] as const).find((it) => it === ratio);
  const fallbackUrl = stringAt(item, "fallback_url");
  return {
    ...{ type: "web_url", title, url },
    ...(known === undefined ? {} : { webviewHeightRatio: known }),
    ...(item["messenger_extensions"] === true ? { messengerExtensions: true } : {}),
    ...(fallbackUrl === null ? {} : { fallbackUrl }),
    ...(item["webview_share_button"] === "hide" ? { hidesShare: true } : {}),
  };
}

/** An entry for each locale, with these keys and no others. */
function inLocales<T extends object>(
  value: unknown,
  keys: readonly string[],
  read: (entry: unknown) => T | null,
): ({ locale: string } & T)[] | null {
  return all(value, (entry) => {
    const locale = stringAt(entry, "locale");
    const isKnown =
      isObject(entry) && Object.keys(entry).every((key) => key === "locale" || keys.includes(key));
    const rest = locale !== null && isKnown ? read(entry) : null;
    return locale === null || rest === null ? null : { locale, ...rest };
  });
}

function all<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(read);
  return items.every((item) => item !== null) ? items : null;
}
