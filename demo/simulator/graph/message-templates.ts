/** Utility templates: Meta's library, and those of a Page (Utility messages). */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { MessageTemplateState } from "../world/state.ts";
import type { Caller } from "./access.ts";
import { checkPermission } from "./access.ts";
import { jsonOf, textOf, type GraphCall } from "./call.ts";
import { guessedError, invalidParameter } from "./errors.ts";
import { checkEnum, optionalList, requiredObject, requiredText } from "./send/checks.ts";
import { paramsOf } from "./send/template-words.ts";

const NAME = /^[a-z0-9_]+$/;

/** Templates that Meta has ready, of which a Page makes its own by name. */
const LIBRARY: readonly Omit<MessageTemplateState, "id" | "status">[] = [
  {
    name: "order_update",
    language: "en_US",
    components: [
      { type: "BODY", text: "Good news: your order {{1}} was shipped, and arrives on {{2}} at your door." },
    ],
  },
  {
    name: "appointment_reminder",
    language: "en_US",
    components: [
      { type: "HEADER", format: "TEXT", text: "See you soon" },
      { type: "BODY", text: "Hello {{1}}, your appointment is on {{2}}. Can you make it?" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "POSTBACK", text: "I'll be there" },
          { type: "URL", text: "Change it", url: "https://shop.example.com/appointments/{{1}}" },
        ],
      },
    ],
  },
];

/** `GET /message_template_library` */
export function listLibrary(_: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkPermission(caller, "pages_utility_messaging");
  const wanted = textOf(call.params["name_or_content"])?.toLowerCase() ?? "";
  const language = textOf(call.params["language"]);
  const data = LIBRARY.filter((it) => language === null || it.language === language).filter(
    ({ name, components }) => JSON.stringify([name, components]).toLowerCase().includes(wanted),
  );
  return { data: data.map((it) => ({ ...structuredClone(it), category: "UTILITY" })) };
}

/** `GET /{page}/message_templates` */
export function listTemplates(_: SimulatorContext, { page }: Caller, call: GraphCall): Json {
  const name = textOf(call.params["name"]);
  const all = Object.values(page.messageTemplates ?? {}).filter((it) => name === null || it.name === name);
  return { data: all.map((it) => ({ ...structuredClone(it), category: "UTILITY" })) };
}

/** `POST /{page}/message_templates`: approved at once, or rejected for what Meta names. */
export function makeTemplate(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkPermission(caller, "pages_utility_messaging");
  const { params } = call;
  const name = requiredText(params, "name", 512, "template");
  if (!NAME.test(name)) throw invalidParameter("Param name must be lowercase letters, digits and _.");
  const language = requiredText(params, "language", 10, "template");
  const components = componentsOf(params, language);
  const status = isApproved(components) ? "APPROVED" : "REJECTED";
  const id = context.ids.attachmentId();
  (caller.page.messageTemplates ??= {})[id] = { id, name, language, status, components };
  context.world.changed();
  return { id, status, category: "UTILITY" };
}

function componentsOf(params: JsonObject, language: string): JsonObject[] {
  const library = textOf(params["library_template_name"]);
  if (library !== null) {
    const found = LIBRARY.find((it) => it.name === library && it.language === language);
    if (found === undefined) throw guessedError("utilityTemplateUnknown");
    return structuredClone(found.components);
  }
  checkEnum(textOf(params["category"]) ?? "", ["UTILITY"], "category");
  const components = optionalList(params, "components", "template").map((it, index) =>
    requiredObject(it, `components[${index}]`),
  );
  for (const [index, { type }] of components.entries())
    checkEnum(textOf(type) ?? "", ["HEADER", "BODY", "BUTTONS"], `components[${index}][type]`);
  if (!components.some(({ type }) => type === "BODY")) throw invalidParameter("A template needs a body.");
  return components.map((it) => structuredClone(it));
}

/** No parameter begins or ends the body, and they are not all that it says ("INCORRECT_PARAMS", …). */
function isApproved(components: readonly JsonObject[]): boolean {
  const body = textOf(components.find(({ type }) => type === "BODY")?.["text"]) ?? "";
  const words = body
    .replaceAll(/\{\{\w+\}\}/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  const isAtEdge = /^\s*\{\{|\}\}\s*$/.test(body);
  return !isAtEdge && words > 2 * paramsOf(body).length;
}

/** What the template of this name and language says, filled in. @throws GraphError 100 */
export function filledTemplate(
  { page }: Pick<Caller, "page">,
  value: Json | undefined,
): MessageTemplateState & {
  parameters: readonly JsonObject[];
  buttons: readonly JsonObject[];
} {
  const given = requiredObject(jsonOf(value), "message[template]");
  const name = textOf(given["name"]);
  const wanted = jsonOf(given["language"]);
  const language = isObject(wanted) ? textOf(wanted["code"]) : null;
  const found = Object.values(page.messageTemplates ?? {}).find(
    (it) => it.name === name && it.language === language && it.status === "APPROVED",
  );
  if (found === undefined) throw guessedError("utilityTemplateUnknown");
  const components = optionalList(given, "components", "message[template]").map((it, index) =>
    requiredObject(it, `message[template][components][${index}]`),
  );
  const parametersOf = (type: string): JsonObject[] =>
    components
      .filter((it) => it["type"] === type)
      .flatMap((it) => optionalList(it, "parameters", "message[template]"))
      .map((it) => requiredObject(it, "message[template][parameters]"));
  return { ...found, parameters: parametersOf("body"), buttons: parametersOf("buttons") };
}
