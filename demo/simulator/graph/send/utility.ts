/** `message.template`: a template of the Page that Meta approved, filled in (Utility messages). */
import type { Json, JsonObject } from "../../json.ts";
import { isObject } from "../../json.ts";
import type { Attachment } from "../../world/state.ts";
import { textOf } from "../call.ts";
import { guessedError } from "../errors.ts";
import { filledTemplate } from "../message-templates.ts";
import type { Place } from "./attachments.ts";
import { checkEnum } from "./checks.ts";
import { paramsOf, withParams } from "./template-words.ts";

/** One of words alone looks like a text; with a header or buttons it is a card. */
export function readUtility(
  value: Json | undefined,
  { context, page }: Pick<Place, "context" | "page">,
): { text?: string; attachments?: Attachment[] } {
  const template = filledTemplate(context, { page }, value);
  const part = (type: string): JsonObject | undefined =>
    template.components.find((component) => component["type"] === type);
  const words = textOf(part("BODY")?.["text"]) ?? "";
  const body = withParams(words, valuesFor(paramsOf(words), template.parameters));
  const header = textOf(part("HEADER")?.["text"]);
  const buttons = buttonsOf(part("BUTTONS"), template.buttons);
  if (header === null && buttons.length === 0) return { text: body };
  const card = {
    title: header ?? body,
    ...(header === null ? {} : { subtitle: body }),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
  return {
    attachments: [{ type: "template", payload: { template_type: "generic", elements: [card] } }],
  };
}

/** By place, or by name where the template has names; as many as there are places, and none with `#`, `$` or `%`. */
function valuesFor(places: readonly string[], parameters: readonly JsonObject[]): Map<string, string> {
  const named = parameters.map((it, index): [string, string] => {
    const text = textOf(it["text"]) ?? "";
    if (text === "" || /[#$%]/.test(text)) throw guessedError("utilityParameters");
    return [textOf(it["parameter_name"]) ?? places[index] ?? "", text];
  });
  const values = new Map(named);
  if (named.length !== places.length || places.some((place) => !values.has(place)))
    throw guessedError("utilityParameters");
  return values;
}

/** What each button of the template takes, in their order: a payload, or the end of its address. */
function buttonsOf(component: JsonObject | undefined, given: readonly JsonObject[]): JsonObject[] {
  const buttons = component?.["buttons"];
  const all = Array.isArray(buttons) ? buttons.filter(isObject) : [];
  if (given.length > all.length) throw guessedError("utilityParameters");
  return all.map((button, index) => {
    const [type, title, more] = [textOf(button["type"]), textOf(button["text"]) ?? "", given[index] ?? {}];
    if (Object.keys(more).length > 0)
      checkEnum(textOf(more["type"]) ?? "", [type ?? ""], `message[template][buttons][${index}][type]`);
    if (type === "POSTBACK") return { type: "postback", title, payload: textOf(more["payload"]) ?? title };
    const url = (textOf(button["url"]) ?? "").replace(/\{\{\w+\}\}/, textOf(more["url"]) ?? "");
    return { type: "web_url", title, url };
  });
}
