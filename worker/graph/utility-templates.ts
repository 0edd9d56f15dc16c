import { own } from "../protocol/own.ts";
import { MESSAGE_UNITS_MAX } from "../protocol/limits.ts";
import { URL_UNITS_MAX, WORDS_UNITS_MAX } from "../protocol/outgoing/limits.ts";
import {
  placesIn,
  type Rejection,
  type TemplateLink,
  type TemplateReview,
  type UnapprovedTemplate,
  type UtilityButton,
  type UtilityTemplate,
} from "../protocol/library/utility-template.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { listAt, stringAt } from "./json.ts";
import { readList, type Listed } from "./record.ts";

const PAGE = 100;

/** A Page's template: one that can be sent, or one that cannot, with its state. */
export type ListedTemplate = UtilityTemplate | UnapprovedTemplate;

/**
 * `GET /{page-id}/message_templates` ("Utility messages"): those that an `outgoing` can fill in, and those that Meta has not
 * approved.
 */
export async function listUtilityTemplates(
  access: GraphAccess,
  after: string | null,
): Promise<GraphOutcome<Listed<ListedTemplate>>> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(after === null ? {} : { after }) });
  const path = `${access.pageId}/message_templates?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  return { kind: "accepted", value: readList(outcome.value, readListed) };
}

/** `GET /message_template_library` ("Utility messages"): Meta's own, which are approved for everybody and sent by nobody as they are. */
export async function listTemplateLibrary(
  access: GraphAccess,
  { language, words, after }: { language: string | null; words: string | null; after: string | null },
): Promise<GraphOutcome<Listed<UtilityTemplate>>> {
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...(language === null ? {} : { language }),
    ...(words === null ? {} : { name_or_content: words }),
    ...(after === null ? {} : { after }),
  });
  const path = `message_template_library?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  return { kind: "accepted", value: readList(outcome.value, readTemplate) };
}

/**
 * `POST /{page-id}/message_templates` with `library_template_name` ("Utility messages"): makes one of Meta's the Page's own,
 * under the same name, its links leading where these do.
 */
export async function cloneTemplate(
  access: GraphAccess,
  { name, language, links }: { name: string; language: string; links: readonly TemplateLink[] },
): Promise<GraphOutcome<TemplateReview>> {
  const inputs = links.map(({ title, url, takes }) => ({
    type: "URL",
    text: title,
    url: takes ? { base_url: `${url}{{1}}`, url_suffix_example: `${url}1234` } : { base_url: url },
  }));
  const outcome = await callGraph(access, "POST", `${access.pageId}/message_templates`, READ_TIMEOUT_MS, {
    ...{ name, language, category: "UTILITY", library_template_name: name },
    ...(inputs.length === 0 ? {} : { library_template_button_inputs: inputs }),
  });
  return outcome.kind === "accepted" ? { kind: "accepted", value: readReview(outcome.value) } : outcome;
}

const STATES: Partial<Record<string, TemplateReview["state"]>> = {
  APPROVED: "approved",
  REJECTED: "rejected",
  PAUSED: "stopped",
  DISABLED: "stopped",
  ARCHIVED: "stopped",
  DELETED: "stopped",
  PENDING_DELETION: "stopped",
};

const REASONS: Partial<Record<string, Rejection>> = {
  INCORRECT_PARAMS: "incorrect_params",
  PARAMS_TO_WORD_RATIO_EXCEED_LIMIT: "too_many_params",
  TAG_SHOULD_BE_MARKETING: "marketing",
};

/** A state that is not known here is not approved yet. Meta's own example of a list has none: it is of approved ones. */
function readReview(item: unknown): TemplateReview {
  const status = stringAt(item, "status");
  const state = status === null ? "approved" : (own(STATES, status) ?? "pending");
  const reason = stringAt(item, "rejected_reason") ?? "";
  return { state, ...(state === "rejected" ? { reason: own(REASONS, reason) ?? "other" } : {}) };
}

function readListed(item: unknown): ListedTemplate | null {
  const { state, reason } = readReview(item);
  if (state === "approved") return readTemplate(item);
  const [name, language] = [wordsAt(item, "name"), wordsAt(item, "language")];
  if (name === null || language === null) return null;
  const body = wordsAt(componentsOf(item).body, "text", MESSAGE_UNITS_MAX) ?? "";
  return { ...{ name, language, body, state }, ...(reason === undefined ? {} : { reason }) };
}

/** Null: it has a picture or a place above its body, for which an `outgoing` has no field, or nothing to say. */
function readTemplate(item: unknown): UtilityTemplate | null {
  const [name, language] = [wordsAt(item, "name"), wordsAt(item, "language")];
  const parts = componentsOf(item);
  const body = wordsAt(parts.body, "text", MESSAGE_UNITS_MAX);
  if (name === null || language === null || body === null) return null;
  const header = wordsAt(parts.header, "text");
  if (parts.header !== undefined && (header === null || placesIn(header).length > 0)) return null;
  const all = listAt(parts.buttons, "buttons");
  const buttons = all.flatMap((it) => readButton(it) ?? []);
  // A button is sent by its place among all of them.
  if (buttons.length < all.length) return null;
  const parameters = placesIn(body);
  return {
    ...{ name, language, body, parameters },
    ...(header === null ? {} : { header }),
    ...(parameters.some((it) => !/^\d+$/.test(it)) ? { named: true } : {}),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
}

/** In Meta's examples a template is made of `components`, and told of in a list by its `body`, `header` and `buttons`. */
function componentsOf(item: unknown): { header?: unknown; body?: unknown; buttons?: unknown } {
  const all = listAt(item, "components");
  const component = (type: string): unknown => all.find((it) => stringAt(it, "type")?.toUpperCase() === type);
  if (all.length > 0)
    return { header: component("HEADER"), body: component("BODY"), buttons: component("BUTTONS") };
  const header = stringAt(item, "header");
  return {
    ...(header === null ? {} : { header: { text: header } }),
    body: { text: stringAt(item, "body") },
    buttons: item,
  };
}

function readButton(item: unknown): UtilityButton | null {
  const title = wordsAt(item, "text");
  if (title === null) return null;
  switch (stringAt(item, "type")?.toUpperCase()) {
    case "POSTBACK":
      return { type: "postback", title };
    case "URL": {
      const url = wordsAt(item, "url", URL_UNITS_MAX);
      if (url === null) return null;
      return { type: "web_url", title, url, ...(placesIn(url).length === 0 ? {} : { takes: true }) };
    }
    default:
      return null;
  }
}

/** Null where it is not there, empty, or longer than could be sent. */
function wordsAt(value: unknown, name: string, max = WORDS_UNITS_MAX): string | null {
  const text = stringAt(value, name);
  return text === null || text.trim() === "" || text.length > max ? null : text.toWellFormed();
}
