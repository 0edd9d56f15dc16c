/** Utility templates: Meta's library, and those of a Page (Utility messages). */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { MessageTemplateState } from "../world/state.ts";
import type { Caller } from "./access.ts";
import { checkPermission } from "./access.ts";
import { jsonOf, textOf, type GraphCall } from "./call.ts";
import { guessedError, invalidParameter } from "./errors.ts";
import { checkEnum, optionalList, requiredObject, requiredText, requiredUrl } from "./send/checks.ts";
import { paramsOf } from "./send/template-words.ts";

const NAME = /^[a-z0-9_]+$/;

type LibraryButton = { type: "URL" | "POSTBACK"; text: string; url?: string };

/** As Meta's library tells of them: flat, with an example for each parameter. */
type LibraryTemplate = {
  id: string;
  name: string;
  language: string;
  topic: string;
  usecase: string;
  header?: string;
  body: string;
  body_params: string[];
  buttons?: LibraryButton[];
};

/** Templates that Meta has ready, of which a Page makes its own by name. */
const LIBRARY: readonly LibraryTemplate[] = [
  {
    ...{ id: "7635027653257090", name: "order_update", language: "en_US" },
    ...{ topic: "ORDER_MANAGEMENT", usecase: "SHIPMENT_CONFIRMATION" },
    body: "Good news: your order {{1}} was shipped, and arrives on {{2}} at your door.",
    body_params: ["4711", "Monday"],
  },
  {
    ...{ id: "7635027653257091", name: "appointment_reminder", language: "en_US" },
    ...{ topic: "EVENT_REMINDER", usecase: "APPOINTMENT_REMINDER" },
    header: "See you soon",
    body: "Hello {{1}}, your appointment is on {{2}}. Can you make it?",
    body_params: ["Ada", "Monday"],
    buttons: [
      { type: "POSTBACK", text: "I'll be there" },
      { type: "URL", text: "Change it", url: "https://shop.example.com/appointments/{{1}}" },
    ],
  },
  {
    ...{ id: "7635027653257092", name: "delivery_confirmation_1", language: "en" },
    ...{ topic: "ORDER_MANAGEMENT", usecase: "DELIVERY_CONFIRMATION" },
    // Meta's own begin as no Page's may.
    body: "{{1}}, your order was successfully delivered!\n\nYou can manage your order below.",
    body_params: ["John"],
    buttons: [{ type: "URL", text: "Manage order", url: "https://www.example.com" }],
  },
  {
    ...{ id: "7635027653257093", name: "order_update", language: "de" },
    ...{ topic: "ORDER_MANAGEMENT", usecase: "SHIPMENT_CONFIRMATION" },
    body: "Gute Nachrichten: Ihre Bestellung {{1}} ist unterwegs und kommt am {{2}} bei Ihnen an.",
    body_params: ["4711", "Montag"],
  },
];

/** `GET /message_template_library` */
export function listLibrary(_: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkPermission(caller, "pages_utility_messaging");
  const wanted = textOf(call.params["name_or_content"])?.toLowerCase() ?? "";
  const language = textOf(call.params["language"]);
  const data = LIBRARY.filter((it) => language === null || it.language === language).filter(
    ({ name, header = "", body }) => `${name} ${header} ${body}`.toLowerCase().includes(wanted),
  );
  return {
    data: data.map((it) => ({
      ...structuredClone(it),
      category: "UTILITY",
      industry: ["E_COMMERCE"],
      body_param_types: it.body_params.map(() => "TEXT"),
    })),
  };
}

/** `GET /{page}/message_templates` */
export function listTemplates(context: SimulatorContext, { page }: Caller, call: GraphCall): Json {
  const name = textOf(call.params["name"]);
  const all = Object.values(page.messageTemplates ?? {}).filter((it) => name === null || it.name === name);
  return {
    data: all.map(({ reviewedAt = 0, rejectedReason, ...it }) => {
      const isPending = reviewedAt > context.clock.now();
      const rejected = isPending || rejectedReason === undefined ? {} : { rejected_reason: rejectedReason };
      const status = isPending ? "PENDING" : it.status;
      return { ...structuredClone(it), ...rejected, status, category: "UTILITY" };
    }),
  };
}

