import { MESSAGE_UNITS_MAX } from "../protocol/limits.ts";
import { URL_UNITS_MAX, WORDS_UNITS_MAX } from "../protocol/outgoing/limits.ts";
import { placesIn, type UtilityButton, type UtilityTemplate } from "../protocol/library/utility-template.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { listAt, stringAt } from "./json.ts";
import { readList, type Listed } from "./record.ts";

const PAGE = 100;

/** `GET /{page-id}/message_templates` ("Utility messages"): those that Meta approved, and an `outgoing` can fill in. */
export async function listUtilityTemplates(
  access: GraphAccess,
  after: string | null,
): Promise<GraphOutcome<Listed<UtilityTemplate>>> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(after === null ? {} : { after }) });
  const path = `${access.pageId}/message_templates?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  return { kind: "accepted", value: readList(outcome.value, readTemplate) };
}

/** Null: it is not approved, or has a picture or a place above its body, for which an `outgoing` has no field. */
function readTemplate(item: unknown): UtilityTemplate | null {
  const [name, language] = [wordsAt(item, "name"), wordsAt(item, "language")];
  if (stringAt(item, "status") !== "APPROVED" || name === null || language === null) return null;
  const component = (type: string): unknown =>
    listAt(item, "components").find((it) => stringAt(it, "type")?.toUpperCase() === type);
  const body = wordsAt(component("BODY"), "text", MESSAGE_UNITS_MAX);
  if (body === null) return null;
  const head = component("HEADER");
  const header = wordsAt(head, "text");
  if (head !== undefined && (header === null || placesIn(header).length > 0)) return null;
  const all = listAt(component("BUTTONS"), "buttons");
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