/** `POST /{page}/message_templates`: approved or rejected for what Meta names, within seconds. */
export function makeTemplate(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkPermission(caller, "pages_utility_messaging");
  const { params } = call;
  const name = requiredText(params, "name", 512, "template");
  if (!NAME.test(name)) throw invalidParameter("Param name must be lowercase letters, digits and _.");
  const language = requiredText(params, "language", 10, "template");
  const library = textOf(params["library_template_name"]);
  const components = library === null ? ownComponents(params) : clonedComponents(params, library, language);
  const all = Object.values(caller.page.messageTemplates ?? {});
  if (all.some((it) => it.name === name && it.language === language))
    throw guessedError("utilityTemplateThere");
  // What Meta has ready needs no review of its words.
  const reason = library === null ? reasonAgainst(components) : null;
  const { templateReviewMs } = context.rules;
  const id = context.ids.attachmentId();
  (caller.page.messageTemplates ??= {})[id] = {
    ...{ id, name, language, components },
    status: reason === null ? "APPROVED" : "REJECTED",
    ...(reason === null ? {} : { rejectedReason: reason }),
    ...(templateReviewMs === 0 ? {} : { reviewedAt: context.clock.now() + templateReviewMs }),
  };
  context.world.changed();
  const status = templateReviewMs > 0 ? "PENDING" : reason === null ? "APPROVED" : "REJECTED";
  return { id, status, category: "UTILITY" };
}

/** Links of Meta's templates lead where the Page says (`library_template_button_inputs`), one for each. */
function clonedComponents(params: JsonObject, library: string, language: string): JsonObject[] {
  const found = LIBRARY.find((it) => it.name === library && it.language === language);
  if (found === undefined) throw guessedError("utilityTemplateUnknown");
  const where = "library_template_button_inputs";
  const bases = optionalList(params, where, "template").map((it, index) => {
    const url = requiredObject(requiredObject(it, `${where}[${index}]`)["url"], `${where}[${index}][url]`);
    requiredUrl(url["base_url"], `${where}[${index}][url][base_url]`);
    // As it is: a place at its end is no part of a URL.
    return textOf(url["base_url"]) ?? "";
  });
  const links = (found.buttons ?? []).filter(({ type }) => type === "URL");
  if (bases.length > 0 && bases.length !== links.length)
    throw invalidParameter(`Param ${where} must have one for each link of the template.`);
  const buttons = (found.buttons ?? []).map((it) => {
    const base = it.type === "URL" ? bases[links.indexOf(it)] : undefined;
    return base === undefined ? { ...it } : { ...it, url: base };
  });
  return [
    ...(found.header === undefined ? [] : [{ type: "HEADER", format: "TEXT", text: found.header }]),
    { type: "BODY", text: found.body },
    ...(buttons.length === 0 ? [] : [{ type: "BUTTONS", buttons }]),
  ];
}

function ownComponents(params: JsonObject): JsonObject[] {
  checkEnum(textOf(params["category"]) ?? "", ["UTILITY"], "category");
  const components = optionalList(params, "components", "template").map((it, index) =>
    requiredObject(it, `components[${index}]`),
  );
  for (const [index, { type }] of components.entries())
    checkEnum(textOf(type) ?? "", ["HEADER", "BODY", "BUTTONS"], `components[${index}][type]`);
  if (!components.some(({ type }) => type === "BODY")) throw invalidParameter("A template needs a body.");
  return components.map((it) => structuredClone(it));
}

/** No parameter begins or ends the body, and they are not all that it says ("Common template rejection reasons"). */
function reasonAgainst(components: readonly JsonObject[]): string | null {
  const body = textOf(components.find(({ type }) => type === "BODY")?.["text"]) ?? "";
  const words = body
    .replaceAll(/\{\{\w+\}\}/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  if (/^\s*\{\{|\}\}\s*$/.test(body)) return "INCORRECT_PARAMS";
  return words > 2 * paramsOf(body).length ? null : "PARAMS_TO_WORD_RATIO_EXCEED_LIMIT";
}

/** What the template of this name and language says, filled in. @throws GraphError 100 */
export function filledTemplate(
  { clock }: Pick<SimulatorContext, "clock">,
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
    (it) =>
      it.name === name &&
      it.language === language &&
      it.status === "APPROVED" &&
      (it.reviewedAt ?? 0) <= clock.now(),
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
